"""The tree rule isolates no group under k, and hides no more than it must."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.disclosure.atoms import Atom
from assessments.disclosure.k_safe import l1_certificate
from assessments.disclosure.min_support import min_support_weight
from assessments.disclosure.tree_rule import safe_family, tree_forms
from assessments.scoring.segments import cells_of_leaf

few = settings(max_examples=25)
many = settings(max_examples=120)
leaves = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["", "1", "2", "3"])),
    st.integers(0, 14),
    max_size=8,
)


def named(found):
    return {
        f"audience:{audience}" + (f"/unit:{unit}" if unit else ""): n
        for (audience, unit), n in found.items()
    }


def sizes_of(found):
    people = {"organization": 0}
    for leaf, n in named(found).items():
        for cell in cells_of_leaf(leaf, crossed=False):
            people[cell] = people.get(cell, 0) + n
    return people


def atoms_of(found):
    return [
        Atom(n, frozenset(cells_of_leaf(leaf, crossed=False)))
        for leaf, n in named(found).items()
        if n
    ]


@few
@given(found=leaves, k=st.integers(3, 6))
def test_both_families_are_safe_by_exact_search(found, k):
    forms = tree_forms(sizes_of(found), k=k, k_full=2 * k)
    shown = [cell for cell, form in forms.items() if form in {"full", "coarse"}]
    full = [cell for cell, form in forms.items() if form == "full"]

    for family, smallest in ((shown, k), (full, 2 * k)):
        weight = min_support_weight(atoms_of(found), published=family)
        assert weight is None or weight >= smallest


@few
@given(found=leaves)
def test_the_certificate_agrees_that_the_tree_is_safe(found):
    family = sorted(safe_family(sizes_of(found), candidates=sizes_of(found), k=5))

    bound = l1_certificate(atoms_of(found), published=family)

    assert bound is None or bound >= 5 - 1e-6


@many
@given(found=leaves, k=st.integers(3, 6))
def test_suppression_is_idempotent_and_upward_closed(found, k):
    people = sizes_of(found)
    family = safe_family(people, candidates=people, k=k)

    assert safe_family(people, candidates=family, k=k) == family
    assert all(set(cells_of_leaf(cell, crossed=False)) <= family for cell in family)
    assert safe_family(people, candidates=family, k=2 * k) <= family


@many
@given(found=leaves)
def test_order_of_the_cells_does_not_matter(found):
    people = sizes_of(found)
    turned = dict(reversed(people.items()))

    assert tree_forms(people, k=5, k_full=10) == tree_forms(turned, k=5, k_full=10)


@pytest.mark.parametrize(
    ("groups", "shown"),
    [
        ({("a", ""): 8, ("b", ""): 4}, {"organization"}),
        ({("a", ""): 8, ("b", ""): 4, ("c", ""): 3}, {"organization", "audience:a"}),
        ({("a", ""): 8, ("b", ""): 5}, {"organization", "audience:a", "audience:b"}),
        ({("a", "1"): 6, ("a", "2"): 5, ("a", "3"): 2}, {"organization", "audience:a"}),
        ({("a", ""): 4}, set()),
        ({}, set()),
    ],
)
def test_the_smallest_child_is_hidden_until_the_remainder_is_large_enough(groups, shown):
    forms = tree_forms(sizes_of(groups), k=5, k_full=10)
    found = {cell for cell, form in forms.items() if form in {"full", "coarse"}}

    assert found - {"audience:a/unit:1"} == shown


def test_an_empty_cell_is_told_apart_from_a_hidden_one():
    forms = tree_forms(sizes_of({("a", ""): 9, ("b", ""): 0, ("c", ""): 3}), k=5, k_full=10)

    assert forms["audience:b"] == "empty"
    assert forms["audience:c"] == "hidden"


def test_named_raters_are_shown_however_few():
    forms = tree_forms(sizes_of({("a", ""): 1, ("b", ""): 0}), k=5, k_full=10, suppress=False)

    assert forms == {"organization": "full", "audience:a": "full", "audience:b": "empty"}
