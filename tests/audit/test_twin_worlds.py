"""Whoever is withheld may have said anything: worlds that look alike give the same result.

Answers are exchanged between people whom no distribution tells apart, as long as every mean and
level that is shown stays. If a single figure of the result moved, it would tell what is withheld.
"""

from __future__ import annotations

import numpy as np
import pytest
from organizations_at_random import leaves_at_random

from assessments.disclosure import release
from assessments.scoring.joint import JointTable
from assessments.scoring.plan import Plan
from assessments.scoring.summary import summarize

ITEMS = ("A1", "A2", "A3")
TRIES = 60


def world(chance, *, people: int) -> JointTable:
    leaves = leaves_at_random(chance, people=people)
    counts = np.zeros((len(leaves), len(ITEMS), 5, 5), dtype=np.int64)
    for row, number in enumerate(leaves.values()):
        for item in range(len(ITEMS)):
            levels = np.clip(np.rint(chance.normal(2.3, 0.8, size=number)), 1, 4).astype(int)
            levels[chance.random(number) < 0.1] = 0
            np.add.at(counts, (row, item, levels, chance.integers(0, 5, size=number)), 1)
    return JointTable(counts, tuple(leaves), ITEMS)


def body_of(joint: JointTable, *, tables: str) -> dict:
    plan = Plan(elements=ITEMS, domains={"A": ITEMS}, core=ITEMS[:1], tables=tables, draws=200)
    released = release(joint.levels, k=5, k_full=10, suppress=True, tables=tables)
    return summarize(released, plan=plan, joint=joint)


def told(body: dict) -> tuple:
    """All that is shown: distributions, and of small groups the mean and the level."""
    coarse = [cell["id"] for cell in body["cells"] if cell["form"] == "coarse"]
    scores = [
        [
            (score["status"], score["mean"], score["level"])
            for score in body["scores"][cell].values()
        ]
        for cell in coarse
    ]
    return body["counts"], body["importance"], body["joint"], scores


def exchanged(chance, joint: JointTable, *, tables: str) -> tuple[JointTable, int]:
    """Exchange two people's answers to one item, again and again, where nothing shown moves."""
    now, moved = joint, 0
    shown = told(body_of(joint, tables=tables))
    for _ in range(TRIES):
        counts = now.counts.copy()
        item = int(chance.integers(len(ITEMS)))
        first, second = chance.choice(len(counts), size=2, replace=False)
        one, other = (_somebody(chance, counts[leaf, item]) for leaf in (first, second))
        for leaf, gone, come in ((first, one, other), (second, other, one)):
            counts[(leaf, item, *gone)] -= 1
            counts[(leaf, item, *come)] += 1
        twin = JointTable(counts, joint.segments, joint.items)
        if one != other and told(body_of(twin, tables=tables)) == shown:
            now, moved = twin, moved + 1
    return now, moved


def _somebody(chance, counts) -> tuple[int, int]:
    level, weight = np.unravel_index(
        int(chance.choice(counts.size, p=counts.ravel() / counts.sum())), counts.shape
    )
    return int(level), int(weight)


@pytest.mark.parametrize("tables", ["simple", "crossed"])
@pytest.mark.parametrize("seed", range(2))
def test_the_result_of_a_twin_world_is_the_same(seed, tables):
    chance = np.random.default_rng(seed)
    joint = world(chance, people=34 + 6 * seed)

    twin, moved = exchanged(chance, joint, tables=tables)

    assert moved > 0
    assert (twin.counts != joint.counts).any()
    assert body_of(twin, tables=tables) == body_of(joint, tables=tables)
