"""On which line of a TOML text a table, a key or an item of a list stands."""

from __future__ import annotations

import re

Place = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*=(.*)$")
_STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'")
_LONG_QUOTE = re.compile(r"\"\"\"|'''")


def line_of(lines: dict[Place, int], place: Place) -> int:
    """Find the line of the place, or of the nearest thing around it: a missing key has none."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def locate(text: str) -> dict[Place, int]:
    """Map every place of a well-formed TOML text to its line, lists one item per line included."""
    scan = _Scan()
    for number, line in enumerate(text.splitlines(), start=1):
        scan.read(line, number)
    return scan.lines


class _Scan:
    def __init__(self) -> None:
        self.lines: dict[Place, int] = {}
        self.table: Place = ()
        self.counts: dict[Place, int] = {}
        self.open_list: Place | None = None
        self.depth = 0
        self.item = 0
        self.long_quote = ""

    def read(self, line: str, number: int) -> None:
        if self.long_quote:
            self._leave_long_string(line)
        elif self.open_list is not None:
            self._read_items(line, number)
        elif header := _HEADER.match(line):
            self._enter(header[1] == "[[", header[2], number)
        elif key := _KEY.match(line):
            self._read_key(key[1].strip("\"'"), key[2], number)

    def _enter(self, repeated: bool, name: str, number: int) -> None:  # noqa: FBT001  # private
        *parents, last = (part.strip().strip("\"'") for part in name.split("."))
        place: Place = ()
        for parent in parents:
            place = (*place, parent)
            if place in self.counts:
                place = (*place, self.counts[place] - 1)
        place = (*place, last)
        if repeated:
            self.counts[place] = self.counts.get(place, 0) + 1
            self.lines.setdefault(place, number)
            place = (*place, self.counts[place] - 1)
        self.table = place
        self.lines[place] = number

    def _read_key(self, key: str, value: str, number: int) -> None:
        place = (*self.table, key)
        self.lines[place] = number
        if quote := _LONG_QUOTE.match(value.strip()):
            if value.count(quote[0]) == 1:
                self.long_quote = quote[0]
            return
        self.depth = _brackets(value)
        if self.depth > 0:
            self.open_list, self.item = place, 0

    def _read_items(self, line: str, number: int) -> None:
        if self.open_list is None:
            return
        for _item in _STRING.finditer(_without_comment(line)):
            self.lines[*self.open_list, self.item] = number
            self.item += 1
        self.depth += _brackets(line)
        if self.depth <= 0:
            self.open_list = None

    def _leave_long_string(self, line: str) -> None:
        if self.long_quote in line:
            self.long_quote = ""


def _brackets(text: str) -> int:
    bare = _STRING.sub("", text).split("#", 1)[0]
    return sum(bare.count(opening) for opening in "[{") - sum(bare.count(c) for c in "]}")


def _without_comment(line: str) -> str:
    end = 0
    for match in _STRING.finditer(line):
        if "#" in line[end : match.start()]:
            break
        end = match.end()
    return line[:end]
