"""The attacker is dangerous: whatever is known to leak, it finds."""

from __future__ import annotations

import numpy as np
import pytest
from organizations_at_random import leaves_at_random, next_smallest_hidden, threshold_only

from assessments.disclosure.atoms import Atom
from assessments.disclosure.attacker import audit_over_time
from assessments.disclosure.attacker.certificate import weakest_bound
from assessments.disclosure.attacker.directory import directory_of
from assessments.disclosure.attacker.linear import attack_linearly
from assessments.disclosure.attacker.snapshots import Snapshot, lay_over
from assessments.disclosure.min_support import min_support_weight

WORKED = {
    "12 less 8 leaves 4": ({"audience:a": 8, "audience:b": 4}, ["organization", "audience:a"], 4),
    "a table and a row of another leave one person": (
        {
            "unit:1/attribute:sex:x": 9,
            "unit:1/attribute:sex:y": 1,
            "unit:2/attribute:sex:y": 10,
        },
        ["unit:1", "unit:2", "attribute:sex:x", "attribute:sex:y"],
        1,
    ),
    "four margins isolate the corner and its opposite": (
        {
            "unit:1/attribute:sex:x": 5,
            "unit:1/attribute:sex:y": 2,
            "unit:2/attribute:sex:x": 1,
            "unit:2/attribute:sex:y": 8,
        },
        ["organization", "unit:1", "attribute:sex:y"],
        3,
    ),
}


def attack(leaves, published, *, under=5):
    known = directory_of(leaves, cells=published)
    return attack_linearly(known, published=published, under=under)


@pytest.mark.parametrize("case", WORKED)
def test_a_worked_example_is_found_by_both_attacks(case):
    leaves, published, people = WORKED[case]

    assert attack(leaves, published).found.people == people
    bound = weakest_bound(directory_of(leaves, cells=published), published=published, under=5)
    assert bound <= people


def test_two_hidden_siblings_of_seven_are_no_leak():
    leaves = {"audience:a": 5, "audience:b": 4, "audience:c": 3}

    found = attack(leaves, ["organization", "audience:a"])

    assert (found.found, found.complete) == (None, True)


def as_atoms(known):
    return [
        Atom(people, frozenset(cell for cell in known.cells if known.row(cell)[place]))
        for place, people in enumerate(known.people.tolist())
    ]


@pytest.mark.parametrize("seed", range(40))
def test_the_search_agrees_with_integer_programs_on_any_family(seed):
    chance = np.random.default_rng(seed)
    leaves = leaves_at_random(chance, people=int(chance.integers(8, 26)))
    cells = threshold_only(leaves, k=3)
    published = list(chance.permutation(cells)[: chance.integers(1, len(cells) + 1)])
    known = directory_of(leaves, cells=published)

    found = attack_linearly(known, published=published, under=5)
    exact = min_support_weight(as_atoms(known), published=published)

    assert found.complete
    assert (found.found is not None) == (exact is not None and exact < 5)
    bound = weakest_bound(known, published=published, under=5)
    if found.found is not None:  # above it, larger groups may count that the bound leaves out
        assert bound <= exact + 1e-6


@pytest.mark.parametrize("rule", [threshold_only, next_smallest_hidden])
def test_rules_in_common_use_leak_and_are_caught(rule):
    caught = 0
    for seed in range(20):
        leaves = leaves_at_random(np.random.default_rng(seed), people=60)
        published = rule(leaves, k=5)
        caught += attack(leaves, published).found is not None

    assert caught >= (18 if rule is threshold_only else 6)


@pytest.mark.parametrize(
    ("first", "second", "leaks"),
    [
        ({"audience:a": 20}, {"audience:a": 23}, True),
        ({"audience:a": 20}, {"audience:a": 25}, False),
        (
            {"audience:a/unit:1": 10, "audience:a/unit:2": 10},
            {"audience:a/unit:1": 14, "audience:a/unit:2": 13},
            True,
        ),
    ],
)
def test_a_group_that_grows_by_few_is_found_between_two_releases(first, second, leaks):
    cells = ("organization", *sorted(cell for cell in second if "unit" in cell))
    over = lay_over([Snapshot(first, cells), Snapshot(second, cells)])

    found = attack_linearly(over, published=over.cells, under=5).found

    assert (found is not None) == leaks


def test_what_was_released_cannot_shrink():
    with pytest.raises(ValueError, match="shrinks"):
        lay_over([Snapshot({"audience:a": 9}, ()), Snapshot({"audience:a": 8}, ())])


def released(*, people):
    cells = [
        {"id": "organization", "form": "full"},
        {"id": "audience:a", "form": "full"},
        {"id": "audience:b", "form": "coarse" if people["audience:b"] < 10 else "full"},
    ]
    return {"rules": {"k": 5, "k_full": 10}, "cells": cells}, people


@pytest.mark.parametrize(("later", "leaks"), [(13, 2), (16, 1), (20, 0)])
def test_two_releases_are_attacked_together(later, leaks):
    """Three more people are a leak at once; six more only where distributions are shown."""
    before = released(people={"audience:a": 10, "audience:b": 12})
    after = released(people={"audience:a": later, "audience:b": 12})

    assert len(audit_over_time([before, after])) == leaks
