"""Keeps what was refused to one line of the log; what broke keeps its traceback."""

from __future__ import annotations

import logging


class RefusalsInOneLine(logging.Filter):
    """Django logs the traceback of each PermissionDenied, which is no fault to be traced."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.ERROR:
            record.exc_info = None
        return True
