"""What goes wrong on a machine, said in one sentence for the person at the terminal."""

from __future__ import annotations


class CannotStart(SystemExit):
    """Ends the program with its sentence and no traceback, wherever it is not caught."""
