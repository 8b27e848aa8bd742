"""Selected cells isolate nobody in any combination, and are chosen by numbers of people alone."""

from __future__ import annotations

import numpy as np
import pytest
from families import any_family, crossed_family
from primal import least_supports

from assessments.disclosure.atoms import Atom
from assessments.disclosure.candidates import candidates_of
from assessments.disclosure.k_safe import l1_certificate
from assessments.disclosure.min_support import min_support_weight
from assessments.disclosure.programs import NotCertified
from assessments.disclosure.projections import certified_by_projection
from assessments.disclosure.selecting import select


def shown_by(atoms, priorities, **more):
    return select(atoms, priorities=priorities, **{"k": 5} | more).cells


@pytest.mark.parametrize("seed", range(60))
def test_no_combination_of_selected_cells_weighs_less_than_k(seed):
    atoms, priorities = any_family(seed)

    shown = sorted(shown_by(atoms, priorities))

    weight = min_support_weight(atoms, published=shown)
    assert weight is None or weight >= 5


@pytest.mark.parametrize("people", [25, 60, 150])
@pytest.mark.parametrize("seed", range(3))
def test_an_independent_solve_certifies_both_families(seed, people):
    atoms, priorities = crossed_family(seed, people=people)

    shown = shown_by(atoms, priorities)
    full = shown_by(atoms, {cell: priorities[cell] for cell in shown}, k=10)

    assert full <= shown
    for family, k in ((shown, 5), (full, 10)):
        assert least_supports(atoms, sorted(family)).min(initial=np.inf) >= k - 1e-6


@pytest.mark.parametrize("seed", range(8))
def test_what_a_projection_proves_a_linear_program_confirms(seed):
    atoms, priorities = crossed_family(seed, people=120)
    candidates = candidates_of(atoms, priorities)
    groups = candidates.active_groups(candidates.people >= 5)

    certified = certified_by_projection(groups, k=5) & (groups.people < 5)

    assert certified.any()
    merged = [Atom(int(n), frozenset(f"c{c}" for c in row if c >= 0)) for row, n in rows_of(groups)]
    published = sorted({cell for atom in merged for cell in atom.cells})
    assert least_supports(merged, published, chosen=certified).min() >= 5 - 1e-6


def rows_of(groups):
    return zip(groups.codes.tolist(), groups.people.tolist(), strict=True)


@pytest.mark.parametrize("seed", range(20))
def test_the_program_solved_and_its_primal_have_the_same_value(seed):
    atoms, priorities = any_family(seed)
    published = sorted(priorities)

    least = least_supports(atoms, published)

    assert l1_certificate(atoms, published=published) == pytest.approx(least.min(initial=np.inf))


@pytest.mark.parametrize("seed", range(15))
def test_order_of_atoms_and_cells_does_not_matter(seed):
    atoms, priorities = crossed_family(seed, people=70)
    turned = dict(reversed(priorities.items()))

    assert shown_by(atoms, priorities) == shown_by(atoms[::-1], turned)


@pytest.mark.parametrize("seed", range(40))
def test_cells_that_are_published_already_are_never_dropped(seed):
    atoms, priorities = any_family(seed)
    prior = shown_by(atoms[: len(atoms) // 2], priorities)
    try:
        shown = shown_by(atoms, priorities, prior=prior)
    except NotCertified:
        weight = min_support_weight(atoms, published=sorted(prior))
        assert weight is None or weight < 7  # the certificate is stronger than safety itself
    else:
        assert prior <= shown


def test_the_cell_of_lowest_priority_goes_then_the_smallest():
    atoms = [
        Atom(9, frozenset({"org", "u1", "x"})),
        Atom(1, frozenset({"org", "u1", "y"})),
        Atom(10, frozenset({"org", "u2", "y"})),
    ]
    priorities = {"org": 0, "u1": 2, "u2": 2, "x": 5, "y": 5}

    assert shown_by(atoms, priorities) == {"org", "u1", "u2"}


def test_a_cell_that_grew_by_too_few_is_refused():
    before, after = frozenset({"first", "now"}), frozenset({"now"})

    grown = {
        n: shown_by([Atom(20, before), Atom(n, after)], {"first": 1, "now": 1}, prior={"first"})
        for n in (3, 5)
    }

    assert grown == {3: {"first"}, 5: {"first", "now"}}


def test_what_is_published_already_and_isolates_somebody_is_no_ground_to_build_on():
    atoms = [Atom(8, frozenset({"a", "b"})), Atom(2, frozenset({"a"}))]

    with pytest.raises(NotCertified, match="already"):
        shown_by(atoms, {"a": 1, "b": 1}, prior={"a", "b"})


def test_nobody_and_nothing_are_selected_from():
    assert shown_by([], {}) == frozenset()
    assert shown_by([Atom(0, frozenset({"org"}))], {"org": 0}) == frozenset()
    assert shown_by([Atom(4, frozenset({"org"}))], {"org": 0}) == frozenset()
