"""Who answered, what the others could change, and the flags beside an element."""

from __future__ import annotations

import numpy as np
import pytest
from scoring_cases import ELEMENTS, LEVELS
from wave_cases import body_of, fixed

from assessments.scoring import CountTable

STEADY, FRAGILE = [0, 2, 16, 2], [1, 2, 5, 2]


def hists_of(**people):
    return {f"audience:{code}": hist for code, hist in people.items()}


def test_rates_are_told_of_every_audience_whose_size_is_shown():
    table = fixed(hists_of(employees=STEADY, executives=FRAGILE, learning=[0, 5, 3, 0]))
    body = body_of(table=table, headcounts={"employees": 40, "learning": 16})

    assert body["response"]["audiences"] == {
        "employees": {"invited": 40, "answered": 20, "rate": 0.5},
        "executives": {"invited": None, "answered": 10, "rate": None},
        "learning": {"invited": 16, "answered": 8, "rate": 0.5},
    }


def test_nothing_is_told_of_the_response_of_a_hidden_audience():
    table = fixed(hists_of(employees=STEADY, executives=FRAGILE, learning=[0, 2, 0, 0]))
    body = body_of(table=table, headcounts={"learning": 5})

    nothing = {"invited": None, "answered": None, "rate": None}
    assert body["response"]["audiences"]["learning"] == nothing


def test_bounds_hold_the_level_and_fragile_is_the_worked_example():
    table = fixed(hists_of(employees=STEADY, executives=FRAGILE))
    body = body_of(table=table, headcounts={"employees": 20, "executives": 20})
    census = body["response"]["cells"]["audience:employees"]["A1"]
    half = body["response"]["cells"]["audience:executives"]["A1"]

    assert census == {"level_low": 3, "level_high": 3, "fragile": False}
    assert half == {"level_low": 1, "level_high": 3, "fragile": True}
    both = body["response"]["elements"]["A1"]
    assert both["level_low"] <= body["overall"]["elements"]["A1"]["level"] <= both["level_high"]


@pytest.mark.parametrize("headcounts", [{}, {"employees": 30}])
def test_the_composite_has_bounds_only_if_every_audience_in_it_says_how_many_were_asked(headcounts):
    table = fixed(hists_of(employees=STEADY, executives=FRAGILE))
    body = body_of(table=table, headcounts=headcounts)

    assert set(body["response"]["cells"]) == {f"audience:{code}" for code in headcounts}
    assert body["response"]["elements"]["A1"] == {
        "level_low": None, "level_high": None, "fragile": None,
    }  # fmt: skip


def test_a_coarse_basis_has_no_bounds():
    body = body_of(table=fixed(hists_of(employees=[1, 2, 3, 2])), headcounts={"employees": 20})

    assert body["response"]["cells"] == {}
    assert {each["level_low"] for each in body["response"]["elements"].values()} == {None}
    assert body["overall"]["elements"]["A1"]["low_visibility"] is None
    assert body["overall"]["elements"]["A1"]["imedian"] is None


@pytest.mark.parametrize(("hist", "differs"), [([20, 2, 1, 3], False), ([12, 1, 0, 6], True)])
def test_a_mean_drawn_by_one_end_is_marked_in_cells_and_over_all(hist, differs):
    body = body_of(table=fixed(hists_of(employees=hist)))

    assert body["overall"]["elements"]["A1"]["imedian_differs"] is differs
    assert body["scores"]["audience:employees"]["A1"]["imedian_differs"] is differs


@pytest.mark.parametrize(("unsure", "low"), [(6, False), (7, True), (30, True)])
def test_an_element_a_quarter_could_not_judge_is_marked_even_if_it_is_not_rated(unsure, low):
    counts = np.array([[[0, 11, 10, 0]] * len(ELEMENTS)])
    missing = np.zeros((1, len(ELEMENTS)), dtype=int)
    missing[0, 0] = unsure
    counts[0, 1:, 1] += unsure  # everybody else rates the other elements
    table = CountTable(counts, ("audience:employees",), ELEMENTS, LEVELS, unsure=missing)
    body = body_of(table=table)

    for found in (body["overall"]["elements"], body["scores"]["audience:employees"]):
        assert found["A1"]["low_visibility"] is low
        assert found["A2"]["low_visibility"] is False


def test_few_ratings_are_marked_as_unseen_and_nothing_else():
    counts = np.array([[[0, 11, 10, 0]] * len(ELEMENTS)])
    counts[0, 0] = [0, 2, 0, 0]
    missing = np.zeros((1, len(ELEMENTS)), dtype=int)
    missing[0, 0] = 19
    table = CountTable(counts, ("audience:employees",), ELEMENTS, LEVELS, unsure=missing)
    score = body_of(table=table)["scores"]["audience:employees"]["A1"]

    assert score["status"] == "insufficient"
    assert (score["low_visibility"], score["imedian_differs"], score["imedian"]) == (
        True, False, None,
    )  # fmt: skip
