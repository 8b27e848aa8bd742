"""Scales of any length, instruments of any size: nothing assumes four levels."""

from __future__ import annotations

import json
from time import perf_counter

import numpy as np
import pytest
from scoring_cases import plan

from assessments.disclosure import release
from assessments.scoring import CountTable, Plan, summarize
from assessments.scoring.joint import JointTable
from assessments.scoring.wave_change import wave_changes

GROUPS = {"audience:a/unit:1": 30, "audience:a/unit:2": 14, "audience:b": 24, "audience:c": 6}


def joint_of(levels, elements, *, groups=None, seed=1, importance=4):
    rng = np.random.default_rng(seed)
    groups = GROUPS if groups is None else groups
    shape = (levels + 1, importance + 1)
    told = np.full(shape, 2.0)
    told[0], told[:, 0] = 0.05, 0.05  # few could not judge
    chances = rng.dirichlet(told.ravel(), size=elements)
    counts = [[rng.multinomial(n, p).reshape(shape) for p in chances] for n in groups.values()]
    names = tuple(f"E{place}" for place in range(elements))
    return JointTable(np.array(counts), tuple(groups), names)


def plan_of(joint, **changes):
    half = len(joint.items) // 2 or 1
    domains = {"X": joint.items[:half], "Y": joint.items[half:]}
    known = {domain: members for domain, members in domains.items() if members}
    return Plan(joint.items, known, core=joint.items[:1], draws=200, **changes)


def body_of(joint, **changes):
    released = release(joint.levels, k=5, k_full=10, suppress=True)
    return summarize(released, plan=plan_of(joint, **changes), joint=joint)


@pytest.mark.parametrize("levels", [2, 3, 5, 7])
@pytest.mark.parametrize("elements", [1, 3, 40])
def test_a_result_follows_the_length_of_its_scale(levels, elements):
    heads = {"a": 60, "b": 30, "c": 9}
    body = body_of(joint_of(levels, elements), headcounts=heads)
    json.dumps(body, allow_nan=False)
    overall = body["overall"]

    assert body["rules"]["levels"] == list(range(1, levels + 1))
    assert body["rules"]["alpha"] == 1 / levels
    assert len(overall["profile"]) == levels
    assert 1 <= overall["level"]["low"] <= overall["level"]["high"] <= levels
    assert len(overall["level"]["likelihood"]) == levels
    for element in overall["elements"].values():
        assert len(element["levels"]) == len(element["likelihood"]) == levels
        assert 1 <= element["imedian"] <= levels
        assert 0 <= element["index"] <= 100
    for bounds in body["response"]["elements"].values():
        assert 1 <= bounds["level_low"] <= bounds["level_high"] <= levels
    for table in body["joint"]["organization"].values():
        assert (len(table), len(table[0])) == (levels, 4)


@pytest.mark.parametrize("levels", [2, 5, 7])
def test_a_scale_everybody_has_reached_the_top_of_is_at_its_top(levels):
    counts = np.zeros((1, 3, levels), dtype=int)
    counts[..., -1] = 20
    table = CountTable(counts, ("audience:a",), ("E0", "E1", "E2"), tuple(range(1, levels + 1)))
    chosen = Plan(table.items, {"X": table.items}, core=("E0",))
    overall = summarize(release(table, k=5, k_full=10, suppress=True), plan=chosen)["overall"]

    assert (overall["level"]["low"], overall["level"]["high"]) == (levels, levels)
    assert overall["score"]["index"] == 100
    assert overall["level"]["likelihood"][-1] > 0.9


@pytest.mark.parametrize("levels", [2, 5, 7])
def test_waves_of_any_scale_can_be_compared(levels):
    first, second = (body_of(joint_of(levels, 3, seed=seed)) for seed in (1, 2))
    found = wave_changes(first, second)

    assert {entry["status"] for entry in found["elements"].values()} == {"ok"}
    assert 0 <= found["level"]["prob_rose"] <= 1


def test_a_prior_that_was_chosen_is_kept():
    assert plan_of(joint_of(5, 1)).prior(levels=5) == 0.2
    assert plan_of(joint_of(5, 1), alpha=0.5).prior(levels=5) == 0.5
    assert plan().prior(levels=4) == 0.25


def test_three_hundred_units_are_scored_in_little_time_and_space():
    groups = {f"audience:{name}/unit:{place}": 12 for name in "abcd" for place in range(75)}
    joint = joint_of(4, 18, groups=groups)
    begun = perf_counter()
    body = body_of(joint)

    assert perf_counter() - begun < 5
    assert len(json.dumps(body)) < 3_000_000
    assert len(body["cells"]) == 305


@pytest.mark.parametrize("groups", [{}, {"audience:a": 0}, {"audience:a": 1}, {"audience:a": 4}])
@pytest.mark.parametrize("levels", [2, 7])
def test_too_few_answers_leave_everything_unknown_on_any_scale(groups, levels):
    joint = joint_of(levels, 3, groups=groups) if groups else JointTable(
        np.zeros((0, 3, levels + 1, 5), dtype=int), (), ("E0", "E1", "E2")
    )  # fmt: skip
    body = body_of(joint)

    assert body["overall"]["level"]["low"] is None
    assert body["overall"]["score"]["mean"] is None
    assert body["joint"] == {}
    assert {each["level_low"] for each in body["response"]["elements"].values()} == {None}
