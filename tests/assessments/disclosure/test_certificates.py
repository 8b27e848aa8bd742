"""The certificate, the exact search and the minimum cut agree with brute force."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from assessments.disclosure.atoms import Atom, membership
from assessments.disclosure.inference_bounds import inference_bounds
from assessments.disclosure.k_safe import k_safety
from assessments.disclosure.min_cut import Link, two_partition_min_cut
from assessments.disclosure.min_support import min_support_weight

RNG = np.random.default_rng(3)


def brute_force(atoms, published):
    """Smallest weight of a set of atoms that the row space can reach alone."""
    matrix = membership(atoms, published=published)
    rank = np.linalg.matrix_rank(matrix) if published else 0
    places = range(len(atoms))
    weights = [
        sum(atoms[place].n for place in chosen)
        for size in range(1, len(atoms) + 1)
        for chosen in combinations(places, size)
        if np.linalg.matrix_rank(np.delete(matrix, chosen, axis=1)) < rank
    ]
    return min(weights, default=None)


def family(seed):
    rng = np.random.default_rng(seed)
    cells = [f"c{place}" for place in range(rng.integers(1, 6))]
    atoms = [
        Atom(int(rng.integers(1, 9)), frozenset(cell for cell in cells if rng.random() < 0.5))
        for _ in range(rng.integers(1, 7))
    ]
    return atoms, cells


@pytest.mark.parametrize("seed", range(30))
def test_the_exact_search_is_brute_force_and_the_certificate_is_never_too_kind(seed):
    atoms, cells = family(seed)
    expected = brute_force(atoms, cells)

    found = k_safety(atoms, published=cells, k=5)

    assert found.min_support_weight == expected
    assert found.exactly_safe == (expected is None or expected >= 5)
    assert found.exactly_safe or not found.certified


def test_a_weak_combination_of_four_large_cells_is_found():
    atoms = [
        Atom(9, frozenset({"org", "u1", "x"})),
        Atom(1, frozenset({"org", "u1", "y"})),
        Atom(10, frozenset({"org", "u2", "y"})),
    ]

    assert k_safety(atoms, published=["u1", "u2", "x", "y"], k=5).min_support_weight == 1


def test_nothing_published_tells_nothing():
    found = k_safety([Atom(3, frozenset({"org"}))], published=[], k=5)

    assert (found.min_support_weight, found.l1_value) == (None, None)
    assert found.exactly_safe
    assert found.certified


def test_atoms_without_people_do_not_count():
    atoms = [Atom(8, frozenset({"org", "A"})), Atom(0, frozenset({"org", "B"}))]

    assert k_safety(atoms, published=["org", "A"], k=5).min_support_weight == 8


@pytest.mark.parametrize("seed", range(15))
def test_the_minimum_cut_of_two_partitions_is_the_exact_search(seed):
    rng = np.random.default_rng(seed)
    links = [
        Link(str(a), str(b), int(rng.integers(1, 9)))
        for a in range(3)
        for b in range(3)
        if rng.random() < 0.55
    ]
    atoms = [Atom(link.n, frozenset({f"a{link.a}", f"b{link.b}"})) for link in links]
    published = sorted({cell for atom in atoms for cell in atom.cells})

    assert two_partition_min_cut(links) == min_support_weight(atoms, published=published)


@pytest.mark.parametrize(
    ("links", "cut"),
    [
        ([], None),
        ([Link("1", "x", 0)], None),
        ([Link("1", "x", 7)], 7),
        ([Link("1", "x", 3), Link("1", "x", 4)], 7),
        ([Link("1", "x", 7), Link("2", "y", 4)], 4),
    ],
)
def test_a_cut_is_taken_in_each_component(links, cut):
    assert two_partition_min_cut(links) == cut


def test_two_hidden_siblings_leave_intervals_only():
    atoms = [
        Atom(5, frozenset({"org", "A"})),
        Atom(4, frozenset({"org", "B"})),
        Atom(3, frozenset({"org", "C"})),
    ]
    found = inference_bounds(atoms, published={"org": [1, 4, 5, 2], "A": [0, 2, 2, 1]}, hidden="B")

    assert found.bounds == ((0, 1), (0, 2), (0, 3), (0, 1))
    assert not found.exactly_inferred


def test_contradictory_tables_have_no_bounds():
    atoms = [Atom(5, frozenset({"org"}))]

    assert inference_bounds(atoms, published={"org": [1, 1, 1, 1]}, hidden="org") is None
