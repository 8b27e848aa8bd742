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

    One solution is found, then others as far from it as can be: a group that differs between two of
    them is safe. What still stands is asked, category by category, for the fewest that may have
    chosen it. Items about which the same is told are solved once.

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
    chance = np.random.default_rng(_SEED)
    anywhere = chance.integers(-50, 51, size=(program.atoms, program.categories))
    first = program.solve(anywhere, seconds=deadline - time.monotonic(), gap=_NEAR)
    if first is None:
        return "unfinished" if time.monotonic() >= deadline else "contradictory"
    standing, before = dict(groups), len(groups) + 1
    while standing and len(standing) < before:
        before = len(standing)
        cost = _away(first, standing, chance)
        solution = program.solve(cost, seconds=deadline - time.monotonic(), gap=_NEAR)
        if solution is None or time.monotonic() >= deadline:
            return "unfinished"
        standing = _unmoved(standing, first, solution)
    return _ask_each(program, item.name, first, standing, deadline=deadline)


def _away(first: Counts, groups: Mapping[str, Flags], chance: np.random.Generator) -> Counts:
    """Costs that lead as many groups as possible away from where they first were."""
    cost = np.zeros_like(first)
    for group in groups.values():
        cost += np.outer(group, (first[group].sum(axis=0) > 0) * chance.integers(1, 20))
    return cost


def _unmoved(groups: Mapping[str, Flags], first: Counts, other: Counts) -> dict[str, Flags]:
    return {name: group for name, group in groups.items() if _same(first, other, group)}


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
            standing = _unmoved(standing, first, solution)
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
