"""`make run` in a fresh clone: seconds until HILO says where it runs, first and second time."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from hilo.embedded.home import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.stage import Stage

_READY = "HILO runs at"
_DECIDED_BY_OTHERS = (
    *("DATABASE_URL", "REDIS_URL", "HILO_HOME", "SITE_URL", "ALLOWED_HOSTS"),
    *("DJANGO_SETTINGS_MODULE", "EMAIL_URL", "LOG_LEVEL", "DEBUG", "VIRTUAL_ENV", "MAKEFLAGS"),
    "PYTHONDONTWRITEBYTECODE",  # else Python compiles everything anew at each start
)


class DidNotStart(RuntimeError):
    """`make run` ended before it was ready."""


def figures(_stage: Stage) -> Iterator[tuple[str, float]]:
    folder = Path(tempfile.mkdtemp(prefix="hilo-clone-"))
    try:
        clone = folder / "hilo"
        git = shutil.which("git") or "git"
        subprocess.run([git, "clone", "--quiet", PROJECT, clone], check=True)
        yield "first_run_seconds", _run(clone)
        yield "second_run_seconds", _run(clone)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(clone: Path) -> float:
    environment = {k: v for k, v in os.environ.items() if k not in _DECIDED_BY_OTHERS}
    begun = time.perf_counter()
    make = subprocess.Popen(
        ["make", "run", f"PORT={_free_port()}"],
        cwd=clone,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        said = []
        for line in make.stdout or ():
            said.append(line)
            if line.startswith(_READY):
                return time.perf_counter() - begun
        raise DidNotStart("".join(said[-5:]))
    finally:
        _end(make)


def _end(make: subprocess.Popen[str]) -> None:
    """As Ctrl-C does: to the whole group, and wait until all of it has stopped."""
    if make.poll() is None:
        os.killpg(make.pid, signal.SIGINT)
    make.communicate(timeout=60)


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port
