"""The attack on answers finds what follows, no more and no less: all possible answers are tried."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from assessments.disclosure.attacker.directory import directory_of
from assessments.disclosure.attacker.inference import infer_answers
from assessments.disclosure.attacker.observations import Item, Observation, histogram

LEAVES = [f"audience:{audience}/unit:{unit}" for audience in "ab" for unit in "12"]
CELLS = ["organization", "audience:a", "audience:b", "unit:1", "unit:2"]
CATEGORIES = 3


def ways(people):
    """Every way in which so many people can answer."""
    every = product(range(people + 1), repeat=CATEGORIES)
    return [counts for counts in every if sum(counts) == people]


def told_at_random(chance, cell, counts):
    """All of a cell's counts, or two bounds of a sum over them, or one of two bounds."""
    if chance.random() < 0.4:
        return histogram(cell, counts.tolist())
    sums = [tuple(chance.integers(-2, 3, size=CATEGORIES).tolist()) for _ in range(3)]
    first, second, third = (int(np.dot(each, counts)) for each in sums)
    within = (sums[0], first - int(chance.integers(0, 2)), first + int(chance.integers(0, 2)))
    either = (sums[1], None, second - 1), (sums[2], None, third)
    return Observation(cell, (within,), either if chance.random() < 0.6 else ())


def holds(bound, counts):
    sums, low, high = bound
    total = counts @ np.array(sums)
    return (total >= (-99 if low is None else low)) & (total <= (99 if high is None else high))


def possible(known, item):
    """Every solution, by brute force: an array of solutions, atoms and categories."""
    every = np.array(list(product(*(ways(people) for people in known.people))))
    for seen in item.observations:
        counts = every[:, known.row(seen.cell)].sum(axis=1)
        stays = np.all([holds(bound, counts) for bound in seen.bounds], axis=0)
        if seen.either:
            stays &= np.any([holds(bound, counts) for bound in seen.either], axis=0)
        every = every[stays]
    return every


@pytest.mark.parametrize("seed", range(40))
def test_what_is_certain_is_what_all_possible_answers_agree_on(seed):
    chance = np.random.default_rng(seed)
    known = directory_of({leaf: int(chance.integers(1, 4)) for leaf in LEAVES}, cells=CELLS)
    answered = np.array([chance.multinomial(people, [0.8, 0.1, 0.1]) for people in known.people])
    cells = chance.permutation(CELLS)[: chance.integers(1, 4)].tolist()
    seen = [told_at_random(chance, cell, answered[known.row(cell)].sum(axis=0)) for cell in cells]
    item = Item("A1", CATEGORIES, tuple(seen))
    groups = {cell: known.row(cell) for cell in CELLS}
    groups |= {atom: np.eye(4, dtype=bool)[place] for place, atom in enumerate(known.atoms)}

    found = infer_answers(known, [item], groups=groups, seconds=60)

    every = possible(known, item)
    totals = {name: every[:, group].sum(axis=1) for name, group in groups.items()}
    agreed = {name: tuple(each[0]) for name, each in totals.items() if (each == each[0]).all()}
    assert {each.group: each.counts for each in found.certain} == agreed
    assert (found.contradictory, found.unfinished) == ((), ())
