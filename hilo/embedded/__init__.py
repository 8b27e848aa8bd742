"""Finds or starts PostgreSQL and Redis, and runs web, worker and beat together (`make run`).

Settings ask here where the services are; nothing is started by asking.
"""

from __future__ import annotations

import os

from hilo.embedded.home import Addresses, default_home
from hilo.embedded.trouble import CannotStart

__all__ = ["Addresses", "addresses", "secret_key"]


def addresses() -> Addresses:
    """Where the embedded services are once they run."""
    return default_home().addresses()


def secret_key() -> str:
    """The secret that an embedded HILO signs with; made on first use and kept.

    Refused where a real database is named: two servers with secrets of their own would not agree.
    """
    if os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_URL_FILE"):
        raise CannotStart(
            "SECRET_KEY is not set, and HILO makes one up only for its embedded database: "
            "set it (or SECRET_KEY_FILE) to 50 random characters, the same for web and worker."
        )
    return default_home().secret_key()
