"""What all tests of a process share, and so must find as they left it, whatever ran before."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from pathlib import Path

from django.urls import get_script_prefix
from django.utils import timezone, translation

# Set for the length of a test, or once and for all, by what runs the tests.
SET_BY_RUNNERS = {"PYTEST_CURRENT_TEST", "DJANGO_ALLOW_ASYNC_UNSAFE"}


def process_state() -> dict[str, object]:
    """By name, what one test could leave changed behind it and another could stumble over."""
    return {
        "environment": {n: v for n, v in os.environ.items() if n not in SET_BY_RUNNERS},
        "folder": Path.cwd(),
        "search path": set(sys.path),
        "signal handlers": {n: signal.getsignal(n) for n in signal.valid_signals()},
        "patience of sockets": socket.getdefaulttimeout(),
        "language": translation.get_language(),
        "time zone": timezone.get_current_timezone_name(),
        "prefix of addresses": get_script_prefix(),
        "logging switched off": logging.root.manager.disable,
        "loggers": dict(_changed_loggers()),
    }


def _changed_loggers():
    for name in ("", *logging.root.manager.loggerDict):
        logger = logging.getLogger(name) if name else logging.root
        if name == "" or logger.level or logger.disabled or not logger.propagate:
            yield name, (logger.level, logger.disabled, logger.propagate)
