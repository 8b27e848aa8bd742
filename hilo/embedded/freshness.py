"""Remembers what a start has prepared, so that the next one need not load Django to ask."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING

from hilo.embedded.home import PROJECT
from hilo.env import env

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hilo.embedded.home import Home

_MADE_BY_PROGRAMS = frozenset({"staticfiles", "node_modules", "__pycache__", "tests", "docs"})
_COLLECTED = PROJECT / "staticfiles" / "staticfiles.json"


def recall_sample(home: Home) -> str | None:
    """How to sign in, when neither the program nor the database changed since it was prepared."""
    if _others_may_change_the_database():
        return None
    try:
        memory = json.loads(_memory(home).read_text(encoding="utf-8"))
        unchanged = memory["fingerprint"] == _fingerprint(home)
    except (OSError, ValueError, KeyError):
        return None
    return str(memory["sample"]) if unchanged else None


def remember_sample(home: Home, sample: str) -> None:
    if _others_may_change_the_database():
        return
    try:
        memory = {"fingerprint": _fingerprint(home), "sample": sample}
    except FileNotFoundError:  # of a cluster kept outside the home
        return
    _memory(home).write_text(json.dumps(memory), encoding="utf-8")


def forget_sample(home: Home) -> None:
    """Look again at the next start: a command may have changed tables or rows."""
    _memory(home).unlink(missing_ok=True)


def _memory(home: Home) -> Path:
    return home.folder / "prepared.json"


def _others_may_change_the_database() -> bool:
    return bool(env.str("DATABASE_URL", default=""))


def _fingerprint(home: Home) -> str:
    cluster = (home.folder / "postgres" / "PG_VERSION").stat()
    collected = _COLLECTED.stat().st_mtime_ns if not env.bool("DEBUG", default=False) else 0
    digest = hashlib.sha256(f"{cluster.st_ino} {cluster.st_mtime_ns} {collected}".encode())
    for path, size, changed in sorted(_sources()):
        digest.update(f"{path} {size} {changed}\n".encode())
    return digest.hexdigest()


def _sources() -> Iterator[tuple[str, int, int]]:
    """Every file that may change tables, content, sample or static files."""
    for top in sorted(PROJECT.iterdir()):
        if top.is_dir() and _is_source(top):
            yield from _files_below(top)


def _files_below(top: Path) -> Iterator[tuple[str, int, int]]:
    for folder, folders, files in os.walk(top):
        folders[:] = [name for name in folders if name not in _MADE_BY_PROGRAMS]
        for name in files:
            seen = os.stat(f"{folder}/{name}")  # noqa: PTH116  a thousand files in a hundredth second
            yield f"{folder}/{name}", seen.st_size, seen.st_mtime_ns


def _is_source(top: Path) -> bool:
    return not top.name.startswith(".") and top.name not in _MADE_BY_PROGRAMS
