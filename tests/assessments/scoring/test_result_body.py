"""The body of a Result: what it holds in each of the situations an assessment can end in."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from scoring_cases import CORE, ELEMENTS, LEVELS, answers, plan

from assessments.disclosure import release
from assessments.scoring import CountTable, summarize
from assessments.scoring.joint import JointTable

GROUPS = {
    "audience:executives": 10,
    "audience:learning": 12,
    "audience:managers/unit:1": 11,
    "audience:managers/unit:2": 13,
    "audience:employees/unit:1": 30,
    "audience:employees/unit:2": 7,
    "audience:employees/unit:3": 25,
}


def body_of(table, **changes):
    chosen = plan(**changes)
    return summarize(
        release(table, k=chosen.k, k_full=chosen.k_full, suppress=chosen.suppress), plan=chosen
    )


@pytest.fixture(scope="module")
def body():
    return body_of(answers(GROUPS))


def test_the_same_input_gives_the_same_bytes_in_any_order(body):
    table = answers(GROUPS)
    turned = CountTable(table.counts[::-1], table.segments[::-1], table.items, table.levels)

    found = [json.dumps(each, sort_keys=True, allow_nan=False) for each in (body, body_of(turned))]
    assert found[0] == found[1]


def test_another_seed_moves_likelihoods_only(body):
    other = body_of(answers(GROUPS), seed=8)

    chances = [each["overall"]["elements"]["A1"]["likelihood"] for each in (body, other)]
    assert chances[0] != chances[1]
    assert other["overall"]["score"] == body["overall"]["score"]
    assert other["scores"] == body["scores"]


def test_the_composite_is_the_mean_of_its_audiences(body):
    basis = body["overall"]["basis"]["cells"]
    means = [body["scores"][cell]["A1"]["mean"] for cell in basis]

    assert basis == [f"audience:{a}" for a in ("employees", "executives", "learning", "managers")]
    assert body["overall"]["elements"]["A1"]["mean"] == pytest.approx(np.mean(means))
    assert body["overall"]["basis"]["n"] == 108


def test_likelihoods_and_profile_add_up(body):
    overall = body["overall"]

    assert sum(overall["profile"]) == 18
    assert sum(overall["level"]["likelihood"]) == pytest.approx(1)
    for element in overall["elements"].values():
        assert sum(element["likelihood"]) == pytest.approx(1)
        assert element["interval"][0] <= element["mean"] <= element["interval"][1]
        assert element["gap"] == pytest.approx(3 - element["mean"])


def test_only_full_cells_show_counts_and_coarse_ones_one_decimal(body):
    forms = {cell["id"]: cell["form"] for cell in body["cells"]}

    assert {cell for cell, form in forms.items() if form == "full"} == set(body["counts"])
    for cell, form in forms.items():
        if form == "coarse":
            score = body["scores"][cell]["A1"]
            assert set(score) == {"status", "mean", "level"}
            assert round(score["mean"]["value"], 1) == score["mean"]["value"]


def test_a_hidden_cell_has_no_score_and_no_size():
    body = body_of(answers(GROUPS | {"audience:managers/unit:3": 3}))
    hidden = {cell["id"]: cell for cell in body["cells"] if cell["form"] == "hidden"}

    assert {cell["people"] for cell in hidden.values()} == {None}
    assert not set(hidden) & (set(body["scores"]) | set(body["counts"]))
    assert "below_minimum_group" in body["notes"]


def test_a_composite_never_holds_an_audience_that_is_not_shown_in_full():
    body = body_of(answers(GROUPS | {"audience:executives": 4}))

    assert "audience:executives" not in body["overall"]["basis"]["cells"]
    status = {each["audience"]: each["status"] for each in body["audience_scores"]}
    assert status["executives"] == "hidden"
    assert all("executives" not in {gap["a"], gap["b"]} for gap in body["perception"])


def test_an_organization_of_eight_has_a_coarse_score_and_no_likelihood():
    body = body_of(answers({"audience:employees": 8}))
    overall = body["overall"]

    assert overall["score"]["status"] == "coarse"
    assert overall["level"]["likelihood"] is None
    assert overall["level"]["low"] in LEVELS
    assert overall["elements"]["A1"]["n"] is overall["elements"]["A1"]["shares"] is None
    assert body["counts"] == {}


def test_one_rater_gets_levels_and_no_interval():
    body = body_of(answers({"audience:executives": 1}), suppress=False)
    overall = body["overall"]

    assert "single_rater" in body["notes"]
    assert overall["score"]["interval"] is overall["level"]["likelihood"] is None
    assert all(e["mean"] == e["level"] for e in overall["elements"].values())
    assert all(move["steps"] == move["to"] - move["from"] for move in body["unlock"]["moves"])


@pytest.mark.parametrize("groups", [{}, {"audience:employees": 0}, {"audience:employees": 4}])
def test_without_enough_answers_nothing_is_known(groups):
    body = body_of(answers(groups))

    assert body["overall"]["score"] == {
        "status": "no_data", "op": "=", "mean": None, "index": None, "interval": None,
        "confidence": 0.9,
    }  # fmt: skip
    assert body["overall"]["level"]["low"] is body["unlock"] is None
    assert body["scores"] == body["counts"] == {}
    assert ("no_answers" in body["notes"]) == (sum(groups.values()) == 0)


def test_an_element_most_cannot_judge_is_unrated_and_opens_an_interval():
    table = answers({"audience:employees": 40})
    counts, unsure = table.counts.copy(), np.zeros(table.counts.shape[:2], dtype=int)
    counts[0, 0], unsure[0, 0] = [0, 9, 0, 0], 31
    body = body_of(CountTable(counts, table.segments, table.items, LEVELS, unsure=unsure))

    element = body["overall"]["elements"][ELEMENTS[0]]
    assert element["status"] == "insufficient"
    assert element["unsure_share"] == 31 / 40
    assert body["overall"]["level"]["unrated"] == ["A1"]
    assert body["overall"]["level"]["low"] == 1
    assert body["unlock"]["rate_first"] == ["A1"]
    for cell in ("organization", "audience:employees"):
        score = body["scores"][cell]["A1"]
        assert (score["status"], score["mean"], score["level"]) == ("insufficient", None, None)
        assert (score["n"], score["unsure"], score["unsure_share"]) == (9, 31, 31 / 40)


def test_a_census_leaves_no_doubt():
    heads = {"employees": 30, "executives": 12}
    body = body_of(answers({f"audience:{name}": n for name, n in heads.items()}), headcounts=heads)

    assert (
        max(body["overall"]["level"]["likelihood"]) == body["overall"]["level"]["confidence"] == 1
    )
    low, high = body["overall"]["score"]["interval"]
    assert high - low == pytest.approx(0)


def test_headcount_weights_pull_the_composite_to_the_large_audience():
    heads = {"employees": 300, "executives": 12}
    table = answers({f"audience:{name}": min(n, 40) for name, n in heads.items()})
    equal = body_of(table, headcounts=heads)
    weighted = body_of(table, headcounts=heads, combine="headcount")

    employees = equal["scores"]["audience:employees"]["A1"]["mean"]
    means = [each["overall"]["elements"]["A1"]["mean"] for each in (equal, weighted)]
    assert abs(means[1] - employees) < abs(means[0] - employees)


@pytest.mark.parametrize(
    ("profile", "quota", "core"),
    [("standard", "4/5", list(CORE)), ("strict", "1/1", []), ("lenient", "2/3", [])],
)
def test_the_rules_used_are_written_into_the_result(profile, quota, core):
    rules = body_of(answers(GROUPS), profile=profile)["rules"]

    assert (rules["profile"], rules["quota"], rules["core"]) == (profile, quota, core)
    assert (rules["k"], rules["k_full"], rules["levels"]) == (5, 10, [1, 2, 3, 4])


def test_importance_follows_the_same_release():
    table, chosen = answers(GROUPS), plan()
    released = release(table, k=5, k_full=10, suppress=True)
    joint = JointTable(with_importance(table), table.segments, table.items)
    body = summarize(released, plan=chosen, joint=joint)

    assert set(body["importance"]) == set(body["counts"])
    assert body["importance"]["organization"]["A1"] == [0, 108, 0, 0, 0]


def test_strict_protection_tells_importance_without_pairs():
    """Else counts of importance less the pairs tell what those chose who could not judge."""
    table = answers(GROUPS)
    released = release(table, k=5, k_full=10, suppress=True)
    joint = JointTable(with_importance(table), table.segments, table.items)
    body = summarize(released, plan=plan(protection="strict"), joint=joint)

    assert body["importance"]["organization"]["A1"] == [0, 108, 0, 0, 0]
    told = body["importance_scores"]["organization"]["A1"]
    assert body["joint"] is None
    assert (told["status"], told["mean"], told["n"], told["q"]) == ("ok", 2.0, None, None)
    assert told["gap"] == 2.0 - body["scores"]["organization"]["A1"]["mean"]


def with_importance(table):
    """Everybody finds everything important at the second of four."""
    joint = np.zeros((*table.unsure.shape, 5, 5), dtype=int)
    joint[..., 2] = np.concatenate([table.unsure[..., None], table.counts], axis=2)
    return joint


def test_an_elements_list_that_is_not_the_counts_is_refused():
    released = release(answers(GROUPS), k=5, k_full=10, suppress=True)

    with pytest.raises(ValueError, match="elements of the plan"):
        summarize(released, plan=replace(plan(), elements=("A1",)))


def test_an_element_fewer_than_k_could_judge_has_no_score_in_a_full_cell():
    table = answers({"audience:executives": 13})
    counts = table.counts.copy()
    unsure = table.unsure.copy()
    counts[0, 0], unsure[0, 0] = [0, 0, 1, 0], 12

    body = body_of(CountTable(counts, table.segments, table.items, table.levels, unsure))

    score = body["scores"]["audience:executives"][table.items[0]]
    assert score["status"] == "insufficient"
    assert (score["mean"], score["level"], score["shares"], score["n"]) == (None, None, None, 1)


@pytest.mark.parametrize(("valid", "status"), [(6, "coarse"), (5, "insufficient")])
def test_an_element_most_cannot_judge_has_no_score_in_a_coarse_cell(valid, status):
    table = answers({"audience:executives": 12, "audience:learning": 8})
    counts, unsure = table.counts.copy(), table.unsure.copy()
    counts[0, 0], unsure[0, 0] = [0, valid, 0, 0], 12 - valid

    body = body_of(CountTable(counts, table.segments, table.items, table.levels, unsure))

    assert body["cells"][1]["form"] == "coarse"
    assert body["scores"]["audience:executives"]["A1"]["status"] == status
