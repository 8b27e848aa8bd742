"""Which services HILO must run itself: those whose address the environment does not name."""

from __future__ import annotations

from hilo.embedded.home import Home, default_home
from hilo.embedded.servers import Servers
from hilo.env import env


def wanted_servers(home: Home | None = None) -> Servers:
    return Servers(
        home or default_home(),
        database=not env.str("DATABASE_URL", default=""),
        broker=not env.str("REDIS_URL", default=""),
    )
