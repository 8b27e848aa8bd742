"""PostgreSQL and the broker together, shared by every HILO process of one home."""

from __future__ import annotations

import fcntl
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from hilo.embedded.broker import Broker
from hilo.embedded.postgres import Postgres

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from hilo.embedded.binaries import Source
    from hilo.embedded.home import Home

_SECONDS_TO_SEE_THE_END = 0.5


class Servers:
    """Who uses the services holds a shared lock, which the kernel frees even after kill -9.

    The last user stops them; so the next start after a crash adopts what still runs.
    """

    def __init__(
        self,
        home: Home,
        *,
        database: bool = True,
        broker: bool = True,
        durable: bool = True,
        only: Source | None = None,
    ) -> None:
        self.home = home
        self.kept = home.folder / "kept"
        self._servers: list[Postgres | Broker] = []
        if database:
            self._servers.append(Postgres(home, durable=durable, only=only))
        if broker:
            self._servers.append(Broker(home, durable=durable, only=only))
        self._use: IO[bytes] | None = None

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Run the services for the length of the block."""
        try:
            self.start()
            yield
        finally:
            self.stop()

    def start(self) -> None:
        if not self._servers:
            return
        self.home.prepare()
        with self._one_at_a_time():
            self._use = _opened(self.home.folder / "in-use.lock")
            fcntl.flock(self._use, fcntl.LOCK_SH)
            _start_all(self._servers)

    def restart_ended(self) -> list[str]:
        """Start again what has ended although it is in use, and name it.

        Whoever ended it by hand still looks for the end of the old one, not for a new one.
        """
        if not self._ended():
            return []
        time.sleep(_SECONDS_TO_SEE_THE_END)
        with self._one_at_a_time():
            ended = self._ended()
            _start_all(ended)
        return [server.name for server in ended]

    def stop(self) -> bool:
        """Stop the services unless someone else uses them; say whether they are stopped."""
        if self._use is None:
            return False
        with self._one_at_a_time(), self._use as use:
            self._use = None
            if not _alone(use) or self.kept.exists():
                return False
            with ThreadPoolExecutor() as pool:
                list(pool.map(lambda server: server.stop(), self._servers))
        return True

    def remove(self) -> None:
        """Remove what the services kept outside the home."""
        for server in self._servers:
            if isinstance(server, Postgres):
                server.remove()

    def running(self) -> dict[str, bool]:
        return {type(server).__name__: server.running() for server in self._servers}

    def _ended(self) -> list[Postgres | Broker]:
        return [server for server in self._servers if server.ended()]

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        with _opened(self.home.folder / "starting.lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _start_all(servers: Sequence[Postgres | Broker]) -> None:
    with ThreadPoolExecutor() as pool:
        for started in [pool.submit(server.start) for server in servers]:
            started.result()


def _opened(path: Path) -> IO[bytes]:
    return path.open("ab")


def _alone(use: IO[bytes]) -> bool:
    try:
        fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
