"""Reads the tables of a page and of a CSV file as any reader finds them: by their captions."""

from __future__ import annotations

import csv
from html.parser import HTMLParser
from io import StringIO


class _Tables(HTMLParser):
    """Collects captions and the words of every cell."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[list[str]]]] = []
        self._open = ""

    def handle_starttag(self, tag, _attributes) -> None:
        if tag == "table":
            self.found.append(("", []))
        elif tag == "tr":
            self.found[-1][1].append([])
        elif tag in {"td", "th"} and self.found:
            self.found[-1][1][-1].append("")
        if tag in {"td", "th", "caption"}:
            self._open = tag

    def handle_endtag(self, tag) -> None:
        if tag == self._open:
            self._open = ""

    def handle_data(self, data) -> None:
        if self._open == "caption":
            caption, rows = self.found[-1]
            self.found[-1] = (caption + data).strip(), rows
        elif self._open:
            row = self.found[-1][1][-1]
            row[-1] = " ".join(f"{row[-1]} {data}".split())


def tables_of_page(html: str) -> dict[str, list[list[str]]]:
    """Rows below the head, by caption; the first table where one stands twice."""
    parser = _Tables()
    parser.feed(html)
    return {caption: rows[1:] for caption, rows in reversed(parser.found) if caption}


def tables_of_csv(text: str) -> dict[str, list[list[str]]]:
    """Rows below the head, by caption."""
    found: dict[str, list[list[str]]] = {}
    caption = ""
    for row in csv.reader(StringIO(text.removeprefix("\ufeff"))):
        if not row:
            caption = ""
        elif not caption:
            caption = row[0]
            found[caption] = []
        else:
            found[caption].append(row)
    return {caption: rows[1:] for caption, rows in found.items()}
