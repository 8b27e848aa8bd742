"""Releases of one assessment hold together: no growth of a shown cell tells of a few people."""

from __future__ import annotations

import numpy as np
import pytest

from assessments.disclosure import Earlier, release
from assessments.disclosure.attacker.linear import attack_linearly
from assessments.disclosure.attacker.snapshots import Snapshot, lay_over
from assessments.disclosure.min_support import min_support_weight
from assessments.disclosure.over_time import atoms_over_time, then
from assessments.scoring.table import CountTable

K, K_FULL = 5, 10


def table_of(leaves: dict[str, int]) -> CountTable:
    counts = np.array([[[people, 0]] for people in leaves.values()])
    return CountTable(counts, tuple(leaves), ("q",), (1, 2))


def released(leaves, *, earlier=(), tables="simple"):
    return release(
        table_of(leaves), k=K, k_full=K_FULL, suppress=True, tables=tables, earlier=earlier
    )


def standing(leaves, **asked) -> Earlier:
    found = released(leaves, **asked)
    full = frozenset(cell.id for cell in found.with_form("full"))
    return Earlier(leaves, full | {cell.id for cell in found.with_form("coarse")}, full)


def forms(leaves, **asked) -> dict[str, str]:
    return {cell.id: cell.form for cell in released(leaves, **asked).cells}


@pytest.mark.parametrize("tables", ["simple", "crossed"])
@pytest.mark.parametrize(
    ("later", "form"), [(20, "full"), (23, "hidden"), (25, "coarse"), (30, "full")]
)
def test_a_cell_is_shown_again_if_it_grew_by_none_or_by_enough(tables, later, form):
    first = standing({"audience:a": 20}, tables=tables)

    found = forms({"audience:a": later}, earlier=[first], tables=tables)

    assert found == {"organization": form, "audience:a": form}


def test_growth_that_can_be_isolated_through_others_is_refused():
    first = standing({"audience:a": 20, "audience:b": 20})

    found = forms({"audience:a": 24, "audience:b": 23}, earlier=[first])

    assert found == {"organization": "coarse", "audience:a": "hidden", "audience:b": "hidden"}


def test_growth_is_measured_from_every_earlier_release():
    first = standing({"audience:a": 20})
    second = standing({"audience:a": 23}, earlier=[first])

    assert second.shown == frozenset()
    assert forms({"audience:a": 26}, earlier=[first, second])["organization"] == "coarse"


def test_what_was_counted_cannot_be_taken_back():
    with pytest.raises(ValueError, match="shrinks"):
        forms({"audience:a": 19}, earlier=[standing({"audience:a": 20})])


def growing_organization(seed: int) -> list[dict[str, int]]:
    rng = np.random.default_rng(seed)
    leaves = [
        f"audience:{audience}/unit:{unit}/attribute:place:{place}"
        for audience in "ab"
        for unit in (1, 2)
        for place in (1, 2)
    ]
    came = rng.integers(0, 9, (rng.integers(2, 4), len(leaves))) * (rng.random(len(leaves)) < 0.7)
    return [dict(zip(leaves, row, strict=True)) for row in came.cumsum(axis=0).tolist()]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("tables", ["simple", "crossed"])
def test_releases_of_a_growing_organization_isolate_nobody(seed, tables):
    earlier: list[Earlier] = []
    snapshots = growing_organization(seed)
    for leaves in snapshots:
        earlier.append(standing(leaves, earlier=earlier, tables=tables))

    atoms = atoms_over_time(snapshots[-1], earlier=earlier, crossed=True)
    for form, least in (("shown", K), ("full", K_FULL)):
        shown = [getattr(each, form) for each in earlier]
        names = [then(cell, number) for number, cells in enumerate(shown) for cell in cells]
        weight = min_support_weight(atoms, published=names) if names else None
        assert weight is None or weight >= least
        views = [
            Snapshot(leaves, tuple(sorted(cells)))
            for leaves, cells in zip(snapshots, shown, strict=True)
        ]
        known = lay_over(views)
        assert attack_linearly(known, published=known.cells, under=least).found is None
