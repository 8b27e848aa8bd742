"""Gives a test run services of its own, whatever address the environment names."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys

from hilo.embedded.home import PROJECT
from hilo.embedded.trouble import CannotStart

# Each process of a test run that is spread over several has its own.
_MARK = "HILO_PRIVATE_SERVICES_" + os.environ.get("PYTEST_XDIST_WORKER", "")


def start_private_services() -> None:
    """Start PostgreSQL and Redis in a temporary folder; child processes find and share them.

    The embedded addresses follow HILO_HOME, so pointing it at the folder is all a child needs.
    """
    if _MARK in os.environ:
        return
    keeper = subprocess.Popen(
        [sys.executable, "-m", "hilo.embedded.keeper"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=PROJECT,
        text=True,
        start_new_session=True,
    )
    atexit.register(_end, keeper)
    home = keeper.stdout.readline().strip() if keeper.stdout else ""
    if not home:
        raise CannotStart("The services for the tests could not start; the reason stands above.")
    os.environ.update(
        {
            _MARK: str(keeper.pid),
            "HILO_HOME": home,
            "DATABASE_URL": "",
            "REDIS_URL": "",
        }
    )
    for name in ("DATABASE_URL_FILE", "REDIS_URL_FILE"):
        os.environ.pop(name, None)


def _end(keeper: subprocess.Popen[str]) -> None:
    for line in (keeper.stdin, keeper.stdout):
        if line:
            line.close()
    keeper.wait(60)
