"""A roadmap is the best that trying everything finds, and keeps every rule."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, product

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.scoring.org_level import LevelRule, org_level
from assessments.scoring.roadmap import plan_roadmap, plan_surest
from assessments.scoring.roadmap_choice import Choices
from assessments.scoring.roadmap_demand import (
    level_demand,
    only_wanted,
    spare_demands,
    sure_demands,
    with_wanted,
)
from assessments.scoring.roadmap_ground import Ground, quarters_needed
from assessments.scoring.roadmap_steps import candidate_steps, step_needs

TOP = 3
NEVER = 99


@dataclass
class Case:
    ground: Ground
    budgets: tuple[int, ...]
    levels: dict[str, int]
    rule: LevelRule

    def plan(self, **options):
        demand = options.pop("demand", self.ground.demand)
        budgets = options.pop("budgets", self.budgets)
        return plan_roadmap(Choices(self.ground, demand), budgets=budgets, **options)

    def surest(self, demands, *, budgets=None):
        tried = [Choices(self.ground, demand) for demand in (self.ground.demand, *demands)]
        return plan_surest(tried, budgets=budgets or self.budgets)


@st.composite
def cases(draw):
    codes = ["A1", "A2", "A3"][: draw(st.integers(2, 3))]
    levels = {code: draw(st.integers(1, TOP - 1)) for code in codes}
    rule = LevelRule(frozenset(draw(st.sets(st.sampled_from(codes)))), Fraction(2, 3), TOP)
    efforts = {(c, level): draw(st.integers(1, 9)) for c in codes for level in (2, 3)}
    means = {code: level + draw(st.sampled_from([0.0, 0.3, 0.6])) for code, level in levels.items()}
    steps = candidate_steps(
        levels, means=means, weights=dict.fromkeys(codes, 1.0), efforts=efforts, top=TOP
    )
    prerequisites = {("A2", 3): frozenset({("A1", 2)})} if draw(st.booleans()) else {}
    low, _high = org_level(levels, rule=rule)
    ground = Ground(
        steps,
        step_needs(levels, prerequisites=prerequisites, top=TOP),
        level_demand(levels, rule=rule, target=low + 1),
    )
    budgets = tuple(draw(st.integers(0, 12)) for _quarter in range(draw(st.integers(1, 3))))
    return Case(ground, budgets, levels, rule)


def reached(ends, case):
    """The quarter in which the staged rule itself, not its rows, gives the level."""
    for quarter in range(len(case.budgets)):
        after = dict(case.levels)
        for (element, level), end in ends.items():
            after[element] = max(after[element], level if end <= quarter else 0)
        if org_level(after, rule=case.rule)[0] >= case.ground.demand.target:
            return quarter
    return None


def is_allowed(ends, case):
    ordered = all(
        ends.get(needed, NEVER) < end
        for key, end in ends.items()
        for needed in case.ground.needs_of(key)
    )
    spent = [
        days_of([key for key, end in ends.items() if end <= quarter], case)
        for quarter in range(len(case.budgets))
    ]
    saved = accumulate(case.budgets)
    return ordered and all(days <= most for days, most in zip(spent, saved, strict=True))


def everything(case):
    keys = [step.key for step in case.ground.steps]
    for ends in product([*range(len(case.budgets)), NEVER], repeat=len(keys)):
        taken = {key: end for key, end in zip(keys, ends, strict=True) if end != NEVER}
        if is_allowed(taken, case):
            yield taken


def ways_there(case):
    """The quarter and the days of every way that leads to the level."""
    tried = [(reached(ends, case), days_of(ends, case)) for ends in everything(case)]
    return [(quarter, days) for quarter, days in tried if quarter is not None]


def days_of(keys, case):
    efforts = {step.key: step.effort for step in case.ground.steps}
    return sum(efforts[key] for key in keys)


def ends_of(way):
    return {step.key: quarter for step, quarter in way.steps}


@settings(max_examples=60)
@given(cases())
def test_the_cheapest_way_costs_as_little_as_any_and_is_then_as_early(case):
    best = min(((days, quarter) for quarter, days in ways_there(case)), default=None)

    way = case.plan(aim="cheapest")

    assert (way and (way.effort, way.reached)) == best
    assert way is None or is_allowed(ends_of(way), case)
    assert way is None or way.reached == reached(ends_of(way), case)


@settings(max_examples=60)
@given(cases())
def test_the_soonest_way_is_as_early_as_any_and_then_costs_as_little(case):
    best = min(ways_there(case), default=None)

    way = case.plan(aim="soonest")

    assert (way and (way.reached, way.effort)) == best
    assert way is None or is_allowed(ends_of(way), case)


@settings(max_examples=40)
@given(cases(), st.data())
def test_the_surest_way_is_the_strictest_demand_that_any_choice_meets(case, data):
    drawn = st.tuples(*[st.integers(1, 5)] * TOP).map(lambda n: [i / sum(n) for i in n])
    chances = {code: data.draw(drawn) for code in case.levels}
    target = case.ground.demand.target
    stricter = sure_demands(case.levels, rule=case.rule, target=target, chances=chances)
    demands = (case.ground.demand, *stricter)
    ways = [set(ends) for ends in everything(case)]
    strictest = max((place for place, each in enumerate(demands) if meets(each, ways)), default=-1)

    found = case.surest(stricter)

    assert (demands.index(found[1]) if found else -1) == strictest
    assert found is None or is_allowed(ends_of(found[0]), case)


def meets(demand, ways):
    return any(
        demand.required <= taken and len(demand.helping & taken) >= demand.missing for taken in ways
    )


@settings(max_examples=40)
@given(cases())
def test_with_the_least_budget_the_level_is_reached_and_with_a_day_less_it_is_not(case):
    quarters = len(case.budgets)

    budget = Choices(case.ground, case.ground.demand).least_budget(quarters)

    if budget is None:
        needed = quarters_needed(case.ground, case.ground.demand)
        assert needed is None or needed > quarters
    else:
        assert case.plan(aim="cheapest", budgets=(budget,) * quarters) is not None
        assert budget == 0 or case.plan(aim="cheapest", budgets=(budget - 1,) * quarters) is None


def two_elements(*budgets, a2=1):
    levels = {"A1": 1, "A2": a2}
    rule = LevelRule(frozenset({"A1"}), Fraction(1, 2), TOP)
    steps = candidate_steps(
        levels,
        means={"A1": 1.0, "A2": a2},
        weights={"A1": 1.0, "A2": 1.0},
        efforts={(code, level): 10 for code in levels for level in (2, 3)},
        top=TOP,
    )
    needs = step_needs(levels, prerequisites={}, top=TOP)
    ground = Ground(steps, needs, level_demand(levels, rule=rule, target=2))
    return Case(ground, budgets, levels, rule)


def test_an_element_nobody_could_rate_cannot_be_planned():
    case = two_elements(100, 100, a2=None)
    rule = LevelRule(frozenset(), Fraction(1), TOP)

    demand = level_demand(case.levels, rule=rule, target=2)

    assert case.plan(aim="cheapest", demand=demand) is None
    assert Choices(case.ground, demand).least_budget(2) is None
    assert quarters_needed(case.ground, demand) is None


def test_what_is_wanted_is_done_by_the_end_or_the_answer_is_none():
    wanted = [("A2", 3)]
    wide, tight = two_elements(20, 20), two_elements(10, 5)

    both = wide.plan(aim="cheapest", demand=with_wanted(wide.ground.demand, wanted))
    alone = wide.plan(aim="cheapest", demand=only_wanted(wide.ground.demand, wanted))

    assert set(ends_of(both)) == {("A1", 2), ("A2", 2), ("A2", 3)}
    assert (set(ends_of(alone)), alone.reached) == ({("A2", 2), ("A2", 3)}, None)
    assert tight.plan(aim="cheapest", demand=only_wanted(tight.ground.demand, wanted)) is None


def test_a_reserve_is_one_element_more_where_there_is_one():
    case = two_elements(10, 10)
    reserve = spare_demands(case.ground.demand)

    found, demand = case.surest(reserve)
    short, plain = case.surest(reserve, budgets=(10,))

    assert (demand.spare, set(ends_of(found))) == (1, {("A1", 2), ("A2", 2)})
    assert (plain.spare, set(ends_of(short))) == (0, {("A1", 2)})


def test_a_step_ends_as_early_as_the_days_allow():
    case = two_elements(10, 0, 10)

    way = case.plan(aim="cheapest", demand=with_wanted(case.ground.demand, [("A2", 2)]))

    assert sorted(ends_of(way).values()) == [0, 2]
