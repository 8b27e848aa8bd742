"""manage.py score: a CSV in, a level out, no database in between."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from scoring_cases import ELEMENTS

HEADER = "respondent,audience,unit,element,level"


def score(path, *options):
    out = StringIO()
    call_command("score", str(path), *options, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture
def sheet(tmp_path):
    def write(lines, *, header=HEADER, encoding="utf-8", newline="\n"):
        path = tmp_path / "answers.csv"
        path.write_bytes((newline.join([header, *lines]) + newline).encode(encoding))
        return path

    return write


def everybody(groups, level=2):
    return [
        f"{audience}{person},{audience},north,{element},{level}"
        for audience, people in groups.items()
        for person in range(people)
        for element in ELEMENTS
    ]


def test_a_file_gives_level_score_words_and_a_row_for_each_element(sheet):
    page = score(sheet(everybody({"executives": 10, "employees": 20})))

    assert "Level: 2" in page
    assert "very likely" in page
    assert "Score: 2.00" in page
    assert sum(line[:2] in ELEMENTS for line in page.splitlines()) == 18


def test_json_is_the_result_body(sheet):
    body = json.loads(score(sheet(everybody({"employees": 20})), "--json", "--targets", "3"))

    assert body["schema"] == 2
    assert body["overall"]["level"]["low"] == 2
    assert body["rules"]["targets"]["F3"] == 3
    assert body["unlock"]["target"] == 3


def test_columns_may_come_in_any_order_with_semicolons_and_a_byte_order_mark(sheet):
    rows = [";".join(reversed(line.split(","))) for line in everybody({"employees": 12})]
    header = ";".join(reversed(HEADER.upper().split(",")))

    page = score(sheet(rows, header=header, encoding="utf-8-sig", newline="\r\n"))

    assert "Level: 2" in page


def test_blank_and_skipped_answers_are_unsure(sheet):
    rows = everybody({"employees": 12})
    rows[0] = "employees0,employees,north,A1,"
    body = json.loads(score(sheet(rows[:1] + rows[2:]), "--json"))

    assert body["counts"]["organization"]["A1"] == [0, 11, 0, 0, 1]
    assert body["counts"]["organization"]["A2"] == [0, 11, 0, 0, 1]


def test_every_bad_row_is_listed_and_nothing_is_scored(sheet):
    rows = [
        "r1,executives,,A1,5",
        "r1,executives,,Z9,2",
        "r1,,,A2,2",
        ",executives,,A2,2",
        "r2,employees,,A3,2",
        "r2,managers,,A1,2",
        "r2,employees,,A3,1",
        "r3,employees,,A1,2",
    ]
    with pytest.raises(CommandError) as refused:
        score(sheet(rows))

    said = str(refused.value)
    assert refused.value.returncode == 2
    assert [f"csv: line {line}:" in said for line in range(2, 10)] == [
        True, True, True, True, False, True, True, False,
    ]  # fmt: skip
    assert "level '5'" in said
    assert "'Z9'" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b\n1,2\n", "has no column respondent"),
        (b"", "has no column"),
        (b"respondent,audience,element,level\n\xff\xfe,x,A1,2\n", "UTF-8"),
    ],
)
def test_a_file_that_is_no_answer_sheet_is_told_in_one_sentence(tmp_path, content, said):
    path = tmp_path / "other.csv"
    path.write_bytes(content)

    with pytest.raises(CommandError, match=said) as refused:
        score(path)
    assert refused.value.returncode == 2


def test_a_missing_file_and_a_target_off_the_scale_are_refused(sheet, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        score(tmp_path / "none.csv")
    with pytest.raises(CommandError, match="targets"):
        score(sheet([]), "--targets", "7")
    with pytest.raises(CommandError, match="minimum"):
        score(sheet([]), "--minimum", "2")


def test_small_groups_are_withheld_unless_the_raters_are_named(sheet):
    path = sheet(everybody({"executives": 3}))

    assert "Level: not known" in score(path)
    assert "Level: 2" in score(path, "--named")


def test_one_rater_is_scored_at_once(sheet):
    page = score(sheet(everybody({"executives": 1}, level=3)))

    assert "Level: 3" in page
    assert "single_rater" in page
