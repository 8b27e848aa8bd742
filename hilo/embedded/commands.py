"""Lets `manage.py` work at once: the embedded services run for as long as a command needs them."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hilo.embedded.freshness import forget_sample
from hilo.embedded.wanted import wanted_servers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NEED_NO_SERVICE = frozenset(
    {
        "check",
        "check_vectors",
        "collectstatic",
        "compilemessages",
        "diffsettings",
        "findstatic",
        "help",
        "makemessages",
        "score",
        "spectacular",
        "version",
    }
)


@contextmanager
def services_for(argv: Sequence[str]) -> Iterator[None]:
    """Run what this command line of `manage.py` needs and nobody runs yet; stop it afterwards."""
    if _needs_services(argv):
        servers = wanted_servers()
        forget_sample(servers.home)
        with servers.in_use():
            yield
    else:
        yield


def _needs_services(argv: Sequence[str]) -> bool:
    """Whether it is a command over the project's own settings that reads or writes rows."""
    words = argv[1:]
    asks_for_help = not words or any(word in {"-h", "--help", "--version"} for word in words)
    other_settings = os.environ.get("DJANGO_SETTINGS_MODULE", "hilo.settings") != "hilo.settings"
    other_settings = other_settings or any(word.startswith("--settings") for word in words)
    return not (asks_for_help or other_settings or words[0] in _NEED_NO_SERVICE)
