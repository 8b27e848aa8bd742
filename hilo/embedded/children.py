"""The processes of HILO itself: the web server, the Celery worker and its clock."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from hilo.embedded.home import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hilo.embedded.home import Home

HOST = "127.0.0.1"
_SECONDS_TO_STOP = 10
_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux
# Celery warns whoever runs it as root, which is what a container or a try-out often does.
_QUIET_ABOUT_ROOT = {"PYTHONWARNINGS": "ignore:You're running the worker"}
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class Children:
    """Processes, each in a group of its own, that end together."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._starts: dict[str, Callable[[], None]] = {}

    def start(self, name: str, argv: Sequence[str], *, nice: int = 0) -> None:
        self._starts[name] = partial(self.start, name, argv, nice=nice)
        self._processes[name] = subprocess.Popen(  # noqa: S603  programs of this environment
            [sys.executable, *argv],
            stdin=subprocess.DEVNULL,
            cwd=PROJECT,
            env={**self.environment, **_QUIET_ABOUT_ROOT},
            start_new_session=True,
            preexec_fn=partial(_settle, nice),  # noqa: PLW1509  before any thread lives
        )

    def ended(self) -> dict[str, int]:
        """Names and exit codes of the processes that have ended."""
        codes = {name: process.poll() for name, process in self._processes.items()}
        return {name: code for name, code in codes.items() if code is not None}

    def restart_ended(self) -> list[str]:
        """Start again what has ended, once nothing is left of its group, and name it."""
        ended = self.ended()
        for name in ended:
            _kill_group(self._processes[name])
            self._starts[name]()
        return [f"{name} (exit code {code})" for name, code in ended.items()]

    def stop(self) -> None:
        for process in self._processes.values():
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + _SECONDS_TO_STOP
        for process in self._processes.values():
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                pass
            finally:
                _kill_group(process)


def web_command(*, port: int) -> list[str]:
    return [
        *("-m", "granian", "hilo.wsgi:application"),
        *("--interface", "wsgi", "--host", HOST, "--port", str(port)),
        *("--workers", "2", "--blocking-threads", "4", "--workers-kill-timeout", "5"),
        # A thread keeps its database connection; that of an ended one stays open until collected.
        *("--blocking-threads-idle-timeout", "600"),
        *("--no-ws", "--log-level", "warning"),
    ]


def worker_command() -> list[str]:
    return [
        *("-m", "celery", "--quiet", "--app", "hilo.celery", "worker", "--concurrency", "2"),
        *("--loglevel", "warning", "--without-gossip", "--without-mingle"),
    ]


def clock_command(home: Home) -> list[str]:
    """Not inside the worker, which would go on without its clock and tell nobody."""
    return [
        *("-m", "celery", "--quiet", "--app", "hilo.celery", "beat", "--pidfile", ""),
        *("--schedule", str(home.folder / "beat-schedule"), "--loglevel", "warning"),
    ]


def _settle(nice: int) -> None:
    """In the new process: step back by `nice`, and end when the launcher is killed."""
    os.nice(nice)
    if _LIBC:
        _LIBC.prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """End what is left of a group, its leader too."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
    process.wait()
