"""Counts what really reaches PostgreSQL, from the server's own log."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STATEMENT = re.compile(rb"\[(\d+)\] LOG:  (?:statement|execute [^:]*): (.*)")
_PAUSE = 0.3


class StatementCount:
    """`total` is known once the block has ended."""

    total = 0
    texts: tuple[str, ...] = ()


@contextmanager
def counting_statements(log: Path) -> Iterator[StatementCount]:
    """Count the statements of all other connections, BEGIN and health checks included."""
    count = StatementCount()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        own = str(cursor.fetchone()[0]).encode()
    _log_statements("all")
    begun = log.stat().st_size
    try:
        yield count
    finally:
        _log_statements("none")
    with log.open("rb") as lines:
        lines.seek(begun)
        found = [match.groups() for match in map(_STATEMENT.search, lines) if match]
    count.texts = tuple(text.decode() for pid, text in found if pid != own)
    count.total = len(count.texts)


def _log_statements(which: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER SYSTEM SET log_statement = '{which}'")
        cursor.execute("SELECT pg_reload_conf()")
    time.sleep(_PAUSE)
