"""Closes one assessment in a process of its own: `closing_process ORGANIZATION ASSESSMENT`."""

from __future__ import annotations

import json
import sys
import time
import warnings
from pathlib import Path

import django
from celery.fixups.django import FixupWarning
from celery.signals import worker_init


def main() -> None:
    """Print seconds and peak memory as JSON, having loaded what a worker loads when it starts."""
    django.setup()
    # Celery's own receiver misses the worker; ours load what a worker does.
    warnings.simplefilter("ignore", FixupWarning)
    worker_init.send(sender=None)
    from django.db import connection  # noqa: PLC0415  needs the settings
    from django.utils import timezone  # noqa: PLC0415  needs the settings

    from assessments.actions.street import close_assessment  # noqa: PLC0415  needs Django
    from assessments.models import Assessment  # noqa: PLC0415  the same
    from organizations.tenancy import scope  # noqa: PLC0415  the same

    organization_id, assessment_id = map(int, sys.argv[1:])
    with scope(organization_id):
        assessment = Assessment.objects.get(pk=assessment_id)
        begun = time.perf_counter()
        result = close_assessment(assessment=assessment, now=timezone.now())
        seconds = time.perf_counter() - begun
    if result is None:
        sys.exit("Nothing was closed.")
    backend = connection.cursor().connection.info.backend_pid
    figures = {"seconds": seconds, "peak_mb": _peak_mb("self"), "postgres_mb": _peak_mb(backend)}
    print(json.dumps(figures))


def _peak_mb(process: int | str) -> float:
    """Of a PostgreSQL process, the part of the shared buffers it has touched is in it."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024 / 1e6


if __name__ == "__main__":
    main()
