"""Builds a fictional organization to look around in, once, and says how to sign in."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from assessments.management.sample import build_sample, is_built, sign_in_lines


class Command(BaseCommand):
    help = "Build the sample organization unless it is there, and print how to sign in."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not is_built():
            call_command("load_instruments", stdout=self.stdout)
            build_sample(now=timezone.now())
        for line in sign_in_lines():
            self.stdout.write(line)
