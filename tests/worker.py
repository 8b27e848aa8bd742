"""A real Celery worker over the test's own database, started, held at a step, killed by its id."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import time
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection, transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Worker:
    """One worker process with a single thread of work, in a session of its own."""

    pid: int
    log: Path

    def lives(self) -> bool:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return True

    def kill(self) -> None:
        """End it at once, as a crash would: nothing is handed back or said."""
        self.signal(signal.SIGKILL)
        wait_until(lambda: not self.lives())

    def signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def stop(self) -> None:
        self.signal(signal.SIGTERM)
        try:
            wait_until(lambda: not self.lives())
        except TimeoutError:
            self.kill()


@contextmanager
def running_worker(folder: Path) -> Iterator[Worker]:
    """Run a worker until the block ends; it is ready for work when the block begins."""
    worker = start_worker(folder)
    try:
        yield worker
    finally:
        worker.stop()


def start_worker(folder: Path) -> Worker:
    log = folder / f"worker-{time.monotonic_ns()}.log"
    log.touch()
    nursery = _nursery(_database_url(), os.environ["HILO_HOME"])
    nursery.stdin.write(f"{log}\n")
    nursery.stdin.flush()
    worker = Worker(int(nursery.stdout.readline()), log)
    wait_until(lambda: " ready." in log.read_text() or not worker.lives(), seconds=40)
    if not worker.lives():
        raise RuntimeError(log.read_text())
    return worker


@cache
def _nursery(database_url: str, home: str) -> subprocess.Popen[str]:
    """The process that all workers over the same services are forked from."""
    changed = {
        "DJANGO_SETTINGS_MODULE": "hilo.test_settings",
        "SECRET_KEY": settings.SECRET_KEY,
        "DATABASE_URL": database_url,
        "HILO_HOME": home,
        "PYTHONPATH": str(PROJECT),
    }
    nursery = subprocess.Popen(
        [sys.executable, PROJECT / "tests" / "worker_nursery.py"],
        cwd=PROJECT,
        env=os.environ | changed,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    atexit.register(nursery.communicate)
    return nursery


def wait_until(holds: Callable[[], bool], *, seconds: float = 20) -> None:
    """Look again and again, and fail once the time is over."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            message = f"It did not come true within {seconds} s."
            raise TimeoutError(message)
        time.sleep(0.02)


def held(table: str, mode: str = "SHARE") -> AbstractContextManager[None]:
    """Hold a table, so that the worker has to wait where it writes to it."""
    return _holding(f"LOCK TABLE {table} IN {mode} MODE")


@contextmanager
def held_before(statement: str, *, where: str) -> Iterator[None]:
    """Let a worker wait before a statement like "INSERT ON table" as long as a row is found.

    No row is locked by the waiting, and the worker runs the product's own code.
    """
    try:
        with _holding("SELECT pg_advisory_xact_lock(1)"), connection.cursor() as cursor:
            cursor.execute(
                "CREATE FUNCTION wait_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"IF EXISTS (SELECT FROM {where}) THEN PERFORM pg_advisory_xact_lock_shared(1); "
                "END IF; RETURN NULL; END $$;"
                f"CREATE TRIGGER wait_here BEFORE {statement} EXECUTE FUNCTION wait_here()"
            )
            yield
    finally:
        # Also where a test fails: else every later one that waits would fail with it.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '20s'")
            cursor.execute("DROP FUNCTION IF EXISTS wait_here CASCADE")


@contextmanager
def _holding(lock: str) -> Iterator[None]:
    """Hold a lock from a connection of its own."""
    holder = connection.copy()
    holder.set_autocommit(False)
    holder.cursor().execute(lock)
    try:
        yield
    finally:
        holder.rollback()
        holder.close()


def somebody_waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_stat_activity "
            "WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        return cursor.fetchone() is not None


def _database_url() -> str:
    at = connection.settings_dict
    options = at.get("OPTIONS", {})
    host = at["HOST"] or options.get("host", "")
    port = f"&port={at['PORT']}" if at["PORT"] else ""
    return f"postgresql://{at['USER']}@/{at['NAME']}?host={host}{port}"
