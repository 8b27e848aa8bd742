"""Starts, finds again and stops the embedded PostgreSQL; only a UNIX socket leads to it."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hilo.embedded.binaries import OtherPostgres, PostgresPrograms, find_postgres
from hilo.embedded.home import nobody_listens
from hilo.embedded.identity import Identity, find_identity
from hilo.embedded.trouble import CannotStart

if TYPE_CHECKING:
    from hilo.embedded.binaries import Source
    from hilo.embedded.home import Home

_FOR_NOBODY = Path("/var/lib/hilo-embedded")  # not /var/tmp: what is old there gets removed
_ALWAYS = "-c listen_addresses= -c max_connections=100 -c shared_buffers=128MB"
_NOT_DURABLE = " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class Postgres:
    name = "PostgreSQL"

    def __init__(
        self,
        home: Home,
        *,
        durable: bool = True,
        only: Source | None = None,
        identity: Identity | None = None,
    ) -> None:
        self.home = home
        self.durable = durable
        self.only = only
        self.identity = identity or find_identity()
        self.log = home.logs / "postgres.log"

    @property
    def place(self) -> Path:
        """The folder that PostgreSQL works in; nobody may not enter the home of root."""
        if self.identity.kind == "nobody":
            return _FOR_NOBODY / self.home.token
        return self.home.folder

    @property
    def data(self) -> Path:
        return self.place / "postgres"

    def running(self) -> bool:
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self.home.database_socket)) == 0

    def ended(self) -> bool:
        return nobody_listens(self.home.database_socket)

    def start(self) -> None:
        if self.running():
            return
        programs = self._programs()
        self._make_place()
        if not self.data.exists():
            self._make_data(programs)
        _forget_dead_server(self.data / "postmaster.pid")
        # Once more, as what a killed server left behind may still be ending.
        if not (self._start(programs) or self._start(programs)):
            raise self._failed("start")

    def stop(self) -> None:
        if self.running():
            self._control(self._programs(), "-m", "fast", "-t", "30", "stop")

    def remove(self) -> None:
        """Remove what was kept outside the home."""
        if self.place != self.home.folder:
            shutil.rmtree(self.place, ignore_errors=True)
            with suppress(OSError):  # another home is kept there
                self.place.parent.rmdir()

    def _programs(self) -> PostgresPrograms:
        marker = self.data / "PG_VERSION"
        made_by = int(marker.read_text(encoding="ascii")) if marker.exists() else None
        try:
            return find_postgres(made_by=made_by, only=self.only)
        except OtherPostgres as other:
            raise CannotStart(
                f"The data in {self.data} were made by PostgreSQL {other.made_by}, and this "
                f"machine has {other.present}: install PostgreSQL {other.made_by}, or move that "
                "folder away to start with an empty database."
            ) from None

    def _make_place(self) -> None:
        if self.place == self.home.folder:
            return
        for folder in (self.place, self.place / "run"):
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
            self.identity.give(folder)
        self.place.parent.chmod(0o711)
        self.home.database_socket.unlink(missing_ok=True)
        self.home.database_socket.symlink_to(self.place / "run" / self.home.database_socket.name)

    def _make_data(self, programs: PostgresPrograms) -> None:
        """Make the whole cluster, then move it to its place: a half-made one is never used."""
        draft = self.place / "postgres.draft"
        shutil.rmtree(draft, ignore_errors=True)
        folder = self._usable(programs)
        options = ["-U", "hilo", "--auth=trust", "-E", "UTF8", *_locale_options(programs.version)]
        if not self.durable:
            options.append("--no-sync")
        initdb = [str(folder / "initdb"), "-D", str(draft), *options]
        single = [str(folder / "postgres"), "--single", "-D", str(draft), "postgres"]
        creation = "CREATE DATABASE hilo\n"
        if not (
            self.identity.run(initdb, log=self.log)
            and self.identity.run(single, log=self.log, text=creation)
        ):
            raise self._failed("make its data folder")
        draft.rename(self.data)

    def _start(self, programs: PostgresPrograms) -> bool:
        sockets = self.home.sockets if self.place == self.home.folder else self.place / "run"
        options = f"{_ALWAYS} -k {sockets}" + ("" if self.durable else _NOT_DURABLE)
        return self._control(programs, "-t", "60", "-o", options, "start")

    def _control(self, programs: PostgresPrograms, *words: str) -> bool:
        pg_ctl = self._usable(programs) / "pg_ctl"
        return self.identity.run([pg_ctl, "-D", self.data, "-w", "-s", *words], log=self.log)

    def _usable(self, programs: PostgresPrograms) -> Path:
        """The programs' folder; for nobody a copy, who may not read the environment of root."""
        if self.identity.kind != "nobody" or programs.source == "machine":
            return programs.folder
        package = programs.folder.parents[1]
        copy = self.place / f"programs-{programs.version}"
        if not copy.exists():
            draft = copy.with_suffix(f".draft-{os.getpid()}")
            for part in (package, package.with_name(f"{package.name}.libs")):
                shutil.copytree(part, draft / part.name, symlinks=True)
            self.identity.give(draft)
            draft.rename(copy)
        return copy / programs.folder.relative_to(package.parent)

    def _failed(self, doing: str) -> CannotStart:
        return CannotStart(
            f"PostgreSQL could not {doing}; {self.log} says why: {_last_words(self.log)}"
        )


def _locale_options(version: int) -> list[str]:
    """The same order of words everywhere: by code point, not by the machine's language."""
    if version >= 17:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["--locale=C.UTF-8" if sys.platform == "linux" else "--locale=C"]


def _forget_dead_server(pid_file: Path) -> None:
    """Remove the pid file of a killed server whose number another program has by now."""
    try:
        pid = int(pid_file.read_text(encoding="ascii").split()[0])
        program = Path(f"/proc/{pid}/comm").read_text(encoding="utf-8")
    except (OSError, ValueError, IndexError):
        return
    if program.strip() not in {"postgres", "postmaster"}:
        pid_file.unlink(missing_ok=True)
    else:
        _wait_for_end(pid)


def _wait_for_end(pid: int) -> None:
    """Wait for a server that is shutting down."""
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)


def _last_words(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").split("\n") if log.exists() else []
    spoken = [line.strip() for line in lines if line.strip()]
    return spoken[-1] if spoken else "nothing"
