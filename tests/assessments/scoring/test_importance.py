"""Importance beside practice: paired within a rater, and only where a whole group may be shown."""

from __future__ import annotations

from time import perf_counter

import numpy as np
import pytest
from scipy.stats import binomtest
from scoring_cases import ELEMENTS, plan

from assessments.disclosure import release
from assessments.scoring import summarize
from assessments.scoring.importance_scores import importance_scores
from assessments.scoring.joint import JointTable
from assessments.scoring.paired_gap import paired_gap

GROUPS = {
    "audience:employees/unit:1": 14,
    "audience:employees/unit:2": 12,
    "audience:executives": 11,
}


def joint_of(groups, *, importance=4, seed=3):
    """Random pairs of level and importance; index 0 of both is "not told"."""
    shape = (5, importance + 1)
    rng = np.random.default_rng(seed)
    chances = rng.dirichlet(np.ones(shape[0] * shape[1]))
    counts = [
        [rng.multinomial(n, chances).reshape(shape) for _ in ELEMENTS] for n in groups.values()
    ]
    return JointTable(np.array(counts), tuple(groups), ELEMENTS)


def body_of(joint):
    return summarize(release(joint.levels, k=5, k_full=10, suppress=True), plan=plan(), joint=joint)


def test_only_full_organization_and_audience_cells_have_pairs():
    body = body_of(joint_of(GROUPS))

    assert set(body["joint"]) == {
        "organization",
        "audience:employees",
        "audience:executives",
    }
    assert set(body["importance_scores"]) == set(body["joint"])
    assert "audience:employees/unit:1" in body["counts"]


def test_the_pairs_of_a_cell_are_the_sum_of_its_leaves():
    joint = joint_of(GROUPS)
    body = body_of(joint)

    assert body["joint"]["organization"]["A1"] == joint.counts[:, 0, 1:, 1:].sum(axis=0).tolist()
    assert body["joint"]["audience:employees"]["A1"] == (
        joint.counts[:2, 0, 1:, 1:].sum(axis=0).tolist()
    )


def test_a_score_can_be_recomputed_from_its_table():
    body = body_of(joint_of(GROUPS))
    table = np.array(body["joint"]["organization"]["A2"])
    score = body["importance_scores"]["organization"]["A2"]
    practice, importance = np.nonzero(table)
    people = table[practice, importance]

    assert score["n"] == people.sum()
    assert score["mean"] == pytest.approx(np.average(importance + 1, weights=people))
    assert score["gap"] == pytest.approx(np.average(importance - practice, weights=people))
    assert score["gap"] == pytest.approx(score["mean"] - score["practice"])
    assert score["index_gap"] == pytest.approx(100 * score["gap"] / 3)
    dominance = np.average(np.sign(importance - practice), weights=people)
    assert score["dominance"] == pytest.approx(dominance)


def test_scales_of_different_length_are_compared_as_indices_and_not_tested():
    score = body_of(joint_of(GROUPS, importance=5))["importance_scores"]["organization"]["A1"]

    assert score["status"] == "ok"
    assert score["gap"] is score["p"] is score["q"] is score["word"] is None
    assert score["index"] == pytest.approx(25 * (score["mean"] - 1))
    assert score["index_gap"] == pytest.approx(score["index"] - score["practice_index"])


def test_without_the_question_both_parts_are_null():
    table = joint_of(GROUPS).levels
    body = summarize(release(table, k=5, k_full=10, suppress=True), plan=plan())

    assert body["joint"] is body["importance_scores"] is body["importance"] is None


@pytest.mark.parametrize(("people", "status"), [(0, "no_data"), (4, "insufficient"), (5, "ok")])
def test_few_pairs_are_not_scored(people, status):
    score = importance_scores({"A1": np.array([[0, people], [0, 0]])}, smallest=5)["A1"]

    assert (score["status"], score["n"]) == (status, people)
    assert (score["mean"] is None) == (status != "ok")


def test_the_false_discovery_rate_is_held_over_the_elements_of_a_cell():
    apart, together = np.array([[0, 9], [0, 0]]), np.array([[5, 1], [1, 5]])
    found = importance_scores({"A1": apart, "A2": together, "A3": np.eye(2, dtype=int)})

    assert found["A1"]["q"] == pytest.approx(2 * found["A1"]["p"])
    assert found["A3"]["p"] is found["A3"]["q"] is None


@pytest.mark.parametrize("pairs", [200, 201, 400, 800])
def test_the_sign_test_of_many_pairs_is_the_same_sum(pairs):
    table = np.array([[0, pairs], [pairs + 40, 0]])
    found = paired_gap(table)

    assert found.p_sign == pytest.approx(binomtest(pairs, 2 * pairs + 40).pvalue)


def test_a_million_pairs_are_tested_at_once():
    begun = perf_counter()
    paired_gap(np.array([[0, 500_000], [499_000, 0]]))

    assert perf_counter() - begun < 1
