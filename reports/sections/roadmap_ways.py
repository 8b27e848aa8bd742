"""Ways to the next level, as numbers: what is asked for, and the best ways to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assessments.content import prerequisites_of
from assessments.scoring.roadmap import (
    least_budget,
    only_wanted,
    plan_roadmap,
    plan_surest,
    with_wanted,
)
from assessments.scoring.roadmap_demand import level_demand, spare_demands, sure_demands
from assessments.scoring.roadmap_ground import (
    Ground,
    candidate_steps,
    quarters_needed,
    step_needs,
)
from reports.sections import what_if, what_if_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.scoring.roadmap import Roadmap
    from assessments.scoring.roadmap_demand import Demand, Key
    from assessments.scoring.roadmap_ground import Step
    from reports.queries.material import Material

USUAL_QUARTERS = 4
_ROUND_TO = 5
_ENDLESS = 1e9


@dataclass(frozen=True, slots=True)
class Terms:
    """What the reader asks for: quarters, days in each, days of each step, and own aims."""

    first: int
    budgets: tuple[float, ...]
    efforts: Mapping[Key, int]
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
class Course:
    """A result under some terms: everything the ways are worked out on."""

    material: Material
    terms: Terms

    @cached_property
    def case(self) -> what_if.Case:
        return what_if.case_of(self.material)

    @cached_property
    def levels(self) -> dict[str, int | None]:
        return dict(zip(self.case.codes, self.case.levels, strict=True))

    @property
    def target(self) -> int:
        return min((self.material.level or 0) + 1, self.case.top)

    @cached_property
    def ground(self) -> Ground:
        case = self.case
        return Ground(
            candidate_steps(
                self.levels,
                means=dict(zip(case.codes, case.means, strict=True)),
                weights=dict(zip(case.codes, case.weights, strict=True)),
                efforts=self.terms.efforts,
                top=case.top,
            ),
            step_needs(self.levels, prerequisites=self._prerequisites(), top=case.top),
            self.terms.budgets,
            level_demand(self.levels, rule=what_if.rule_of(case), target=self.target),
        )

    @cached_property
    def needed(self) -> int | None:
        """Fewest quarters that lead to the level; None where an element has to be rated first."""
        return quarters_needed(self.ground, self.ground.demand)

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """From what the rule asks for to the surest: by likelihood, or with a reserve without."""
        demand = self.ground.demand
        if not what_if_words.tells_shares(self.material):
            return spare_demands(demand)
        chances = dict(zip(self.case.codes, self.case.chances, strict=True))
        rule = what_if.rule_of(self.case)
        return (
            demand,
            *sure_demands(self.levels, rule=rule, target=self.target, chances=chances),
        )

    def _prerequisites(self) -> dict[Key, frozenset[Key]]:
        found: dict[Key, frozenset[Key]] = {}
        for each in prerequisites_of(self.material.instrument.slug, self.case.codes):
            key = (each.element, each.level)
            found[key] = found.get(key, frozenset()) | {(each.needs, each.at)}
        return found


def ways(course: Course) -> list[Way]:
    """Return the cheapest, the soonest, the surest and the reader's own, each only once."""
    if course.needed is None or course.material.level == course.material.top:
        return _own(course)
    cheapest = Way("cheapest", plan_roadmap(course.ground, aim="cheapest"), course.ground.demand)
    soonest = _soonest(course, cheapest)
    surest = _surest(course, cheapest)
    cheapest = replace(cheapest, is_soonest=soonest is None, is_surest=surest is None)
    return [cheapest, *(way for way in (soonest, surest) if way is not None), *_own(course)]


def find_way(course: Course, key: str) -> Roadmap | None:
    """Work the ways out again, and return the one that is to be taken over."""
    return next((way.roadmap for way in ways(course) if way.key == key), None)


def usual_quarters(course: Course) -> int:
    """A year, or as many as the level needs however much is spent."""
    return max(USUAL_QUARTERS, course.needed or 0)


def usual_days(course: Course) -> int | None:
    """Fewest days in every quarter that lead to the level, rounded up to what one would say."""
    days = least_budget(course.ground, quarters=len(course.terms.budgets))
    return None if days is None else max(1, -(-days // _ROUND_TO)) * _ROUND_TO


def fewest_days(course: Course) -> tuple[Step, ...]:
    """The cheapest steps to the level, whatever the quarters and the days in them are."""
    if course.needed is None or course.material.level == course.material.top:
        return ()
    roadmap = plan_roadmap(
        replace(course.ground, budgets=(_ENDLESS,) * (course.ground.longest + 1)), aim="cheapest"
    )
    return tuple(step for step, _quarter in roadmap.steps) if roadmap else ()


def budgets_needed(course: Course) -> list[tuple[int, int]]:
    """Return in how many quarters so many days in each of them lead to the level."""
    needed = course.needed
    if needed is None or course.material.level == course.material.top:
        return []
    most = max(needed, len(course.terms.budgets))
    found = [(n, least_budget(course.ground, quarters=n)) for n in range(needed, most + 1)]
    return [(quarters, days) for quarters, days in found if days is not None]


def _soonest(course: Course, cheapest: Way) -> Way | None:
    """As early as the order of steps allows, however many days it takes."""
    needed, way = course.needed or 1, cheapest.roadmap
    if way is not None and way.reached is not None and way.reached < needed:
        return None
    return _beyond(course, "soonest", course.ground.demand, quarters=needed)


def _surest(course: Course, cheapest: Way) -> Way | None:
    """The surest the days allow; where they allow none, the surest of all and what it takes."""
    found = plan_surest(course.ground, course.demands)
    if found is not None:
        roadmap, demand = found
        if cheapest.roadmap is None or _keys(roadmap) != _keys(cheapest.roadmap):
            return Way("surest", roadmap, demand)
        if demand == course.demands[-1]:
            return None
    endless = replace(course.ground, budgets=(_ENDLESS,) * len(course.terms.budgets))
    best = plan_surest(endless, course.demands)
    if best is None or best[1] == course.ground.demand:
        return None
    return _beyond(course, "surest", best[1], quarters=len(course.terms.budgets))


def _beyond(course: Course, key: str, demand: Demand, *, quarters: int) -> Way | None:
    """A way that takes more days than there are: with as many in every quarter as it takes."""
    each = least_budget(course.ground, quarters=quarters, demand=demand)
    if each is None:
        return None
    most = max(quarters, len(course.terms.budgets))
    ground = replace(course.ground, budgets=(float(each),) * most)
    return Way(key, plan_roadmap(ground, aim="soonest", demand=demand), demand, each)


def _own(course: Course) -> list[Way]:
    """What the reader asks for, with the level where it can be had in these days."""
    wanted = course.terms.wanted
    if not wanted:
        return []
    demands = (with_wanted(course.ground.demand, wanted), only_wanted(course.ground.demand, wanted))
    for demand in demands:
        roadmap = plan_roadmap(course.ground, aim="cheapest", demand=demand)
        if roadmap is not None:
            return [Way("own", roadmap, demand)]
    return [Way("own", None, demands[0])]


def _keys(roadmap: Roadmap) -> set[Key]:
    return {step.key for step, _quarter in roadmap.steps}
