"""Finds or starts PostgreSQL and Redis, and runs web, worker and beat together (`make run`).

Settings ask here where the services are; nothing is started by asking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hilo.embedded.home import Addresses, Home, default_home

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Addresses", "addresses", "secret_key"]


def addresses(home: Path | None = None) -> Addresses:
    """Where the embedded services are once they run."""
    return _home(home).addresses()


def secret_key(home: Path | None = None) -> str:
    """The secret that an embedded HILO signs with; made on first use and kept."""
    return _home(home).secret_key()


def _home(folder: Path | None) -> Home:
    return default_home() if folder is None else Home(folder.absolute())
