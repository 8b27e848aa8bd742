"""Keeps a spreadsheet from taking a text for a formula, without losing the text."""

from __future__ import annotations

import re

# The signs by which spreadsheets know a formula, also in the wide forms of East Asian keyboards.
_LOOKS_LIKE_A_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would compute."""
    return f"'{text}" if _LOOKS_LIKE_A_FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Take away the apostrophe that `guarded` put there, and no other."""
    if text.startswith("'") and _LOOKS_LIKE_A_FORMULA.match(text):
        return text[1:]
    return text
