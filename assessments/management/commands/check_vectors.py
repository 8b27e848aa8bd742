"""Check reference vectors against the product's own functions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from assessments.disclosure.vector_families import FAMILIES as DISCLOSURE
from assessments.scoring.vector_check import check_vector
from assessments.scoring.vector_families import FAMILIES as SCORING

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from assessments.scoring.vector_check import Failure


class Command(BaseCommand):
    """Print each failure, then the count; exit 1 if any failed, 2 if a file cannot be read."""

    help = "Check reference vectors (JSON) against the scoring and disclosure functions."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="JSON file of vectors")

    def handle(self, *_: Any, **options: Any) -> None:
        vectors = [vector for name in options["files"] for vector in read_vectors(Path(name))]
        families = {**SCORING, **DISCLOSURE}
        found = [check_vector(vector, families=families) for vector in vectors]
        failures = [failure for failure in found if failure is not None]
        for failure in failures:
            self.stdout.write(_told(failure))
        self.stdout.write(f"{len(vectors) - len(failures)} passed, {len(failures)} failed")
        if failures:
            raise SystemExit(1)


def read_vectors(path: Path) -> list[dict[str, Any]]:
    """Read the vectors of one file: an object with a list "vectors", or the list itself."""
    try:
        body = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CommandError(f"{path}: cannot be read: {error.strerror}.", returncode=2) from error
    except ValueError as error:
        raise CommandError(f"{path}: is not JSON: {error}.", returncode=2) from error
    vectors = body.get("vectors") if isinstance(body, dict) else body
    if not isinstance(vectors, list) or not all(isinstance(vector, dict) for vector in vectors):
        raise CommandError(f'{path}: has no list of objects named "vectors".', returncode=2)
    return vectors


def _told(failure: Failure) -> str:
    expected, got = json.dumps(failure.expected), json.dumps(failure.got, default=str)
    return f"FAILED {failure.id} {failure.statistic}: expected {expected}, got {got}"
