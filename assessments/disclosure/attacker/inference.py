"""Attack two, on answers: which hidden groups have only one possible histogram?"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from assessments.disclosure.attacker.programs import program_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assessments.disclosure.attacker.directory import Directory, Flags
    from assessments.disclosure.attacker.observations import Item
    from assessments.disclosure.attacker.programs import Counts, Program

_ROUNDS = 3
# Any solution far from the last one will do, the farthest is not needed.
_NEAR = 0.3
_SEED = 20261121


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

    Solutions with random costs come first: a group that differs between two of them is safe. Only
    what still stands is asked, category by category, for the fewest that may have chosen it. Items
    about which the same is told are solved once.

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
    if time.monotonic() >= deadline:
        return "unfinished"
    program = program_of(known, item)
    standing = dict(groups)
    first: Counts | None = None
    for cost in _costs(program):
        solution = program.solve(cost, seconds=deadline - time.monotonic(), gap=_NEAR)
        if solution is None:
            return "unfinished" if time.monotonic() >= deadline else "contradictory"
        first = solution if first is None else first
        standing = {
            name: group for name, group in standing.items() if _same(first, solution, group)
        }
        if not standing:
            return []
    if first is None or time.monotonic() >= deadline:
        return "unfinished"
    return _ask_each(program, item.name, first, standing, deadline=deadline)


def _costs(program: Program) -> Iterator[Counts]:
    """Each cost and its opposite, which leads as far away as can be."""
    chance = np.random.default_rng(_SEED)
    for _ in range(_ROUNDS):
        cost = chance.integers(-50, 51, size=(program.atoms, program.categories))
        yield cost
        yield -cost


def _same(first: Counts, second: Counts, group: Flags) -> bool:
    return bool((first[group].sum(axis=0) == second[group].sum(axis=0)).all())


def _ask_each(
    program: Program, item: str, first: Counts, groups: dict[str, Flags], *, deadline: float
) -> list[Certain] | Trouble:
    """Can fewer have chosen what the group chose? If never, its histogram is the only one."""
    certain: list[Certain] = []
    standing = dict(groups)
    while standing:
        name, group = standing.popitem()
        for cost in _fewer(program, first, group):
            solution = program.solve(cost, seconds=deadline - time.monotonic())
            if solution is None or time.monotonic() >= deadline:
                return "unfinished"
            standing = {
                each: flags for each, flags in standing.items() if _same(first, solution, flags)
            }
            if not _same(first, solution, group):
                break
        else:
            counts = first[group].sum(axis=0).tolist()
            certain.append(Certain(item, name, tuple(counts)))
    return certain


def _fewer(program: Program, first: Counts, group: Flags) -> Iterator[Counts]:
    """Costs whose least solutions differ from the first if any does: its total never changes."""
    for category in np.flatnonzero(first[group].sum(axis=0)):
        cost = np.zeros((program.atoms, program.categories), dtype=np.int64)
        cost[group, category] = 1
        yield cost
