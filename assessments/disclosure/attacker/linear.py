"""Attack one, counts only: do published cells, added and subtracted, isolate a small group?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from assessments.disclosure.attacker.elimination import (
    PRIME,
    inverse,
    left_null_space,
    multiply,
    null_space,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessments.disclosure.attacker.directory import Directory, Flags
    from assessments.disclosure.attacker.elimination import Whole

LARGEST_SET = 4
_COLUMNS = 8
_MOST_WORK = 5_000_000
_SEED = 20261121


@dataclass(frozen=True, slots=True)
class Isolated:
    """A group that the published cells isolate, and how many it is."""

    atoms: tuple[str, ...]
    people: int


@dataclass(frozen=True, slots=True)
class LinearAttack:
    """The group found, if any; `complete` says that every set small enough was looked at."""

    found: Isolated | None
    complete: bool


def attack_linearly(known: Directory, *, published: Iterable[str], under: int) -> LinearAttack:
    r"""Look for a set of atoms with fewer than *under* people that a combination depends on alone.

    Publishing the histograms of cells with membership matrix M tells :math:`yM` for every y. A set
    S is isolated if some non-zero row-space vector is supported in S, that is, if the rows
    :math:`N_j, j \in S` of a null-space basis N are linearly dependent. Combinations are first
    made to vanish on every atom of *under* people or more, then rows are projected to a few random
    columns modulo :math:`2^{31} - 1`, and sets of one to four atoms are found by zero rows, equal
    projective points, and the same in quotients by one row and by two.

    Parameters
    ----------
    known : Directory
    published : iterable of str
        Cells whose histograms, or anything computed from them, are shown.
    under : int

    Returns
    -------
    LinearAttack
        Complete if no five atoms could be a set, and no search was cut short.

    Examples
    --------
    >>> from assessments.disclosure.attacker.directory import directory_of
    >>> known = directory_of({"audience:a": 8, "audience:b": 4},
    ...     cells=["organization", "audience:a"])
    >>> attack_linearly(known, published=known.cells, under=5).found
    Isolated(atoms=('audience:b',), people=4)
    """
    merged = known.narrowed(published)
    small = np.flatnonzero((merged.people < under) & merged.inside.any(axis=0))
    if not small.size:
        return LinearAttack(None, complete=True)
    combinations_left = _blind_to(merged.inside, small)
    if not len(combinations_left):
        return LinearAttack(None, complete=True)
    weights = merged.people[small]
    rows = _projected(multiply(combinations_left, merged.inside[:, small].astype(np.int64)))
    found = _smallest_dependent(rows, weights, under=under)
    if found is None:
        return LinearAttack(None, complete=_looked_everywhere(weights, under=under))
    names = tuple(merged.atoms[small[place]] for place in found)
    return LinearAttack(Isolated(names, int(weights[list(found)].sum())), complete=True)


def _blind_to(inside: Flags, small: Whole) -> Whole:
    """Combinations of cells that say nothing about the atoms that are large enough.

    The large atoms' columns are mixed at random into as many as there are cells: what vanishes on
    the mixture vanishes on all. Sums of 0/1 times residues stay exact in 64-bit floats.
    """
    large = np.delete(inside, small, axis=1).astype(np.float64)
    chance = np.random.default_rng(_SEED)
    mixing = chance.integers(0, PRIME, size=(large.shape[1], len(inside) + _COLUMNS))
    mixed = (large @ mixing.astype(np.float64)).astype(np.int64) % PRIME
    return left_null_space(mixed)


def _projected(vectors: Whole) -> Whole:
    """Return one short row per atom; sets of rows depend on each other as before the projection."""
    basis = null_space(vectors)
    chance = np.random.default_rng(_SEED + 1)
    mixing = chance.integers(1, PRIME, size=(basis.shape[1], _COLUMNS), dtype=np.int64)
    return multiply(basis, mixing)


def _smallest_dependent(rows: Whole, weights: Whole, *, under: int) -> tuple[int, ...] | None:
    for size in range(1, LARGEST_SET + 1):
        for fixed in _fixed_sets(weights, size=size - 2, under=under):
            left = under - int(weights[list(fixed)].sum())
            found = _dependent_beside(rows, weights, fixed=fixed, left=left, alone=size == 1)
            if found is not None:
                return (*fixed, *found)
    return None


def _fixed_sets(weights: Whole, *, size: int, under: int) -> Iterator[tuple[int, ...]]:
    """Atoms taken for granted: none for sets of one and two, one for three, two for four."""
    if size <= 0:
        yield ()
        return
    light = np.flatnonzero(weights <= under - 1 - size - 1)
    if len(light) ** size * len(weights) * _COLUMNS > _MOST_WORK:
        return
    yield from combinations(light.tolist(), size)


def _dependent_beside(
    rows: Whole, weights: Whole, *, fixed: tuple[int, ...], left: int, alone: bool
) -> tuple[int, ...] | None:
    """Find one vanishing row, or else two parallel ones, in the quotient by the fixed rows."""
    quotient = rows
    for atom in fixed:
        quotient = _without(quotient, quotient[atom])
    candidates = [atom for atom in np.flatnonzero(weights < left).tolist() if atom not in fixed]
    if alone:
        zero = [atom for atom in candidates if not quotient[atom].any()]
        return (min(zero, key=lambda atom: int(weights[atom])),) if zero else None
    return _parallel(_points(quotient[candidates]), candidates, weights, left=left)


def _without(rows: Whole, row: Whole) -> Whole:
    """Remove the direction of one row from all."""
    if not row.any():
        return rows
    column = int(np.flatnonzero(row)[0])
    scale = pow(int(row[column]), PRIME - 2, PRIME)
    factors = rows[:, column] * scale % PRIME
    return (rows - factors[:, None] * row[None, :]) % PRIME


def _points(rows: Whole) -> Whole:
    """Scale each row so that its first entry that is not zero is one."""
    if not len(rows):
        return rows
    first = (rows != 0).argmax(axis=1)
    leading = rows[np.arange(len(rows)), first]
    return rows * inverse(leading)[:, None] % PRIME


def _parallel(
    points: Whole, atoms: list[int], weights: Whole, *, left: int
) -> tuple[int, int] | None:
    same: dict[bytes, list[int]] = defaultdict(list)
    for atom, point in zip(atoms, points, strict=True):
        if point.any():
            same[point.tobytes()].append(atom)
    for members in same.values():
        lightest = sorted(members, key=lambda atom: int(weights[atom]))[:2]
        if len(lightest) == 2 and weights[lightest].sum() < left:
            return lightest[0], lightest[1]
    return None


def _looked_everywhere(weights: Whole, *, under: int) -> bool:
    lightest = np.sort(weights)
    if lightest[: LARGEST_SET + 1].sum() < under and len(lightest) > LARGEST_SET:
        return False
    return all(
        len(np.flatnonzero(weights <= under - 2 - size)) ** size * len(weights) * _COLUMNS
        <= _MOST_WORK
        for size in (1, 2)
    )
