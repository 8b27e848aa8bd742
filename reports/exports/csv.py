"""Tables as one CSV file: streamed, readable by spreadsheets, and never run as a formula."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from reports.exports.workbook.cells import would_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.sections.section import Table

_BYTE_ORDER_MARK = "\ufeff"
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")


def csv_response(tables: Iterable[Table], filename: str) -> StreamingHttpResponse:
    """Send the tables one below the other, each under its caption, to be saved as a file."""
    response = StreamingHttpResponse(csv_lines(tables), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = str(content_disposition_header(True, filename))
    response["X-Content-Type-Options"] = "nosniff"
    return response


def csv_lines(tables: Iterable[Table]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield _BYTE_ORDER_MARK
    for place, table in enumerate(tables):
        if place:
            yield writer.writerow([])
        for row in ((table.caption,), table.columns, *table.rows):
            yield writer.writerow([safe_cell(cell) for cell in row])


def safe_cell(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; a plain number is none of that."""
    if would_run(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


class _Echo:
    """Gives each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line
