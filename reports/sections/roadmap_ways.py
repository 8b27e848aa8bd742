"""Ways to the next level, as numbers: what is asked for, and the best ways to it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from assessments.content import prerequisites_of
from assessments.scoring.roadmap import Roadmap, plan_roadmap, plan_surest
from assessments.scoring.roadmap_choice import Choices
from assessments.scoring.roadmap_demand import (
    level_demand,
    only_wanted,
    spare_demands,
    sure_demands,
    with_wanted,
)
from assessments.scoring.roadmap_ground import Ground, quarters_needed
from assessments.scoring.roadmap_order import fits, place_steps
from assessments.scoring.roadmap_steps import candidate_steps, step_needs
from reports.sections import what_if, what_if_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.scoring.roadmap_choice import Steps
    from assessments.scoring.roadmap_demand import Demand, Key
    from reports.queries.material import Material

USUAL_QUARTERS = 4
MOST_QUARTERS = 12
_ROUND_TO = 5


@dataclass(frozen=True, slots=True)
class Terms:
    """What the reader asks for: the first quarter, the days in each, and own aims."""

    first: int
    budgets: tuple[float, ...]
    wanted: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One way; `roadmap` is None where there is none.

    `each` is how many days it takes in every quarter, where those there are do not do; None where
    they do. `is_soonest` and `is_surest`: no other way is, so none is shown beside it.
    """

    key: str
    roadmap: Roadmap | None
    demand: Demand
    each: int | None = None
    is_soonest: bool = False
    is_surest: bool = False


@dataclass(frozen=True)
class Basis:
    """A result and the days of each step: everything the ways are worked out on."""

    material: Material
    efforts: Mapping[Key, int]

    @cached_property
    def case(self) -> what_if.Case:
        return what_if.case_of(self.material)

    @cached_property
    def levels(self) -> dict[str, int | None]:
        return dict(zip(self.case.codes, self.case.levels, strict=True))

    @property
    def target(self) -> int:
        return min((self.material.level or 0) + 1, self.case.top)

    @property
    def is_at_the_top(self) -> bool:
        return self.material.level == self.case.top

    @cached_property
    def ground(self) -> Ground:
        case = self.case
        steps = candidate_steps(
            self.levels,
            means=dict(zip(case.codes, case.means, strict=True)),
            weights=dict(zip(case.codes, case.weights, strict=True)),
            efforts=self.efforts,
            top=case.top,
        )
        needs = step_needs(self.levels, prerequisites=self._prerequisites(), top=case.top)
        rule = what_if.rule_of(case)
        return Ground(steps, needs, level_demand(self.levels, rule=rule, target=self.target))

    @cached_property
    def needed(self) -> int | None:
        """Fewest quarters that lead to the level.

        None where an element has to be rated first, and at the top.
        """
        return None if self.is_at_the_top else quarters_needed(self.ground, self.ground.demand)

    @cached_property
    def plain(self) -> Choices:
        """For what the rule asks for, and no more."""
        return Choices(self.ground, self.ground.demand)

    @cached_property
    def tried(self) -> tuple[Choices, ...]:
        """From what the rule asks for to the surest: by likelihood, or with a reserve without."""
        demand = self.ground.demand
        if not what_if_words.tells_shares(self.material):
            stricter: tuple[Demand, ...] = spare_demands(demand)
        else:
            stricter = sure_demands(
                self.levels,
                rule=what_if.rule_of(self.case),
                target=self.target,
                chances=dict(zip(self.case.codes, self.case.chances, strict=True)),
            )
        return (self.plain, *(Choices(self.ground, each) for each in stricter))

    def _prerequisites(self) -> dict[Key, frozenset[Key]]:
        found: dict[Key, frozenset[Key]] = {}
        for each in prerequisites_of(self.material.instrument.slug, self.case.codes):
            key = (each.element, each.level)
            found[key] = found.get(key, frozenset()) | {(each.needs, each.at)}
        return found


@dataclass(frozen=True, slots=True)
class Course:
    """What the ways are worked out on, and under which terms."""

    basis: Basis
    terms: Terms


def ways(course: Course) -> list[Way]:
    """Return the cheapest, the soonest, the surest and the reader's own, each only once.

    Where the days do not reach the level, what they buy of the cheapest comes after it.
    """
    basis, terms = course.basis, course.terms
    if basis.needed is None:
        return _own(basis, terms)
    roadmap = plan_roadmap(basis.plain, budgets=terms.budgets, aim="cheapest")
    each = None if roadmap else basis.plain.least_budget(len(terms.budgets))
    cheapest = Way("cheapest", roadmap, basis.ground.demand, each)
    soonest = _soonest(basis, terms, cheapest)
    surest = _surest(basis, terms, cheapest)
    cheapest = replace(cheapest, is_soonest=soonest is None, is_surest=surest is None)
    begun = None if roadmap else _begun(basis, terms)
    others = [way for way in (begun, soonest, surest) if way is not None]
    return [cheapest, *others, *_own(basis, terms)]


