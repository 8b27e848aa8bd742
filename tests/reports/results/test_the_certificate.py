"""The certificate says what was proven, how, and what stands for what is withheld."""

from __future__ import annotations

import json

import pytest
from real_results import EVERYBODY, close_with

from assessments.models import Mode
from reports.queries.material import material_of
from reports.sections import certificate

pytestmark = pytest.mark.django_db
PAGE = "/o/acme/results/{}/certificate/"
SAID = "No combination of everything shown here isolates fewer than 5 people."


@pytest.fixture
def read(eve, sign_in):
    client = sign_in(eve)

    def get(result, more=""):
        response = client.get(PAGE.format(result.assessment_id) + more)
        assert response.status_code == 200
        return response

    return get


def test_the_page_says_what_was_proven_and_what_is_withheld(inside, read):
    result = close_with(EVERYBODY | {"executives": [3, 3]})

    page = " ".join(read(result).content.decode().split())

    assert SAID in page
    assert "How it was proven" in page
    assert "Executives</th><td" in page.replace("> ", ">").replace(" <", "<")
    assert "Shown instead" in page


@pytest.mark.parametrize(
    ("kinds", "said"),
    [([], ""), (["unit"], "units"), (["unit", "attribute"], "units and attributes")],
)
def test_it_speaks_of_units_and_attributes_where_there_are_any(inside, acme, kinds, said):
    result = close_with(EVERYBODY)
    result.body["cells"] += [{**result.body["cells"][-1], "kind": kind} for kind in kinds]

    told = " ".join(certificate.paragraphs(material_of(result, organization=acme)))

    assert "People who belong to exactly the same groups" in told
    assert ("The groups overlap" in told) is bool(kinds)
    assert (f"so {said} show it from 50 people on" in told) is bool(kinds)


def test_the_file_holds_every_group_shown_and_no_size_of_a_withheld_one(inside, read):
    result = close_with(EVERYBODY | {"executives": [3, 3]})

    response = read(result, "download/")
    found = json.loads(response.content)

    assert "attachment" in response["Content-Disposition"]
    assert found["statement"] == SAID
    assert found["result_digest"] == result.digest
    assert found["certificate"] == result.body["certificate"]
    assert {cell["id"] for cell in found["shown"]} | {cell["id"] for cell in found["withheld"]} == {
        cell["id"] for cell in result.body["cells"]
    }
    assert {"id": "audience:executives", "name": "Executives", "instead": "organization"} in found[
        "withheld"
    ]


def test_programs_get_the_same_document(inside, read, eve, sign_in):
    result = close_with(EVERYBODY)

    path = f"/api/o/acme/results/{result.assessment_id}/certificate/"
    told = sign_in(eve).get(path).json()

    assert told == json.loads(read(result, "download/").content)


def test_the_tables_can_be_kept_as_csv(inside, read):
    lines = b"".join(read(close_with(EVERYBODY), "?format=csv").streaming_content).decode()

    assert "What is shown" in lines
    assert "Everybody,47 answers,all figures" in lines


@pytest.mark.parametrize(
    ("answers", "said"),
    [({}, "No figure is shown"), ({"executives": [3, 2]}, "No figure is shown")],
)
def test_without_a_figure_there_is_nothing_to_prove(inside, read, answers, said):
    page = read(close_with(answers)).content.decode()

    assert said in page
    assert "How it was proven" not in page


def test_a_named_rater_has_no_certificate(inside, read):
    result = close_with({"learning": [2]}, mode=Mode.QUICK)

    assert "The raters are named" in read(result).content.decode()
    assert json.loads(read(result, "download/").content)["certificate"] is None


def test_a_result_of_the_first_engine_is_certified_by_its_tree(read, result):
    page = read(result).content.decode()

    assert "The groups form one tree" in page


def test_the_page_asks_the_database_little(inside, read, django_assert_max_num_queries):
    result = close_with(EVERYBODY)
    with django_assert_max_num_queries(8):
        read(result)
