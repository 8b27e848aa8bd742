"""Codes among the notes of a result that more than one room asks for."""

from __future__ import annotations

FEWER_TABLES = "crossed_tables_withheld"
"""Crossed tables would have told single answers, so the plain tree was released."""

LATE_LEFT_OUT = "late_answers_left_out"
"""So few answered since the last interim result that the final one leaves them out."""