def find_way(course: Course, key: str) -> Roadmap | None:
    """Work the ways out again, and return the one that is to be taken over."""
    return next((way.roadmap for way in ways(course) if way.key == key), None)


def usual_quarters(basis: Basis) -> int:
    """A year, or as many as the level needs however much is spent."""
    return max(USUAL_QUARTERS, basis.needed or 0)


def usual_days(basis: Basis, *, quarters: int) -> int | None:
    """Fewest days in every quarter that lead to the level, rounded up to what one would say."""
    days = None if basis.needed is None else basis.plain.least_budget(quarters)
    return None if days is None else max(1, -(-days // _ROUND_TO)) * _ROUND_TO


def fewest_days(basis: Basis) -> Steps:
    """The cheapest steps to the level, whatever the quarters and the days in them are."""
    if basis.needed is None:
        return ()
    return basis.plain.unlimited(basis.ground.longest + 1) or ()


def budgets_needed(course: Course) -> list[tuple[int, int]]:
    """Return in how many quarters so many days in each of them lead to the level."""
    basis = course.basis
    if basis.needed is None:
        return []
    most = max(basis.needed, len(course.terms.budgets))
    found = [(n, basis.plain.least_budget(n)) for n in range(basis.needed, most + 1)]
    return [(quarters, days) for quarters, days in found if days is not None]


def _begun(basis: Basis, terms: Terms) -> Way | None:
    """As many of the fewest steps as the days buy, the small ones first."""
    ground, saved = basis.ground, tuple(accumulate(terms.budgets))
    steps = fewest_days(basis)
    left_out = {step.key for step in steps}
    taken: Steps = ()
    for step in sorted(steps, key=lambda step: (ground.depths[step.key], step.effort, step.key)):
        tried = (*taken, step)
        if not ground.needs_of(step.key) & left_out and fits(tried, ground, saved=saved):
            taken = tried
            left_out.remove(step.key)
    if not taken:
        return None
    return Way("begun", Roadmap(place_steps(taken, ground, saved=saved), None), ground.demand)


def _soonest(basis: Basis, terms: Terms, cheapest: Way) -> Way | None:
    """As early as the order of steps allows: in the days there are, else however many it takes."""
    needed = basis.needed or 1
    if _is_reached_in(needed, cheapest.roadmap):
        return None
    way = plan_roadmap(basis.plain, budgets=terms.budgets, aim="soonest")
    if _is_reached_in(needed, way):
        return Way("soonest", way, basis.ground.demand)
    return _beyond(basis.plain, terms, key="soonest", quarters=needed)


def _is_reached_in(quarters: int, way: Roadmap | None) -> bool:
    return way is not None and way.reached is not None and way.reached < quarters


def _surest(basis: Basis, terms: Terms, cheapest: Way) -> Way | None:
    """The surest the days allow; where they allow none, the surest of all and what it takes."""
    found = plan_surest(basis.tried, budgets=terms.budgets)
    if found is not None:
        roadmap, demand = found
        if cheapest.roadmap is None or _keys(roadmap) != _keys(cheapest.roadmap):
            return Way("surest", roadmap, demand)
    quarters = len(terms.budgets)
    best = bisect_left(basis.tried, True, key=lambda each: each.unlimited(quarters) is None) - 1
    if best <= 0 or (found is not None and found[1] == basis.tried[best].demand):
        return None
    return _beyond(basis.tried[best], terms, key="surest", quarters=quarters)


def _beyond(choices: Choices, terms: Terms, *, key: str, quarters: int) -> Way | None:
    """A way that takes more days than there are: with as many in every quarter as it takes."""
    each = choices.least_budget(quarters)
    if each is None:
        return None
    budgets = (float(each),) * max(quarters, len(terms.budgets))
    roadmap = plan_roadmap(choices, budgets=budgets, aim="soonest")
    return Way(key, roadmap, choices.demand, each)


def _own(basis: Basis, terms: Terms) -> list[Way]:
    """What the reader asks for, with the level where it can be had in these days."""
    if not terms.wanted:
        return []
    demand = basis.ground.demand
    demands = (with_wanted(demand, terms.wanted), only_wanted(demand, terms.wanted))
    for each in demands:
        choices = Choices(basis.ground, each)
        roadmap = plan_roadmap(choices, budgets=terms.budgets, aim="cheapest")
        if roadmap is not None:
            return [Way("own", roadmap, each)]
    return [Way("own", None, demands[0])]


def _keys(roadmap: Roadmap) -> set[Key]:
    return {step.key for step, _quarter in roadmap.steps}
