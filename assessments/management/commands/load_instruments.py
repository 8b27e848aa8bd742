"""Publishes instrument files; without arguments those that come with HILO."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from assessments.actions.instruments import PublishedVersionChanged, load_instrument
from assessments.content import InstrumentMistake, builtin_instruments, read_instrument

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Publish instrument files (the built-in ones by default); running it again is harmless."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")

    def handle(self, *_args: Any, files: list[Path], verbosity: int, **_options: Any) -> None:
        for path in files or builtin_instruments():
            try:
                instrument, is_new = load_instrument(content=read_instrument(path))
            except (InstrumentMistake, OSError) as mistake:
                raise CommandError(str(mistake), returncode=2) from None
            except PublishedVersionChanged as refusal:
                message = f"{path}: {refusal}"
                raise CommandError(message, returncode=2) from None
            if is_new or verbosity > 1:
                state = "published" if is_new else "already published"
                self.stdout.write(f"{instrument}: {state}")
