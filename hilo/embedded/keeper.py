"""Keeps private, throw-away services for one test run and ends them with it, however it ends."""

from __future__ import annotations

import os
import select
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from hilo.embedded.home import Home
from hilo.embedded.servers import Servers

_SECONDS_BETWEEN_LOOKS = 1.0


def keep() -> None:
    """Start the services, name their home, and stay until the parent closes the line or is gone."""
    parent = os.getppid()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    folder = Path(tempfile.mkdtemp(prefix="hilo-test-"))
    servers = Servers(Home(folder), durable=False)
    try:
        servers.start()
        sys.stdout.write(f"{folder}\n")
        sys.stdout.flush()
        while os.getppid() == parent and not _line_closed():
            pass
    finally:
        servers.stop()
        servers.remove()
        shutil.rmtree(folder, ignore_errors=True)


def _line_closed() -> bool:
    readable, _, _ = select.select([sys.stdin.buffer], [], [], _SECONDS_BETWEEN_LOOKS)
    return bool(readable) and not os.read(sys.stdin.fileno(), 1)


if __name__ == "__main__":
    keep()
