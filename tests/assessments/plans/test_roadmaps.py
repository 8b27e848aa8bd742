"""The roadmap is as good as the best that trying everything finds, and keeps every rule."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.scoring import roadmap
from assessments.scoring.org_level import LevelRule, org_level
from assessments.scoring.roadmap import GAIN_GAP, least_budget, plan_roadmap
from assessments.scoring.roadmap_ground import (
    Ground,
    candidate_steps,
    level_demand,
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


def worth(ends, ground):
    gains = {step.key: step.gain for step in ground.steps}
    efforts = {step.key: step.effort for step in ground.steps}
    return sum(gains[key] for key in ends), sum(efforts[key] for key in ends)


def ends_of(way):
    return {step.key: quarter for step, quarter in way.steps}


@settings(max_examples=60, deadline=None)
@given(grounds())
def test_the_level_comes_as_early_as_it_can_and_then_the_gain_is_as_great(drawn):
    ground, levels, rule = drawn
    tried = [(reached(ends, ground, levels, rule), ends) for ends in everything(ground)]
    earliest = min((quarter for quarter, _ends in tried if quarter is not None), default=None)
    best = max(worth(ends, ground)[0] for quarter, ends in tried if quarter == earliest)

    way = plan_roadmap(ground, aim="level")

    assert is_allowed(ends_of(way), ground)
    assert way.reached == earliest == reached(ends_of(way), ground, levels, rule)
    assert best * (1 - GAIN_GAP) - 1e-6 <= way.gain <= best + 1e-6


@settings(max_examples=60, deadline=None)
@given(grounds())
def test_the_cheapest_way_costs_as_little_as_any(drawn):
    ground, levels, rule = drawn
    ways = [e for e in everything(ground) if reached(e, ground, levels, rule) is not None]
    least = min((worth(ends, ground)[1] for ends in ways), default=None)

    way = plan_roadmap(ground, aim="cheapest")

    assert (way and way.effort) == least


@settings(max_examples=40, deadline=None)
@given(grounds())
def test_the_gain_alone_is_as_great_as_any(drawn):
    ground, levels, rule = drawn
    best = max(worth(ends, ground)[0] for ends in everything(ground))

    way = plan_roadmap(ground, aim="gain")

    assert is_allowed(ends_of(way), ground)
    assert way.reached == reached(ends_of(way), ground, levels, rule)
    assert best * (1 - GAIN_GAP) - 1e-6 <= way.gain <= best + 1e-6


@settings(max_examples=40, deadline=None)
@given(grounds())
def test_with_the_least_budget_the_level_is_reached_and_with_less_it_is_not(drawn):
    ground, _levels, _rule = drawn
    budget = least_budget(ground)
    quarters = len(ground.budgets)

    def with_budget(days):
        given_days = (days,) * quarters
        return plan_roadmap(
            Ground(ground.steps, ground.needs, given_days, ground.demand), aim="cheapest"
        )

    if budget is None:
        needed = quarters_needed(ground)
        assert needed is None or needed > quarters
    else:
        assert with_budget(budget + 1e-6) is not None
        assert budget < 0.01 or with_budget(budget - 0.01) is None


@settings(max_examples=10, deadline=None)
@given(grounds())
def test_out_of_time_it_takes_the_best_it_has_or_none_and_breaks_no_rule(drawn):
    ground, _levels, _rule = drawn

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(roadmap, "LONGEST_SECONDS", 0.0)
        found = plan_roadmap(ground, aim="gain")

    assert found is None or is_allowed(ends_of(found), ground)


def test_an_element_nobody_could_rate_cannot_be_planned():
    levels = {"A1": 1, "A2": None}
    rule = LevelRule(frozenset(), Fraction(1), TOP)
    steps = candidate_steps(
        levels,
        means={"A1": 1.0, "A2": None},
        weights={"A1": 1.0, "A2": 1.0},
        efforts={("A1", level): 5 for level in (2, 3)},
        top=TOP,
    )
    ground = Ground(
        steps,
        step_needs(levels, prerequisites={}, top=TOP),
        (100.0, 100.0),
        level_demand(levels, rule=rule, target=2),
    )

    assert plan_roadmap(ground, aim="cheapest") is None
    assert least_budget(ground) is None
    assert quarters_needed(ground) is None


def test_what_is_wanted_is_done_by_the_end_or_the_answer_is_none():
    levels = {"A1": 1, "A2": 1}
    rule = LevelRule(frozenset({"A1"}), Fraction(1, 2), TOP)
    steps = candidate_steps(
        levels,
        means={"A1": 1.0, "A2": 1.0},
        weights={"A1": 1.0, "A2": 1.0},
        efforts={(code, level): 10 for code in levels for level in (2, 3)},
        top=TOP,
    )
    needs = step_needs(levels, prerequisites={}, top=TOP)
    demand = level_demand(levels, rule=rule, target=2)
    wide = Ground(steps, needs, (20.0, 20.0), demand)
    tight = Ground(steps, needs, (10.0, 5.0), demand)

    assert {("A2", 2), ("A2", 3)} <= set(
        ends_of(plan_roadmap(wide, aim="level", wanted=[("A2", 3)]))
    )
    assert plan_roadmap(tight, aim="level", wanted=[("A2", 3)]) is None
    with pytest.raises(StopIteration):
        next(iter(plan_roadmap(Ground(steps, needs, (0.0,), demand), aim="gain").steps))
