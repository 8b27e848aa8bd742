"""Two waves beside each other: what is compared, what is refused, and why a mean moved."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from scoring_cases import DOMAINS, ELEMENTS, plan
from wave_cases import GROUPS, HIGHER, LOWER, body_of, fixed, wave

from assessments.disclosure import release
from assessments.scoring import CountTable, summarize
from assessments.scoring.wave_change import wave_changes


@pytest.fixture(scope="module")
def risen():
    return wave_changes(wave(LOWER), wave(HIGHER, seed=2))


def test_a_clear_rise_is_a_real_change_of_every_element(risen):
    assert risen["moved"] == {"real_change": len(ELEMENTS)}
    for entry in risen["elements"].values():
        assert entry["q"] >= entry["p"]
        assert entry["interval"][0] < entry["delta"] < entry["interval"][1]
        assert entry["difference"] == pytest.approx(
            entry["after"]["value"] - entry["before"]["value"]
        )
        assert entry["difference"] == pytest.approx(entry["within"] + entry["mix"])
    assert risen["score"]["interval"][0] > 0
    assert risen["level"]["status"] == "ok"
    assert 0 < risen["level"]["prob_rose"] < 1


def test_nothing_said_is_not_json(risen):
    json.dumps(risen, allow_nan=False)


def test_turning_the_waves_round_turns_every_sign():
    first, second = wave(LOWER), wave(HIGHER, seed=2)
    ahead, back = wave_changes(first, second), wave_changes(second, first)

    for element in ELEMENTS:
        one, other = ahead["elements"][element], back["elements"][element]
        assert one["difference"] == pytest.approx(-other["difference"])
        assert one["delta"] == pytest.approx(-other["delta"])
        assert one["p"] == pytest.approx(other["p"])
        assert one["smallest"] == pytest.approx(other["smallest"])
        assert one["prob_rose"] + other["prob_rose"] <= 1 + 1e-9


def test_the_same_answers_again_are_no_change():
    body = wave(LOWER)
    found = wave_changes(body, body)

    assert found["moved"] == {"no_clear_change": len(ELEMENTS)}
    assert {entry["p"] for entry in found["elements"].values()} == {1.0}
    assert found["score"]["difference"] == pytest.approx(0)


def test_every_group_of_both_waves_is_compared_and_tested_by_itself(risen):
    cells = {cell["cell"]: cell for cell in risen["cells"]}

    assert set(cells) == {
        "audience:employees", "audience:executives", "audience:learning",
        "audience:employees/unit:1", "audience:employees/unit:2",
    }  # fmt: skip
    assert {entry["status"] for entry in cells["audience:employees"]["elements"].values()} == {"ok"}
    assert cells["audience:employees/unit:1"]["elements"]["A1"]["prob_rose"] is None
    assert cells["audience:employees"]["elements"]["A1"]["prob_rose"] > 0


@pytest.mark.parametrize(
    ("before", "after", "status"),
    [(7, 7, "coarse"), (7, 9, "refused"), (7, 11, "refused"), (7, 12, "coarse"),
     (10, 12, "ok"), (4, 12, "hidden"), (9, 4, "hidden")],
)  # fmt: skip
def test_a_difference_is_refused_where_it_could_point_at_the_few_who_came(before, after, status):
    bodies = [
        wave(LOWER, groups={"audience:employees": 60, "audience:executives": n})
        for n in (before, after)
    ]
    found = wave_changes(*bodies)
    (cell,) = [cell for cell in found["cells"] if cell["cell"] == "audience:executives"]

    assert cell["status"] == status
    for entry in cell["elements"].values():
        assert (entry["p"] is None) == (status != "ok")
        if status == "refused":
            assert entry["difference"] is entry["delta"] is None
            assert entry["before"] is not None
            assert entry["after"] is not None


def test_a_coarse_difference_has_one_decimal_and_none_from_a_bound():
    first = body_of(table=fixed({"audience:employees": [1, 4, 2, 0]}))
    second = body_of(table=fixed({"audience:employees": [0, 4, 2, 1]}))
    clipped = body_of(table=fixed({"audience:employees": [0, 0, 0, 7]}))

    assert wave_changes(first, second)["elements"]["A1"]["difference"] == 0.5
    assert wave_changes(first, second)["elements"]["A1"]["p"] is None
    assert wave_changes(first, clipped)["elements"]["A1"]["difference"] is None
    assert wave_changes(first, second)["score"]["change"] == 0.5
    assert clipped["overall"]["score"]["op"] == ">="
    assert wave_changes(first, clipped)["score"]["change"] is None
    assert wave_changes(first, clipped)["score"]["difference"] is None


def test_an_organization_of_few_that_gained_one_shows_both_bands_and_no_difference():
    found = wave_changes(
        wave(LOWER, groups={"audience:employees": 8}),
        wave(HIGHER, groups={"audience:employees": 9}),
    )

    assert {entry["status"] for entry in found["elements"].values()} == {"refused"}
    assert found["score"]["difference"] is found["score"]["change"] is None


def test_an_element_asked_once_or_with_other_words_is_not_compared():
    first = wave(LOWER)
    fewer = tuple(element for element in ELEMENTS if element != "F3")
    table = fixed({leaf: [n // 2, n - n // 2, 0, 0] for leaf, n in GROUPS.items()})
    second = summarize(
        release(_without(table, "F3"), k=5, k_full=10, suppress=True),
        plan=replace(plan(), elements=fewer, domains=DOMAINS | {"F": ("F1", "F2")}),
    )
    found = wave_changes(first, second, changed={"A2"})

    assert found["elements"]["F3"]["status"] == "not_comparable"
    assert found["elements"]["F3"]["kind"] == "other_scope"
    assert found["elements"]["A2"]["status"] == "rubric_changed"
    assert found["elements"]["A2"]["difference"] is None
    assert found["scope"]["elements_removed"] == ["F3"]
    assert found["score"]["compared"] == 16
    parts = found["score"]["within"] + found["score"]["mix"] + found["score"]["scope"]
    assert parts == pytest.approx(found["score"]["change"])
    assert found["level"]["status"] == "other_scope"
    assert found["level"]["prob_rose"] is None


def _without(table, element):
    keep = [column for column, item in enumerate(table.items) if item != element]
    items = tuple(table.items[column] for column in keep)
    return CountTable(table.counts[:, keep], table.segments, items, table.levels)


def test_another_scale_or_other_rules_are_never_compared():
    body = wave(LOWER)
    other_scale = body | {"rules": body["rules"] | {"levels": [1, 2, 3, 4, 5]}}
    found = wave_changes(body, other_scale)
    lenient = wave_changes(body, wave(LOWER, profile="lenient"))

    assert {entry["status"] for entry in found["elements"].values()} == {"not_comparable"}
    assert lenient["level"]["status"] == "not_comparable"
    assert lenient["scope"]["other_rules"] == ["profile", "quota", "core"]


def test_a_mean_that_moved_with_its_audiences_is_put_down_to_other_raters():
    heads = {"employees": 60, "executives": 40}
    hists = {"audience:employees": [30, 20, 10, 0], "audience:executives": [0, 10, 20, 10]}
    body = body_of(table=fixed(hists), combine="headcount", headcounts=heads)
    later = body_of(table=fixed(hists), combine="headcount", headcounts=heads | {"executives": 90})
    entry = wave_changes(body, later)["elements"]["A1"]

    assert entry["kind"] == "other_raters"
    assert entry["within"] == pytest.approx(0)
    assert entry["mix"] == pytest.approx(entry["difference"])
    assert entry["p"] == 1.0


def test_a_mean_that_moved_because_an_audience_was_added_is_put_down_to_scope():
    hists = {"audience:employees": [30, 20, 10, 0]}
    found = wave_changes(
        body_of(table=fixed(hists)),
        body_of(table=fixed(hists | {"audience:executives": [0, 10, 20, 10]})),
    )

    assert {entry["kind"] for entry in found["elements"].values()} == {"other_scope"}
    assert found["scope"]["audiences_added"] == ["executives"]
    assert found["elements"]["A1"]["delta"] == 0


def test_a_result_frozen_before_response_was_told_can_still_be_compared():
    first, second = wave(LOWER), wave(HIGHER, seed=2)
    old = {key: value for key, value in first.items() if key != "response"}

    assert wave_changes(old, second)["moved"] == {"real_change": len(ELEMENTS)}


@pytest.mark.parametrize("people", [0, 1])
def test_a_wave_without_answers_says_so_and_moves_nothing(people):
    found = wave_changes(wave(LOWER), wave(LOWER, groups={"audience:employees": people}))

    assert {entry["difference"] for entry in found["elements"].values()} == {None}
    assert found["score"]["difference"] is None
    assert found["moved"] == {}


def test_the_score_moves_by_the_mean_of_its_elements(risen):
    moves = [entry["difference"] for entry in risen["elements"].values()]

    assert risen["score"]["difference"] == pytest.approx(np.mean(moves))
    assert risen["score"]["scope"] == pytest.approx(0, abs=1e-12)
    of_domain = [risen["elements"][element]["difference"] for element in DOMAINS["A"]]
    assert risen["domains"]["A"]["difference"] == pytest.approx(np.mean(of_domain))


@pytest.mark.parametrize("later", [8, 40])
def test_without_two_audiences_behind_both_waves_no_mix_is_known(later):
    pooled = wave(LOWER, groups={"audience:employees": 8, "audience:executives": 8})
    other = wave(HIGHER, groups={"audience:employees": later, "audience:executives": later})
    found = wave_changes(pooled, other)

    assert found["score"]["difference"] > 0
    for each in (found["score"], *found["elements"].values()):
        assert each["within"] is each["mix"] is None
    assert "other_raters" not in found["moved"]
