"""Which cells may be published together: kept by priority until a proof holds for everybody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from assessments.disclosure.candidates import Candidates, Groups, candidates_of, row_numbers
from assessments.disclosure.programs import TOLERANCE, NotCertified, Programs
from assessments.disclosure.projections import also_certified, certified_by_projection
from assessments.disclosure.remainders import small_remainders

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from assessments.disclosure.atoms import Atom
    from assessments.disclosure.candidates import Ints

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

SELECT_RULE = "select-1"


@dataclass(frozen=True, slots=True)
class Selection:
    """Cells that may be published, and how that was proven.

    ``groups``: people in exactly the same published cells; ``programs``: linear programs solved.
    """

    cells: frozenset[str]
    groups: int
    programs: int


def select(
    atoms: Sequence[Atom],
    *,
    priorities: Mapping[str, int],
    k: int,
    prior: Collection[str] = (),
) -> Selection:
    r"""Choose cells whose histograms, combined in any linear way, isolate no group under *k*.

    Starts with every cell of at least k people. For each group a of fewer than k, smallest first:
    while :math:`LP(a) < k`, the cell of the offending combination with the lowest priority (the
    largest number), then the fewest people, then the last name is dropped. Dropping never breaks
    what was proven: fewer combinations are left. Numbers of people alone decide, so what is
    withheld says nothing about answers.

    Parameters
    ----------
    atoms : sequence of Atom
        Everybody once: numbers of people, and the cells they are in.
    priorities : mapping of cell to priority
        The candidates; 0 is kept longest.
    k : int
    prior : collection of str
        Cells that are published already: they stay, whatever their size.

    Returns
    -------
    Selection

    Raises
    ------
    NotCertified
        If the solver fails, or what is published already isolates somebody.

    Examples
    --------
    >>> from assessments.disclosure.atoms import Atom
    >>> atoms = [Atom(9, frozenset({"u1", "x"})), Atom(1, frozenset({"u1", "y"})),
    ...     Atom(10, frozenset({"u2", "y"}))]
    >>> chosen = select(atoms, priorities={"u1": 1, "u2": 1, "x": 2, "y": 2}, k=5)
    >>> sorted(chosen.cells)
    ['u1', 'u2']
    """
    candidates = candidates_of(atoms, priorities)
    is_prior = np.array([cell in set(prior) for cell in candidates.cells], dtype=np.bool_)
    search = _Search(candidates, is_prior, is_prior | (candidates.people >= k), k=k)
    search.drop_remainders()
    search.certify_all()
    chosen = frozenset(cell for cell, on in zip(candidates.cells, search.active, strict=True) if on)
    return Selection(chosen, len(candidates.active_groups(search.active)), search.programs)


@dataclass(slots=True, eq=False)
class _Search:
    """`active` is the family so far; cells are in the order in which they are kept."""

    candidates: Candidates
    is_prior: Flags
    active: Flags
    k: int
    programs: int = 0
    proven: Ints = field(init=False)

    def __post_init__(self) -> None:
        self.proven = self.candidates.atoms.codes[:0]

    def drop_remainders(self) -> None:
        """Spare the solver the plainest leaks."""
        found = True
        while found:
            found = False
            for parent, parts in small_remainders(self.candidates, self.active, k=self.k):
                places = np.append(parts, parent)
                if self.active[places].all() and not self.is_prior[places].all():
                    self.drop(places)
                    found = True

    def certify_all(self) -> None:
        """Prove it for every group; whenever a cell must go, merge the groups anew."""
        while not self.certify_or_drop():
            self.drop_remainders()

    def certify_or_drop(self) -> bool:
        groups = self.candidates.active_groups(self.active)
        certified = certified_by_projection(groups, k=self.k) | self.proven_before(groups)
        if certified.all():
            return True
        places = np.flatnonzero(self.active)
        programs = Programs(groups.matrix(places), groups.people)
        for group in np.argsort(groups.people, kind="stable").tolist():
            if certified[group]:
                continue
            solved = programs.least_support(group, enough=self.k)
            if solved.value < self.k - TOLERANCE:
                self.drop(places[np.abs(solved.combination) > TOLERANCE])
                break
            certified[group] = True
            certified |= also_certified(groups.people, solved.exchange, k=self.k)
        self.proven = groups.codes[certified]
        self.programs += programs.solved
        return bool(certified.all())

    def proven_before(self, groups: Groups) -> Flags:
        """Fewer cells leave fewer combinations: what was proven stays so for the merged group."""
        masked = self.candidates.masked(self.proven, self.active)
        numbers = row_numbers(np.concatenate([groups.codes, masked]))
        return np.isin(numbers[: len(groups)], numbers[len(groups) :])

    def drop(self, places: Ints) -> None:
        """Drop the last of these cells that is not published already."""
        free = places[~self.is_prior[places]]
        if not len(free):
            message = "what is published already isolates fewer people than allowed"
            raise NotCertified(message)
        self.active[free.max()] = False
