"""Attack two, on answers: which hidden groups have only one possible histogram?"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from assessments.disclosure.attacker.exchanges import Exchanges
from assessments.disclosure.attacker.programs import Contradiction, Unfinished, program_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from assessments.disclosure.attacker.directory import Directory, Flags, Shares
    from assessments.disclosure.attacker.observations import Item
    from assessments.disclosure.attacker.programs import Counts, Program, Solution

_SEED = 20261121
_TRIES = 5
_GROUP = "the group that is asked about"


@dataclass(frozen=True, slots=True)
class Certain:
    """A group whose answers to an item follow from what is published."""

    item: str
    group: str
    counts: tuple[int, ...]

    @property
    def unanimous(self) -> bool:
        """Tell whether all of them answered the same, "can't judge" too."""
        return sum(count > 0 for count in self.counts) == 1

    @property
    def told(self) -> bool:
        """Tell whether somebody gave a rating at all."""
        return any(self.counts[:-1])


@dataclass(frozen=True, slots=True)
class Inference:
    """What follows; items that contradict themselves, and items for which time ran out."""

    certain: tuple[Certain, ...] = ()
    contradictory: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()


def infer_answers(
    known: Directory, items: Iterable[Item], *, groups: Mapping[str, Flags], seconds: float
) -> Inference:
    """Find the groups that have the same histogram in every solution in whole numbers.

    Atoms that the figures of an item cannot tell apart are one, in which people may change places.
    So a group that is part of one is safe where its people differ; and any group is that has other
    counts in another solution. Such are found by exchanging two people of one solution, and by
    integer programs that lead away from it. What still stands is asked, category by category,
    whether fewer may have chosen it. Items about which the same is told are solved once.

    Parameters
    ----------
    known : Directory
    items : iterable of Item
    groups : mapping of name to ndarray of bool, shape (n_atoms,)
    seconds : float
        For all items together; what is not done by then is listed as unfinished.

    Returns
    -------
    Inference
    """
    deadline = time.monotonic() + seconds
    solved: dict[object, list[Certain] | Trouble] = {}
    certain: list[Certain] = []
    trouble: dict[Trouble, list[str]] = {"contradictory": [], "unfinished": []}
    for item in items if groups else ():
        if item.key not in solved:
            solved[item.key] = _infer(known, item, groups, deadline=deadline)
        found = solved[item.key]
        if isinstance(found, str):
            trouble[found].append(item.name)
        else:
            certain += [Certain(item.name, each.group, each.counts) for each in found]
    return Inference(tuple(certain), tuple(trouble["contradictory"]), tuple(trouble["unfinished"]))


Trouble = Literal["contradictory", "unfinished"]


def _infer(
    known: Directory, item: Item, groups: Mapping[str, Flags], *, deadline: float
) -> list[Certain] | Trouble:
    merged = known.narrowed(item.cells)
    shares = known.shares(groups, among=merged)
    try:
        standing = _standing(program_of(merged, item), shares, deadline=deadline)
        return [
            Certain(item.name, name, counts)
            for name, counts in standing.items()
            if _is_certain(known.with_cell(_GROUP, groups[name]), item, counts, deadline=deadline)
        ]
    except Contradiction:
        return "contradictory"
    except Unfinished:
        return "unfinished"


def _standing(program: Program, shares: Shares, *, deadline: float) -> dict[str, tuple[int, ...]]:
    """Groups that had the same counts in every solution looked at, and these."""
    chance = np.random.default_rng(_SEED)
    size = program.atoms, program.categories
    anywhere = (chance.integers(-50, 51, size=size) for _ in range(_TRIES))
    first = program.solve_near(anywhere, deadline=deadline)
    exchanges = Exchanges(program)
    standing, before = _unmoved(shares, first, first, exchanges), len(shares) + 1
    while standing and len(standing) < before:
        before = len(standing)
        away = (_away(first.counts, standing, chance) for _ in range(_TRIES))
        other = program.solve_near(away, deadline=deadline)
        standing = _unmoved(standing, first, other, exchanges)
    return {name: _histogram(first, share) for name, share in standing.items()}


def _away(first: Counts, groups: Shares, chance: np.random.Generator) -> Counts:
    """Costs that lead as many groups as possible away from where they first were."""
    cost = np.zeros_like(first)
    for share in groups.values():
        inside = share > 0
        cost += np.outer(inside, (first[inside].sum(axis=0) > 0) * chance.integers(1, 20))
    return cost


def _unmoved(groups: Shares, first: Solution, other: Solution, exchanges: Exchanges) -> Shares:
    return {
        name: share
        for name, share in groups.items()
        if not _is_mixed(other, share)
        and _histogram(first, share) == _histogram(other, share)
        and not exchanges.can_move(other, share)
    }


def _is_mixed(solution: Solution, share: NDArray[np.float64]) -> bool:
    """Tell whether people of a group could change places with others who answered otherwise."""
    partly = solution.counts[(share > 0) & (share < 1)]
    return bool(((partly > 0).sum(axis=1) > 1).any())


def _histogram(solution: Solution, share: NDArray[np.float64]) -> tuple[int, ...]:
    return tuple(np.rint(share @ solution.counts).astype(int).tolist())


def _is_certain(known: Directory, item: Item, counts: Sequence[int], *, deadline: float) -> bool:
    """Can fewer have chosen what the group chose? If never, its histogram is the only one."""
    apart = known.narrowed((*item.cells, _GROUP))
    program, inside = program_of(apart, item), apart.row(_GROUP)
    for category in np.flatnonzero(counts).tolist():
        cost = np.zeros((program.atoms, program.categories), dtype=np.int64)
        cost[inside, category] = 1
        if program.can_cost_less(cost, than=counts[category], deadline=deadline):
            return False
    return True
