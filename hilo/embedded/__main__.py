"""`python -m hilo.embedded run | up | down | status`."""

from __future__ import annotations

import argparse
import sys

from hilo.embedded.home import default_home
from hilo.embedded.launch import run
from hilo.embedded.servers import Servers
from hilo.embedded.trouble import CannotStart


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m hilo.embedded", description=__doc__)
    parser.add_argument("action", choices=["run", "up", "down", "status"])
    parser.add_argument("--port", default="8000", help="the web server's port (8000)")
    options = parser.parse_args()
    if options.action == "run":
        run(port=_port(options.port))
    else:
        {"up": _up, "down": _down, "status": _status}[options.action]()


def _up() -> None:
    """Start PostgreSQL and the broker, and leave them running."""
    servers = Servers(default_home())
    servers.start()
    servers.kept.touch()
    _status()


def _down() -> None:
    """Stop what `up` started, or what a killed launcher left behind."""
    servers = Servers(default_home())
    servers.kept.unlink(missing_ok=True)
    if any(servers.running().values()):
        servers.start()
        if not servers.stop():
            raise CannotStart("Another HILO process still uses the services; end it first.")
    _status()


def _status() -> None:
    servers = Servers(default_home())
    for name, runs in servers.running().items():
        sys.stdout.write(f"{name}: {'runs' if runs else 'does not run'}\n")
    sys.stdout.write(f"Folder: {servers.home.folder}\nSockets: {servers.home.sockets}\n")


def _port(words: str) -> int:
    if words.isascii() and words.isdigit() and 0 < int(words) < 65536:
        return int(words)
    raise CannotStart(f"PORT={words} is not a port: take a number from 1 to 65535.")


if __name__ == "__main__":
    main()
