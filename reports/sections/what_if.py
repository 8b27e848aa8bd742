"""What if: the level the organization would reach if some elements moved, by the same rule."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from assessments.scoring.org_level import LevelRule, org_level
from assessments.scoring.org_level_chances import move_chances, org_level_chances
from reports.sections import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.queries.material import Material

Levels = list[int | None]
Chances = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Where every element stands and what the rule asks for, element by element.

    static/js/what-if-rule.js takes the same fields; a test compares the two rules.
    """

    codes: tuple[str, ...]
    levels: tuple[int | None, ...]
    means: tuple[float | None, ...]
    weights: tuple[float, ...]
    core: tuple[bool, ...]
    quota: tuple[int, int]
    top: int
    # How likely each level of each element is, and of the whole, where the result tells it.
    chances: tuple[Chances | None, ...] = ()
    stated: Chances | None = None


@dataclass(frozen=True, slots=True)
class Blocked:
    """What still stands between the plan and the next level; elements by their place."""

    target: int
    foundations: tuple[int, ...]
    reached: int
    needed: int
    below: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`score` is None while nothing is rated, `next` at the top, `likelihood` where unknown."""

    low: int | None
    high: int | None
    profile: tuple[int, ...]
    score: float | None
    change: float | None
    next: Blocked | None
    likelihood: Chances | None = None


def case_of(material: Material) -> Case:
    rules, codes = material.rules, material.element_codes
    entries = [material.overall["elements"][code] for code in codes]
    quota = Fraction(rules["quota"])
    return Case(
        codes=tuple(codes),
        levels=tuple(entry.get("level") for entry in entries),
        means=tuple(words.mean_value(entry) for entry in entries),
        weights=tuple(float(rules["weights"].get(code, 1.0)) for code in codes),
        core=tuple(code in rules["core"] for code in codes),
        quota=(quota.numerator, quota.denominator),
        top=max(rules["levels"]),
        chances=tuple(_known(entry.get("likelihood")) for entry in entries),
        stated=_known(material.overall["level"]["likelihood"]),
    )


def _known(chances: Sequence[float | None] | None) -> Chances | None:
    if not chances or any(chance is None for chance in chances):
        return None
    return tuple(float(chance or 0.0) for chance in chances)


def planned_levels(case: Case, asked: Mapping[str, str]) -> Levels:
    """Read the plan of an address; what is missing or makes no sense stays where it is."""
    known = {str(level): level for level in range(1, case.top + 1)}
    return [
        known.get(asked.get(code, ""), now)
        for code, now in zip(case.codes, case.levels, strict=True)
    ]


def smallest_set(material: Material) -> dict[str, int]:
    """Levels of the cheapest moves to the next level; unrated elements have to reach it."""
    unlock: dict[str, Any] = material.body["unlock"] or {"moves": [], "target": 0}
    moves = {move["element"]: move["to"] for move in unlock["moves"]}
    return moves | dict.fromkeys(unlock.get("rate_first", []), unlock["target"])


def outcome(case: Case, planned: Sequence[int | None]) -> Outcome:
    """Try the staged rule on the plan, and shift the means of what was moved."""
    found = _level(case, planned)
    low, high = found or (None, None)
    score, now = _score(case, planned), _score(case, case.levels)
    return Outcome(
        low=low,
        high=high,
        profile=tuple(sum(one == level for one in planned) for level in range(1, case.top + 1)),
        score=score,
        change=None if score is None or now is None else score - now,
        next=None if low is None or low == case.top else _blocked(case, planned, target=low + 1),
        likelihood=None if low is None else _likelihood(case, planned),
    )


def rule_of(case: Case) -> LevelRule:
    core = [code for code, is_core in zip(case.codes, case.core, strict=True) if is_core]
    return LevelRule(frozenset(core), Fraction(*case.quota), case.top)


def _level(case: Case, planned: Sequence[int | None]) -> tuple[int, int] | None:
    """No organization is shown below level 1, as in its result."""
    if not any(planned):
        return None
    found = org_level(dict(zip(case.codes, planned, strict=True)), rule=rule_of(case))
    return None if found is None else (max(found[0], 1), max(found[1], 1))


def _likelihood(case: Case, planned: Sequence[int | None]) -> Chances | None:
    """What the result says while nothing is moved; else worked out from the elements.

    The chances of an element move with its level; one that nobody rated is taken as certain of the
    level it is given, and left out without one, as in the result.
    """
    if case.stated is None or tuple(planned) == case.levels:
        return case.stated
    found = [
        (_moved(case, place, level), case.core[place])
        for place, level in enumerate(planned)
        if level is not None
    ]
    chances, core = zip(*found, strict=True)
    return org_level_chances(chances, core=core, rule=rule_of(case))


def _moved(case: Case, place: int, level: int) -> Chances:
    now, chances = case.levels[place], case.chances[place]
    if now is None or chances is None:
        return tuple(float(rank == level) for rank in range(1, case.top + 1))
    return move_chances(chances, by=level - now)


def _blocked(case: Case, planned: Sequence[int | None], *, target: int) -> Blocked:
    levels = [level or 0 for level in planned]
    return Blocked(
        target=target,
        foundations=tuple(i for i, n in enumerate(levels) if case.core[i] and n < target),
        reached=sum(level >= target for level in levels),
        needed=rule_of(case).needed(len(levels)),
        below=tuple(i for i, level in enumerate(levels) if level < target - 1),
    )


def _score(case: Case, planned: Sequence[int | None]) -> float | None:
    """Weigh the means after the moves: each shifts by as many levels as its element."""
    total = weight = 0.0
    for place, level in enumerate(planned):
        if level is not None:
            total += case.weights[place] * _mean(case, place, level)
            weight += case.weights[place]
    return total / weight if weight else None


def _mean(case: Case, place: int, level: int) -> float:
    """An element that was not rated counts with the level planned for it."""
    now, mean = case.levels[place], case.means[place]
    if now is None or mean is None:
        return float(level)
    return min(max(mean + level - now, 1.0), float(case.top))
