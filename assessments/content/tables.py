"""A table of a content file that knows its line and refuses what is not as declared."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assessments.content.locating import Place, line_of, locate
from assessments.content.mistakes import InstrumentMistake

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Table:
    """One table, with the name of its file and its place in it."""

    values: Mapping[str, object]
    file: str
    lines: dict[Place, int] = field(default_factory=dict)
    place: Place = ()

    def mistake(self, problem: str, advice: str, *where: str | int) -> InstrumentMistake:
        line = line_of(self.lines, (*self.place, *where)) if self.lines else 0
        return InstrumentMistake(self.file, line, problem, advice)

    def expect(self, *keys: str) -> None:
        """Refuse a missing or an unknown key."""
        for key in self.values:
            if key not in keys:
                known = ", ".join(keys)
                raise self.mistake(
                    f"The key “{key}” is unknown here.", f"Remove it or use one of: {known}.", key
                )
        for key in keys:
            if key not in self.values:
                raise self.mistake(
                    f"The key “{key}” is missing.", f"Add a line “{key} = ...” here."
                )

    def text(self, key: str) -> str:
        value = self.values[key]
        if not isinstance(value, str) or not value.strip():
            raise self.mistake(f"“{key}” is not a text.", 'Write it in quotes: "...".', key)
        return value

    def number(self, key: str) -> int:
        value = self.values[key]
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.mistake(f"“{key}” is not a whole number.", "Write digits, no quotes.", key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values[key]
        if not isinstance(value, list) or not value:
            raise self.mistake(f"“{key}” is not a list of texts.", 'Write ["...", "..."].', key)
        for index, item in enumerate(value):
            if not isinstance(item, str) or not item.strip():
                raise self.mistake(
                    f"Item {index + 1} of “{key}” is not a text.", 'Write "...".', key, index
                )
        return tuple(value)

    def table(self, key: str) -> Table:
        value = self.values[key]
        if not isinstance(value, dict):
            raise self.mistake(f"“{key}” is not a table.", f"Write a header [{key}].", key)
        return Table(value, self.file, self.lines, (*self.place, key))

    def tables(self, key: str) -> tuple[Table, ...]:
        value = self.values[key]
        if not isinstance(value, list) or not value:
            raise self.mistake(f"“{key}” is not a list of tables.", f"Repeat [[{key}]].", key)
        for index, item in enumerate(value):
            if not isinstance(item, dict):
                raise self.mistake(
                    f"Item {index + 1} of “{key}” is not a table.", f"Use [[{key}]].", key, index
                )
        return tuple(
            Table(item, self.file, self.lines, (*self.place, key, index))
            for index, item in enumerate(value)
        )


def read_table(path: Path) -> Table:
    """Read a TOML file as its outermost table."""
    text = _decoded(path)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else max(len(text.splitlines()), 1)
        raise InstrumentMistake(
            str(path), line, f"This is not TOML: {error}.", "Mend the line or the one before it."
        ) from error
    # An empty place keeps "no lines known" apart from "an empty file".
    return Table(values, str(path), {(): 1, **locate(text)})


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InstrumentMistake(
            str(path), line, "The text is not UTF-8.", "Save the file with the encoding UTF-8."
        ) from error
