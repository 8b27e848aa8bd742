"""The API tells the same of groups as the explorer: their form, their figures, why none."""

from __future__ import annotations

import pytest
from real_results import SHAPES, close_with


@pytest.fixture
def ask(eve, sign_in):
    client = sign_in(eve)

    def get(result, path: str = ""):
        return client.get(f"/api/o/acme/results/{result.assessment_id}/cells/{path}")

    return get


def test_every_group_is_listed_with_its_form(inside, ask):
    cells = ask(close_with(SHAPES["everybody"])).json()

    assert [cell["id"] for cell in cells][:2] == ["organization", "audience:executives"]
    assert {cell["form"] for cell in cells} == {"full"}
    assert {cell["why_not_shown"] for cell in cells} == {""}


def test_a_withheld_group_says_why_and_which_is_shown_instead(inside, ask):
    cells = ask(close_with(SHAPES["one audience and a few more"])).json()

    hidden = next(cell for cell in cells if cell["audience"] == "executives")
    assert (hidden["form"], hidden["people"]) == ("hidden", None)
    assert "withheld to protect the people in it" in hidden["why_not_shown"]
    assert hidden["shown_instead"] == "organization"


def test_the_figures_of_a_group_are_those_of_the_result(inside, ask):
    result = close_with(SHAPES["everybody"])

    told = ask(result, "audience:managers/").json()

    assert told["scores"] == result.body["scores"]["audience:managers"]
    assert told["counts"] == result.body["counts"]["audience:managers"]


def test_a_withheld_group_has_no_figures(inside, ask):
    told = ask(close_with(SHAPES["one audience and a few more"]), "audience:executives/").json()

    assert told["counts"] is None
    assert {tuple(score) for score in told["scores"].values()} == {("status",)}


def test_a_group_that_does_not_exist_is_not_found(inside, ask):
    assert ask(close_with(SHAPES["everybody"]), "audience:nobody/").status_code == 404
