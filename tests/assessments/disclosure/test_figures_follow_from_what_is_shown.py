"""Every figure is a function of what is shown, so more figures give nobody away."""

from __future__ import annotations

import json

import numpy as np
import pytest

from assessments.actions.releasing import release_answers
from assessments.scoring import summarize
from assessments.scoring.joint import JointTable
from assessments.scoring.plan import Plan

ITEMS = ("q", "r")
PLAN = Plan(ITEMS, {"d": ITEMS}, tables="crossed", draws=200)


def organization(people=240, seed=3):
    """Executives are too few to be shown; everybody else is of two units and two places."""
    rng = np.random.default_rng(seed)
    told = np.stack(
        [
            rng.choice(3, people, p=[0.015, 0.385, 0.6]),
            rng.integers(0, 2, people),
            rng.integers(0, 2, people),
        ],
        axis=1,
    )
    rows, place = np.unique(told, axis=0, return_inverse=True)
    counts = np.zeros((len(rows), len(ITEMS), 5, 5), dtype=int)
    for item in range(len(ITEMS)):
        np.add.at(
            counts,
            (place, item, rng.integers(0, 5, people), rng.integers(0, 5, people)),
            1,
        )
    names = [f"audience:{a}/unit:{u}/attribute:place:{p}" for a, u, p in rows.tolist()]
    return JointTable(counts, tuple(names), ITEMS)


def body_of(joint):
    released, published = release_answers(joint, plan=PLAN, secret=b"")
    return summarize(released, plan=PLAN, joint=published)


def exchanged(joint, *leaves):
    """Two groups swap one answer, and two others swap it back: no cell changes."""
    counts = joint.counts.copy()
    for leaf, sign in zip(leaves, (1, -1, -1, 1), strict=True):
        row = counts[joint.segments.index(leaf), 0]
        row[1, 1] += sign
        row[4, 4] -= sign
    return JointTable(counts, joint.segments, joint.items)


@pytest.fixture(scope="module")
def joint():
    found = organization()
    many = [row for row, leaf in enumerate(found.segments) if not leaf.startswith("audience:0")]
    found.counts[many, 0, 1, 1] += 1
    found.counts[many, 0, 4, 4] += 1
    found.counts[many, 1, 2, 2] += 2
    return found


def test_answers_exchanged_behind_the_figures_change_none_of_them(joint):
    leaves = [
        f"audience:{a}/unit:{u}/attribute:place:{p}"
        for a, u, p in ((1, 0, 0), (1, 0, 1), (2, 1, 0), (2, 1, 1))
    ]

    other = exchanged(joint, *leaves)

    assert (other.counts != joint.counts).any()
    assert json.dumps(body_of(other)) == json.dumps(body_of(joint))


def test_a_composite_holds_no_audience_that_is_withheld(joint):
    body = body_of(joint)

    forms = {cell["id"]: cell["form"] for cell in body["cells"]}
    assert forms["audience:0"] == forms["audience:1"] == "hidden"
    assert {forms["unit:0"], forms["unit:1"]} == {"full"}
    assert body["overall"]["basis"]["cells"] == ["audience:2"]


def test_no_figure_but_of_cells_shown_in_full_needs_a_histogram(joint):
    body = body_of(joint)

    full = {cell["id"] for cell in body["cells"] if cell["form"] == "full"}
    assert set(body["counts"]) == set(body["importance"]) == full
    assert set(body.get("joint") or {}) <= full
