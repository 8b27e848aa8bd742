"""Where a statistic is not defined it is null, and never 0."""

from __future__ import annotations

import pytest

from assessments.scoring.vector_families import FAMILIES

EMPTY = [0, 0, 0, 0]
UNANIMOUS = [0, 5, 0, 0]


def nothing(value) -> bool:
    if isinstance(value, dict):
        return all(nothing(part) or part == 0 for part in value.values())
    return value is None


@pytest.mark.parametrize(
    ("statistic", "given"),
    [
        ("location", {"hist": EMPTY}),
        ("interpolated_median", {"hist": EMPTY}),
        ("element_level", {"hist": EMPTY}),
        ("steps_to_level", {"hist": EMPTY, "target": 3}),
        ("steps_to_level", {"hist": [1, 2, 5, 2], "target": 5}),
        ("org_level", {"levels": {}, "core": [], "quota": "4/5"}),
        ("unlock_set", {"levels": {"A": 4, "B": 4}, "core": ["A"], "quota": "4/5"}),
        ("cliffs_delta", {"a": EMPTY, "b": UNANIMOUS}),
        ("cliffs_delta_ci", {"a": [1, 0, 0, 0], "b": UNANIMOUS}),
        ("wmw_exact", {"a": EMPTY, "b": UNANIMOUS}),
        ("wmw_asymptotic", {"a": EMPTY, "b": UNANIMOUS}),
        ("brunner_munzel", {"a": [5, 0, 0, 0], "b": [0, 0, 0, 5]}),
        ("brunner_munzel", {"a": UNANIMOUS, "b": UNANIMOUS}),
        ("brunner_munzel", {"a": [1, 0, 0, 0], "b": [2, 1, 1, 0]}),
        ("icc_oneway", {"groups": [UNANIMOUS, EMPTY]}),
        ("icc_oneway", {"groups": []}),
        ("krippendorff_alpha_ordinal", {"units": [UNANIMOUS, [0, 3, 0, 0]]}),
        ("krippendorff_alpha_ordinal", {"units": [[1, 0, 0, 0], [0, 1, 0, 0]]}),
        ("level_posterior", {"hist": EMPTY, "alpha": 0.25}),
        ("level2_posterior_finite", {"hist": EMPTY, "headcount": 9, "alpha": 0.25}),
        ("finite_population_mean", {"hist": EMPTY, "headcount": 9, "alpha": 0.25}),
        ("level_posterior_combined", {"hists": [EMPTY, EMPTY], "weights": None}),
        ("org_level_posterior", {"hists": {}, "core": [], "quota": "4/5"}),
        ("org_level_posterior", {"hists": {"A": EMPTY}, "core": [], "quota": "4/5"}),
        ("paired_gap", {"joint": [EMPTY] * 4}),
        ("paired_gap", {"joint": []}),
        ("combine_audiences", {"hists": [], "weights": None}),
        ("combine_audiences", {"hists": [EMPTY], "headcount": [5]}),
        ("level_posterior_combined", {"hists": [], "weights": None}),
        ("percentile_rank", {"score": 2.4, "reference": []}),
        ("benchmark_quartiles", {"reference": []}),
        ("fpc_variance", {"population_hist": UNANIMOUS, "n": 0}),
        ("fpc_variance", {"population_hist": UNANIMOUS, "n": 6}),
        ("nonresponse_bounds", {"hist": UNANIMOUS, "headcount": 4}),
    ],
)
def test_an_undefined_statistic_is_null(statistic, given):
    assert nothing(FAMILIES[statistic](given))


@pytest.mark.parametrize(
    ("statistic", "given", "expected"),
    [
        ("level_posterior", {"hist": [5]}, [1.0]),
        ("element_level", {"hist": [5]}, {"level": 1, "shares_ge": [1.0], "nplf": ["F"]}),
        ("steps_to_level", {"hist": [0, 0, 2, 1, 0, 0, 0], "target": 4}, 1),
        ("interpolated_median", {"hist": [2, 0, 0, 2]}, 2.5),
        ("interpolated_median", {"hist": [0, 0, 1, 0]}, 3.0),
        ("interpolated_median", {"hist": [0, 2, 2, 0, 0]}, 2.5),
        ("wmw_exact", {"a": UNANIMOUS, "b": [0, 3, 0, 0]}, 1.0),
        ("wmw_asymptotic", {"a": UNANIMOUS, "b": [0, 3, 0, 0]}, {"U": 7.5, "p": 1.0}),
        ("benjamini_hochberg", {"p": []}, []),
        ("benjamini_hochberg", {"p": [None, 0.02, None, 0.01]}, [None, 0.02, None, 0.02]),
        ("unlock_set", {"levels": {"A": None, "B": 2}, "core": ["A"], "quota": "1/2"}, (1, 1)),
        ("org_level", {"levels": {"A": 3, "B": None}, "core": [], "quota": "1/2"}, (1, 4)),
        ("org_level", {"levels": {"A": 3, "B": None}, "core": ["B"], "quota": "1/2"}, (0, 4)),
        ("level2_posterior_finite", {"hist": UNANIMOUS, "headcount": 5, "alpha": 0.5}, 1.0),
        ("level2_posterior_finite", {"hist": UNANIMOUS, "headcount": 9, "alpha": 0}, 1.0),
        ("fpc_variance", {"population_hist": UNANIMOUS, "n": 5}, 0.0),
        ("nonresponse_bounds", {"hist": EMPTY, "headcount": 3}, [[0, 1], [0, 1], [0, 1]]),
    ],
)
def test_an_edge_that_is_defined_keeps_its_value(statistic, given, expected):
    found = FAMILIES[statistic](given)

    values = tuple(found.values()) if isinstance(expected, tuple) else found
    assert values == expected


def test_a_scale_of_one_level_has_a_mean_and_no_index():
    found = FAMILIES["location"]({"hist": [3]})

    assert (found["mean"], found["index100"], found["variance"]) == (1, None, 0)
    agreement = FAMILIES["within_group_agreement"]({"hists": [[5]], "options": 1})
    assert agreement["rwg"] == [None]


def test_without_a_prior_a_unanimous_group_is_certain():
    found = FAMILIES["level_posterior"]({"hist": [0, 0, 5, 0], "alpha": 0})

    assert found[2] == pytest.approx(1)


def test_one_rating_out_of_many_people_has_no_standard_error_but_a_census_adds_none():
    many = FAMILIES["combine_audiences"](
        {"hists": [[1, 0, 0, 0], [1, 2, 0, 1]], "headcount": [9, 9]}
    )
    census = FAMILIES["combine_audiences"](
        {"hists": [[1, 0, 0, 0], [1, 2, 0, 1]], "headcount": [1, 4]}
    )

    assert many["se_mean"] is None
    assert census["se_mean"] == 0


def test_an_audience_without_ratings_has_no_weight():
    found = FAMILIES["combine_audiences"]({"hists": [EMPTY, [1, 2, 0, 1]], "weights": [3, 1]})

    assert found["weights"] == {"0": 0.0, "1": 1.0}
    assert found["mean"] == 2.25


def test_intraclass_correlation_tells_its_two_kinds_of_zero_apart():
    equal_means = FAMILIES["icc_oneway"]({"groups": [[1, 1, 0, 0], [1, 1, 0, 0]]})
    no_variation = FAMILIES["icc_oneway"]({"groups": [UNANIMOUS, [0, 2, 0, 0]]})

    assert equal_means["icc2"] is None
    assert equal_means["icc1"] == -1
    assert no_variation["icc1"] is None
