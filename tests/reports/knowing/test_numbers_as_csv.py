"""Tables go out as CSV that any spreadsheet reads, and none of their words runs as a formula."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from reports.exports.csv import csv_response, safe_cell
from reports.sections.section import Table

TABLE = Table("Élan", ("Name", "Mean"), (('=HYPERLINK("x")', "2.4"), ("Night, shift", "-0.3")))


def test_tables_follow_each_other_under_their_captions():
    response = csv_response([TABLE, Table("Second", ("A",), (("b",),))], "numbers.csv")

    sent = b"".join(response.streaming_content)

    assert sent.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(sent.decode("utf-8-sig"))))
    assert rows == [
        ["Élan"],
        ["Name", "Mean"],
        ['\'=HYPERLINK("x")', "2.4"],
        ["Night, shift", "-0.3"],
        [],
        ["Second"],
        ["A"],
        ["b"],
    ]


def test_the_file_is_saved_under_its_name():
    response = csv_response([TABLE], "Autumn wave.csv")

    assert response["Content-Disposition"] == 'attachment; filename="Autumn wave.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-cmd", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_what_a_spreadsheet_would_run_is_quoted(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["2.4", "-0.3", "+1", "≥ 3.8", "–", "", "12%"])
def test_numbers_and_words_stay_as_they_are(text):
    assert safe_cell(text) == text
