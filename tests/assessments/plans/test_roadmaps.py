"""A roadmap is the best that trying everything finds, and keeps every rule."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.scoring.org_level import LevelRule, org_level
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

TOP = 3
NEVER = 99


@st.composite
def grounds(draw):
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
        tuple(draw(st.integers(0, 12)) for _quarter in range(draw(st.integers(1, 3)))),
        level_demand(levels, rule=rule, target=low + 1),
    )
    return ground, levels, rule


def reached(ends, ground, levels, rule):
    """The quarter in which the staged rule itself, not its rows, gives the level."""
    for quarter in range(len(ground.budgets)):
        after = dict(levels)
        for (element, level), end in ends.items():
            after[element] = max(after[element], level if end <= quarter else 0)
        if org_level(after, rule=rule)[0] >= ground.demand.target:
            return quarter
    return None


def is_allowed(ends, ground):
    ordered = all(
        ends.get(needed, NEVER) < end
        for key, end in ends.items()
        for needed in ground.needs_of(key)
    )
    efforts = {step.key: step.effort for step in ground.steps}
    spent = [
        sum(efforts[key] for key, end in ends.items() if end <= quarter)
        for quarter in range(len(ground.budgets))
    ]
    saved = [sum(ground.budgets[: quarter + 1]) for quarter in range(len(ground.budgets))]
    return ordered and all(s <= most for s, most in zip(spent, saved, strict=True))


def everything(ground):
    keys = [step.key for step in ground.steps]
    for ends in product([*range(len(ground.budgets)), NEVER], repeat=len(keys)):
        taken = {key: end for key, end in zip(keys, ends, strict=True) if end != NEVER}
        if is_allowed(taken, ground):
            yield taken


def days_of(ends, ground):
    efforts = {step.key: step.effort for step in ground.steps}
    return sum(efforts[key] for key in ends)


def ends_of(way):
    return {step.key: quarter for step, quarter in way.steps}


@settings(max_examples=60, deadline=None)
@given(grounds())
def test_the_cheapest_way_costs_as_little_as_any_and_is_then_as_early(drawn):
    ground, levels, rule = drawn
    tried = [(reached(ends, ground, levels, rule), ends) for ends in everything(ground)]
    best = min(
        ((days_of(ends, ground), quarter) for quarter, ends in tried if quarter is not None),
        default=None,
    )

    way = plan_roadmap(ground, aim="cheapest")

    assert (way and (way.effort, way.reached)) == best
    assert way is None or is_allowed(ends_of(way), ground)
    assert way is None or way.reached == reached(ends_of(way), ground, levels, rule)


@settings(max_examples=60, deadline=None)
@given(grounds())
def test_the_soonest_way_is_as_early_as_any_and_then_costs_as_little(drawn):
    ground, levels, rule = drawn
    tried = [(reached(ends, ground, levels, rule), ends) for ends in everything(ground)]
    best = min(
        ((quarter, days_of(ends, ground)) for quarter, ends in tried if quarter is not None),
        default=None,
    )

    way = plan_roadmap(ground, aim="soonest")

    assert (way and (way.reached, way.effort)) == best
    assert way is None or is_allowed(ends_of(way), ground)


@settings(max_examples=40, deadline=None)
@given(grounds(), st.data())
def test_the_surest_way_is_the_strictest_demand_that_any_choice_meets(drawn, data):
    ground, levels, rule = drawn
    drawn_chances = st.tuples(*[st.integers(1, 5)] * TOP).map(lambda n: [i / sum(n) for i in n])
    chances = {code: data.draw(drawn_chances) for code in levels}
    demands = (
        ground.demand,
        *sure_demands(levels, rule=rule, target=ground.demand.target, chances=chances),
    )
    ways = [set(ends) for ends in everything(ground)]
    strictest = max((place for place, each in enumerate(demands) if meets(each, ways)), default=-1)

    found = plan_surest(ground, demands)

    assert (demands.index(found[1]) if found else -1) == strictest
    assert found is None or is_allowed(ends_of(found[0]), ground)


def meets(demand, ways):
    return any(
        demand.required <= taken and len(demand.helping & taken) >= demand.missing for taken in ways
    )


@settings(max_examples=40, deadline=None)
@given(grounds())
def test_with_the_least_budget_the_level_is_reached_and_with_a_day_less_it_is_not(drawn):
    ground, _levels, _rule = drawn
    quarters = len(ground.budgets)
    budget = least_budget(ground, quarters=quarters)

    def with_budget(days):
        even = replace(ground, budgets=(float(days),) * quarters)
        return plan_roadmap(even, aim="cheapest")

    if budget is None:
        needed = quarters_needed(ground, ground.demand)
        assert needed is None or needed > quarters
    else:
        assert with_budget(budget) is not None
        assert budget == 0 or with_budget(budget - 1) is None


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
    return Ground(steps, needs, budgets, level_demand(levels, rule=rule, target=2)), levels, rule


def test_an_element_nobody_could_rate_cannot_be_planned():
    levels = {"A1": 1, "A2": None}
    rule = LevelRule(frozenset(), Fraction(1), TOP)
    ground, *_ = two_elements(100.0, 100.0, a2=None)
    ground = replace(ground, demand=level_demand(levels, rule=rule, target=2))

    assert plan_roadmap(ground, aim="cheapest") is None
    assert least_budget(ground, quarters=2) is None
    assert quarters_needed(ground, ground.demand) is None


def test_what_is_wanted_is_done_by_the_end_or_the_answer_is_none():
    wide, *_ = two_elements(20.0, 20.0)
    tight, *_ = two_elements(10.0, 5.0)
    wanted = [("A2", 3)]

    found = plan_roadmap(wide, aim="cheapest", demand=with_wanted(wide.demand, wanted))

    assert set(ends_of(found)) == {("A1", 2), ("A2", 2), ("A2", 3)}
    alone = plan_roadmap(wide, aim="cheapest", demand=only_wanted(wide.demand, wanted))
    assert (set(ends_of(alone)), alone.reached) == ({("A2", 2), ("A2", 3)}, None)
    assert plan_roadmap(tight, aim="cheapest", demand=only_wanted(tight.demand, wanted)) is None


def test_a_reserve_is_one_element_more_where_there_is_one():
    ground, *_ = two_elements(10.0, 10.0)

    found, demand = plan_surest(ground, spare_demands(ground.demand))
    short, plain = plan_surest(replace(ground, budgets=(10.0,)), spare_demands(ground.demand))

    assert (demand.spare, set(ends_of(found))) == (1, {("A1", 2), ("A2", 2)})
    assert (plain.spare, set(ends_of(short))) == (0, {("A1", 2)})


def test_a_step_that_waits_for_none_is_not_put_off():
    ground, *_ = two_elements(10.0, 0.0, 10.0)

    way = plan_roadmap(ground, aim="cheapest", demand=with_wanted(ground.demand, [("A2", 2)]))

    assert ends_of(way) == {("A1", 2): 0, ("A2", 2): 2}
