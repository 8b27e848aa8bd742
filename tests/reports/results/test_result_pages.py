"""A result is read on pages that agree with it and cost the same whatever it was made from."""

from __future__ import annotations

import re
from html import unescape

import pytest

from assessments.models import Assessment
from organizations.tenancy import scope
from reports.sections import words
from tests.architecture.cast import an_assessment
from tests.reports import closed_result

EXECUTIVE_PAGE_QUERIES = 4


@pytest.fixture
def assessment(acme) -> Assessment:
    with scope(acme.pk):
        return Assessment.objects.get(pk=an_assessment(acme))


def read(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_the_executive_page_says_level_score_and_what_holds_it_back(assessment, eve, sign_in):
    page = read(sign_in(eve), f"/o/acme/results/{assessment.pk}/")

    assert "Level 2" in page
    assert "Training & development excellence" in page
    assert "likely · 94%" in page
    assert "The score is 2.31 of 4." in page
    assert "Raising three elements would lift the organization to Level 3." in page
    assert "Executives rate learning about a level higher than employees." in page


def test_every_mean_of_the_result_stands_in_a_table(assessment, eve, sign_in):
    page = read(sign_in(eve), f"/o/acme/results/{assessment.pk}/")

    for code, mean in closed_result.MEANS.items():
        name = closed_result.instrument().element(code).name
        row = re.search(rf'<th scope="row">{re.escape(name)}</th>(.*?)</tr>', page, re.DOTALL)
        assert row, name
        assert words.decimal(mean) in row[1]


def test_a_withheld_audience_is_named_and_has_no_number(assessment, eve, sign_in):
    page = read(sign_in(eve), f"/o/acme/results/{assessment.pk}/")

    row = re.search(r'<th scope="row">Line managers</th>(.*?)</tr>', page, re.DOTALL)
    assert row
    assert "fewer than 5 answers" in row[1]
    assert not re.search(r"\d\.\d", row[1])


def test_the_page_costs_the_same_few_queries(assessment, eve, sign_in, django_assert_num_queries):
    client = sign_in(eve)
    client.get(f"/o/acme/results/{assessment.pk}/")

    with django_assert_num_queries(EXECUTIVE_PAGE_QUERIES):
        client.get(f"/o/acme/results/{assessment.pk}/")


def test_an_element_shows_its_anchors_and_the_next_step(assessment, eve, sign_in):
    page = read(sign_in(eve), f"/o/acme/results/{assessment.pk}/elements/E3/")

    element = closed_result.instrument().element("E3")
    for anchor in element.anchors:
        assert anchor.text in page
    assert element.next_steps[0] in page
    assert closed_result.instrument().attribution in page


def test_an_element_that_was_not_asked_is_not_found(assessment, eve, sign_in):
    response = sign_in(eve).get(f"/o/acme/results/{assessment.pk}/elements/Z9/")

    assert response.status_code == 404


def test_two_waves_stand_beside_each_other(assessment, eve, sign_in):
    page = read(sign_in(eve), f"/o/acme/results/{assessment.pk}/compare/")

    assert "No element really moved." in page
    assert "Spring" in page
    assert "Autumn" in page


def test_a_line_manager_sees_the_own_unit_only(assessment, mara, sign_in):
    client = sign_in(mara)

    assert client.get(f"/o/acme/results/{assessment.pk}/").status_code == 403
    assert f"/o/acme/results/{assessment.pk}/unit/" in read(client, "/o/acme/results/")


def test_without_a_result_the_overview_leads_to_the_first_steps(acme, leo, sign_in):
    response = sign_in(leo).get("/o/acme/overview/")

    assert response.url == "/o/acme/"


def test_the_overview_leads_to_the_newest_result(assessment, eve, sign_in):
    response = sign_in(eve).get("/o/acme/overview/")

    assert response.url == f"/o/acme/results/{assessment.pk}/"


@pytest.mark.parametrize("wave", ["9" * 5_000, "9" * 30, "²", "-1", "\0"])
def test_a_wave_that_does_not_exist_is_not_compared_with(result, eve, sign_in, wave):
    page = f"/o/acme/results/{result.assessment_id}/compare/"

    answer = sign_in(eve).get(page, {"with": wave})

    assert (answer.status_code, answer.context["other"]) == (200, None)
