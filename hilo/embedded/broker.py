"""Starts, finds again and stops the embedded Valkey or Redis: Celery's broker and the cache."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from typing import TYPE_CHECKING

from hilo.embedded.binaries import find_broker
from hilo.embedded.home import nobody_listens
from hilo.embedded.trouble import CannotStart

if TYPE_CHECKING:
    from pathlib import Path

    from hilo.embedded.binaries import Source
    from hilo.embedded.home import Home

_SECONDS_TO_START = 10
_SECONDS_TO_STOP = 10


class Broker:
    name = "Redis"

    def __init__(self, home: Home, *, durable: bool = True, only: Source | None = None) -> None:
        self.home = home
        self.durable = durable
        self.only = only
        self.log = home.logs / "redis.log"
        self.data = home.folder / "redis"
        self.pid_file = home.sockets / "redis.pid"

    def running(self) -> bool:
        return self._say(b"PING").startswith(b"+PONG")

    def ended(self) -> bool:
        return nobody_listens(self.home.broker_socket)

    def start(self) -> None:
        if self.running():
            return
        program = find_broker(only=self.only)
        if self._start(program):
            return
        # What is waiting in the broker is also written in PostgreSQL: an unreadable file may go.
        self.data.rename(self.data.with_name(f"redis.unreadable-{int(time.time())}"))
        if not self._start(program):
            raise CannotStart(f"{program.name} could not start; {self.log} says why.")

    def stop(self) -> None:
        self._say(b"SHUTDOWN")
        deadline = time.monotonic() + _SECONDS_TO_STOP
        while (self.running() or self.pid_file.exists()) and time.monotonic() < deadline:
            time.sleep(0.01)

    def _start(self, program: Path) -> bool:
        self.data.mkdir(mode=0o700, exist_ok=True)
        self.home.broker_socket.unlink(missing_ok=True)
        self.pid_file.unlink(missing_ok=True)
        begun = subprocess.run(  # noqa: S603  a program found by hilo.embedded.binaries
            [program, *self._options()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
            check=False,
        )
        deadline = time.monotonic() + _SECONDS_TO_START
        while begun.returncode == 0 and time.monotonic() < deadline and not self._gave_up():
            if self.running():
                return True
            time.sleep(0.005)
        return False

    def _gave_up(self) -> bool:
        """Whether the server wrote its number and ended: it could not read its data."""
        try:
            os.kill(int(self.pid_file.read_text(encoding="ascii")), 0)
        except ProcessLookupError:
            return True
        except (OSError, ValueError):
            return False
        return False

    def _options(self) -> list[str]:
        options = {
            "daemonize": "yes",
            "pidfile": str(self.pid_file),
            "port": "0",
            "unixsocket": str(self.home.broker_socket),
            "unixsocketperm": "700",
            "dir": str(self.data),
            "logfile": str(self.log),
            "loglevel": "warning",
            "save": "",
            "appendonly": "yes" if self.durable else "no",
            "appendfsync": "everysec",
            "maxmemory": "256mb",
            "maxmemory-policy": "noeviction",
        }
        return [word for name, value in options.items() for word in (f"--{name}", value)]

    def _say(self, word: bytes) -> bytes:
        """Send one word to the server; nothing comes back where none runs."""
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(2)
                line.connect(str(self.home.broker_socket))
                line.sendall(word + b"\r\n")
                return line.recv(64)
        except OSError:
            return b""
