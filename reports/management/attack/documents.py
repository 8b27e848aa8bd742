"""Takes tables, links and choices out of pages, and tables out of CSV files."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import StringIO
from typing import Any
from urllib.parse import urlencode, urljoin


@dataclass(slots=True)
class Table:
    """Rows of texts; the first row and the first text of each row tell what the others are."""

    caption: str = ""
    rows: list[list[str]] = field(default_factory=list)

    def entries(self) -> list[tuple[str, str, str]]:
        """Row label, column label and text of every entry beside the labels."""
        if not self.rows:
            return []
        head, *body = self.rows
        return [
            (row[0], head[place] if place < len(head) else "", text)
            for row in body
            for place, text in enumerate(row)
            if place
        ]


@dataclass(slots=True)
class Document:
    tables: list[Table] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    text: str = ""


def read_csv(text: str) -> Document:
    """Tables stand one below the other, each under its caption and parted by an empty line."""
    document = Document(text=text)
    table: Table | None = None
    for row in csv.reader(StringIO(text.removeprefix("\ufeff"))):
        if not any(row):
            table = None
        elif table is None:
            table = Table(caption=row[0], rows=[row] if len(row) > 1 else [])
            document.tables.append(table)
        else:
            table.rows.append(row)
    return document


def read_html(text: str, *, address: str = "") -> Document:
    reader = _Reader(address)
    reader.feed(text)
    document = reader.document
    document.text = " ".join("".join(reader.words).split())
    return document


_SILENT = {"script", "style", "svg", "template"}
_TEXTS = {"td", "th", "caption"}


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.document = Document()
        self.words: list[str] = []
        self.open: list[Table] = []
        self.entry: list[str] | None = None
        self.silent = 0
        self.form: str | None = None
        self.field = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, Any] = dict(attrs)
        if tag in _SILENT:
            self.silent += 1
        elif tag == "table":
            self.open.append(Table())
        elif tag == "tr" and self.open:
            self.open[-1].rows.append([])
        elif tag in _TEXTS and self.open:
            self.entry = []
        self._follow(tag, given)
        self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag == "table" and self.open:
            self.document.tables.append(self.open.pop())
        elif tag in _TEXTS and self.entry is not None and self.open:
            self._keep(tag, " ".join("".join(self.entry).split()))
            self.entry = None
        elif tag == "form":
            self.form = None

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)
            if self.entry is not None:
                self.entry.append(data)

    def _keep(self, tag: str, text: str) -> None:
        table = self.open[-1]
        if tag == "caption":
            table.caption = text
        elif table.rows:
            table.rows[-1].append(text)

    def _follow(self, tag: str, given: dict[str, Any]) -> None:
        """Note links, and what a form that only asks would send, one choice at a time."""
        if tag == "a" and given.get("href"):
            self.document.links.add(urljoin(self.address, given["href"]))
        elif tag == "form":
            asks = (given.get("method") or "get").lower() == "get"
            self.form = urljoin(self.address, given.get("action") or "") if asks else None
        elif self.form is not None:
            self._choose(tag, given)

    def _choose(self, tag: str, given: dict[str, Any]) -> None:
        if tag == "select":
            self.field = given.get("name") or ""
        name = self.field if tag == "option" else given.get("name")
        if tag in {"option", "input"} and name:
            choice = urlencode({name: given.get("value") or ""})
            self.document.links.add(f"{(self.form or '').partition('?')[0]}?{choice}")
