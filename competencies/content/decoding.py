"""Turns the bytes of a file into text, and finds what separates its cells."""

from __future__ import annotations

import csv
from io import StringIO

from competencies.content.row import COLUMNS, Reason

LARGEST_FILE = 2_000_000
SEPARATORS = (",", ";", "\t")
# A header that is longer than this is no header.
_HEADER = 4_000


class CannotDecode(ValueError):
    """The bytes are no text in UTF-8 or Windows-1252; `code` says which way."""

    def __init__(self, code: Reason) -> None:
        self.code = code
        super().__init__(code)


def decode(content: str | bytes) -> tuple[str, str]:
    """Return the text and the encoding it was in."""
    if len(content) > LARGEST_FILE:
        raise CannotDecode(Reason.FILE_TOO_LARGE)
    if ("\0" in content) if isinstance(content, str) else (b"\0" in content):
        raise CannotDecode(Reason.NOT_TEXT)
    if isinstance(content, str):
        return content.removeprefix("\ufeff"), "utf-8"
    for encoding, name in (("utf-8-sig", "utf-8"), ("cp1252", "windows-1252")):
        try:
            return content.decode(encoding), name
        except UnicodeDecodeError:
            continue
    raise CannotDecode(Reason.NOT_TEXT)


def find_separator(text: str) -> str:
    """Choose the separator by which the first line names most of our columns."""
    header = text.lstrip()[:_HEADER]
    return max(SEPARATORS, key=lambda separator: _names_known(header, separator))


def _names_known(header: str, separator: str) -> int:
    try:
        cells = next(csv.reader(StringIO(header, newline=""), delimiter=separator), [])
    except csv.Error:
        return 0
    return len({cell.strip().lower() for cell in cells} & set(COLUMNS))
