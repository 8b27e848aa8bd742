"""Brings tables, files and the sample organization up to date in one Python process."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

if TYPE_CHECKING:
    from hilo.embedded.home import Home


def prepare_database() -> None:
    """Migrate when something is not applied yet."""
    django.setup()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def prepare_files(home: Home) -> None:
    """Collect the static files when one of them has changed since they were last collected."""
    if settings.DEBUG:
        return
    stamp = home.folder / "static-files"
    fingerprint = _fingerprint_static_files()
    collected = (settings.STATIC_ROOT / "staticfiles.json").exists()
    if collected and stamp.exists() and stamp.read_text(encoding="ascii") == fingerprint:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(fingerprint, encoding="ascii")


def prepare_sample() -> str:
    """Load the instruments and the sample organization; return how to sign in to it."""
    sample = io.StringIO()
    call_command("load_instruments", stdout=io.StringIO())
    call_command("demo", stdout=sample)
    connection.close()
    return sample.getvalue()


def _fingerprint_static_files() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(None):
            seen = Path(storage.path(path)).stat()
            digest.update(f"{path} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()
