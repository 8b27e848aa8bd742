"""What the next level asks for, said in steps: as the rule has it, surely, or with a reserve."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessments.scoring.org_level import LevelRule

Key = tuple[str, int]
"""An element and the level a step leads it to."""

SURE = 0.95
"""Beyond this no days are spent on making an element more certain: "very likely" begins here."""
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Demand:
    """Steps without which the level is not reached, and how many of `helping` are missing.

    `least` is how likely every element that counts is to be where it has to be; 0 where that was
    not asked. `spare` elements of the helping ones may fall short.
    """

    target: int
    required: frozenset[Key]
    helping: frozenset[Key]
    missing: int
    least: float = 0.0
    spare: int = 0


def level_demand(
    levels: Mapping[str, int | None],
    *,
    rule: LevelRule,
    target: int,
    chances: Mapping[str, Sequence[float] | None] | None = None,
    least: float = 0.0,
) -> Demand:
    r"""Say the staged rule R(target) in steps.

    Foundations below the target have to reach it, every other element the level before it, and
    enough elements the target itself. An unrated element counts as below level 1. Where `least` is
    given, an element counts only once the steps also make it that likely: after k steps
    :math:`P(e \ge f)` is what :math:`P(e \ge f - k)` is now.

    Parameters
    ----------
    levels : mapping of element to level
        None for an element nobody could rate.
    rule : LevelRule
    target : int
    chances : mapping of element to the probability of each level, optional
        An element without them is taken as certain of its level.
    least : float
        Likelihood that every element which counts has to have.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from assessments.scoring.org_level import LevelRule
    >>> rule = LevelRule(frozenset({"A1"}), Fraction(1, 2), top=4)
    >>> demand = level_demand({"A1": 1, "A2": 3, "A3": 2}, rule=rule, target=2)
    >>> sorted(demand.required), demand.missing
    ([('A1', 2)], 0)
    >>> surer = level_demand({"A1": 1, "A2": 3, "A3": 2}, rule=rule, target=2,
    ...                      chances={"A1": (0.9, 0.1, 0.0, 0.0), "A3": (0.3, 0.7, 0.0, 0.0)},
    ...                      least=0.8)
    >>> sorted(surer.required), sorted(surer.helping), surer.missing
    ([('A1', 2)], [('A1', 2), ('A3', 3)], 1)
    """
    known = chances or {}
    required: set[Key] = set()
    helping: set[Key] = set()
    reached = 0
    for element, level in levels.items():
        now, likely = level or 0, known.get(element)
        floor = target if element in rule.core else target - 1
        needed = _level_to(now, floor=floor, chances=likely, least=least, top=rule.top)
        if needed != now:
            required.add((element, needed))
        wanted = _level_to(now, floor=target, chances=likely, least=least, top=rule.top)
        reached += wanted == now
        if now < wanted <= rule.top:
            helping.add((element, wanted))
    missing = max(0, rule.needed(len(levels)) - reached)
    return Demand(target, frozenset(required), frozenset(helping), missing, least)


def sure_demands(
    levels: Mapping[str, int | None],
    *,
    rule: LevelRule,
    target: int,
    chances: Mapping[str, Sequence[float] | None],
) -> tuple[Demand, ...]:
    """Return what the level asks for with ever more certainty, up to `SURE`.

    Between two likelihoods that some element can have nothing changes, so these are all there are.
    """
    known = [each for element, each in chances.items() if each and levels.get(element)]
    found = {sum(each[place:]) for each in known for place in range(1, len(each))}
    leasts = sorted({likely for likely in found if 0.0 < likely < SURE} | {SURE})
    demands: list[Demand] = []
    for least in leasts:
        demand = level_demand(levels, rule=rule, target=target, chances=chances, least=least)
        if demands and replace(demand, least=demands[-1].least) == demands[-1]:
            demands.pop()
        demands.append(demand)
    return tuple(demands)


def spare_demands(demand: Demand) -> tuple[Demand, ...]:
    """Return what asks for one element more than the rule does, where there is one."""
    more = demand.missing + 1
    return (replace(demand, missing=more, spare=1),) if more <= len(demand.helping) else ()


def with_wanted(demand: Demand, wanted: Iterable[Key]) -> Demand:
    """Return a demand that asks for further steps as well."""
    return replace(demand, required=demand.required | frozenset(wanted))


def only_wanted(demand: Demand, wanted: Iterable[Key]) -> Demand:
    """Return what asks for these steps alone, whether or not they lead to the level."""
    return replace(demand, required=frozenset(wanted), helping=frozenset(), missing=0)


def _level_to(
    now: int, *, floor: int, chances: Sequence[float] | None, least: float, top: int
) -> int:
    """Lowest level to lead an element to so that it counts as at `floor`; else beyond the top."""
    for level in range(max(now, floor), top + 1):
        likely = 1.0
        if chances is not None and now:
            likely = sum(chances[max(0, floor - 1 - (level - now)) :])
        if likely + _SLACK >= least:
            return level
    return top + 1
