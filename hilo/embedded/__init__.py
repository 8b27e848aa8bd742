"""Finds or starts PostgreSQL and Redis, and runs web, worker and beat together (`make run`).

Settings ask here where the services are; nothing is started by asking.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hilo.embedded.home import Addresses, Home, default_home
from hilo.embedded.trouble import CannotStart

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Addresses", "addresses", "secret_key"]


def addresses(home: Path | None = None) -> Addresses:
    """Where the embedded services are once they run."""
    return _home(home).addresses()


def secret_key(home: Path | None = None) -> str:
    """The secret that an embedded HILO signs with; made on first use and kept.

    Refused where a real database is named: two servers with secrets of their own would not agree.
    """
    if home is None and (os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_URL_FILE")):
        raise CannotStart(
            "SECRET_KEY is not set, and HILO makes one up only for its embedded database: "
            "set it (or SECRET_KEY_FILE) to 50 random characters, the same for web and worker."
        )
    return _home(home).secret_key()


def _home(folder: Path | None) -> Home:
    return default_home() if folder is None else Home(folder.absolute())
