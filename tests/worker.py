"""A real Celery worker over the test's own database, started, held at a step, killed by its id."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROJECT = Path(__file__).resolve().parent.parent


@dataclass
class Worker:
    """One worker process with a single thread of work, in a session of its own."""

    process: subprocess.Popen[bytes]
    log: Path

    def kill(self) -> None:
        """End it at once, as a crash would: nothing is handed back or said."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(20)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
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
    command = [sys.executable, "-m", "celery", "-A", "hilo.celery", "worker", "--pool", "solo"]
    command += ["--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=PROJECT, env=_environment(), stdout=out, stderr=out, start_new_session=True
        )
    worker = Worker(process, log)
    wait_until(lambda: " ready." in log.read_text() or process.poll() is not None, seconds=40)
    if process.poll() is not None:
        raise RuntimeError(log.read_text())
    return worker


def wait_until(holds: Callable[[], bool], *, seconds: float = 20) -> None:
    """Look again and again, and fail once the time is over."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            message = f"It did not come true within {seconds} s."
            raise TimeoutError(message)
        time.sleep(0.02)


@contextmanager
def held(table: str, mode: str = "SHARE") -> Iterator[None]:
    """Hold a table, so that the worker has to wait at one step."""
    with locked(f"LOCK TABLE {table} IN {mode} MODE"):
        yield


@contextmanager
def locked(statement: str) -> Iterator[None]:
    """Hold a lock from a connection of its own until the block ends."""
    holder = connection.copy()
    holder.set_autocommit(False)
    holder.cursor().execute(statement)
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


def _environment() -> dict[str, str]:
    at = connection.settings_dict
    options = at.get("OPTIONS", {})
    host = at["HOST"] or options.get("host", "")
    port = f"&port={at['PORT']}" if at["PORT"] else ""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "hilo.test_settings",
        "SECRET_KEY": settings.SECRET_KEY,
        "DATABASE_URL": f"postgresql://{at['USER']}@/{at['NAME']}?host={host}{port}",
    }
