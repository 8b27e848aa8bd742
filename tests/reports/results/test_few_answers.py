"""Fewer answers than the minimum group: the pages say that, in the same words, and no number."""

from __future__ import annotations

import re
from html import unescape

import pytest
from real_results import SHAPES, close_with

from reports.exports import words as export_words
from reports.queries.material import get_material
from reports.sections import trust


@pytest.fixture
def reader(eve, sign_in):
    client = sign_in(eve)

    def read(path: str) -> str:
        response = client.get(path)
        assert response.status_code == 200
        return " ".join(unescape(response.content.decode()).split())

    return read


def about(organization, shape: str):
    result = close_with(SHAPES[shape])
    return get_material(result.assessment_id, organization=organization)


def test_the_list_of_results_counts_no_few_answers(inside, reader):
    close_with(SHAPES["too few to show"])
    close_with(SHAPES["nobody answered"])
    close_with(SHAPES["one audience"])

    page = reader("/o/acme/results/")

    assert re.findall(r"· (fewer than 5 answers|no answers|\d+ answers?)</p>", page) == [
        "12 answers",
        "no answers",
        "fewer than 5 answers",
    ]


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        ("too few to show", "Fewer than 5 answers, so nothing of them can be shown."),
        ("nobody answered", "Nobody answered."),
    ],
)
def test_the_result_says_which_of_the_two_it_is(inside, reader, shape, said):
    material = about(inside, shape)

    page = reader(f"/o/acme/results/{material.assessment_id}/")

    assert said in page
    assert not re.search(r"\b[012] (answer|person|people)", page)


def test_the_report_counts_no_few_answers(inside):
    facts = {
        shape: {fact["name"]: fact["value"] for fact in export_words.facts(about(inside, shape))}
        for shape in ("too few to show", "nobody answered")
    }

    assert facts["too few to show"]["Answers"] == "fewer than 5"
    assert facts["nobody answered"]["Answers"] == "none"


def test_the_organization_is_not_counted_among_the_groups(inside):
    assert trust.withheld(about(inside, "too few to show")).startswith("1 group is withheld")


def test_nobody_is_promised_anything_where_nobody_answered(inside):
    assert trust.build(about(inside, "nobody answered")).paragraphs == ("Nobody answered.",)
