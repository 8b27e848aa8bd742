"""Makes the benchmarks of the quarter that has ended, should beat not have been there to do it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from assessments.actions.benchmarks import release_benchmarks


class Command(BaseCommand):
    help = "Make the benchmarks of the quarter that has ended, where enough has changed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        made = release_benchmarks(now=timezone.now())
        for release in made:
            groups = len(release.body["cells"])
            self.stdout.write(f"Released {release}: groups {groups}, digest {release.digest}.")
        if not made:
            self.stdout.write(
                "No new release: the quarter has one, or fewer than ten organizations take part, "
                "or fewer than three joined or left since the last."
            )
