"""The staged rule and the unlock set."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring_cases import quick

from assessments.scoring.org_level import LevelRule, org_level
from assessments.scoring.unlock_set import unlock_set

elements = [f"E{place}" for place in range(6)]
rules = st.builds(
    lambda core, quota, top: LevelRule(frozenset(core), quota, top=top),
    st.sets(st.sampled_from(elements), max_size=3),
    st.sampled_from([Fraction(4, 5), Fraction(1), Fraction(2, 3)]),
    st.integers(2, 7),
)


def levels(rule):
    level = st.one_of(st.none(), st.integers(1, rule.top))
    return st.fixed_dictionaries(dict.fromkeys(elements, level))


cases = rules.flatmap(lambda rule: st.tuples(levels(rule), st.just(rule)))


@quick
@given(case=cases)
def test_low_is_at_most_high_and_equal_when_all_is_rated(case):
    found, rule = case
    low, high = org_level(found, rule=rule)

    assert low <= high
    if None not in found.values():
        assert low == high >= 1


@quick
@given(case=cases)
def test_the_unlock_set_reaches_its_target_and_no_proper_subset_does(case):
    found, rule = case
    low, _ = org_level(found, rule=rule)
    chosen = unlock_set(found, rule=rule)
    if chosen is None:
        assert low == rule.top
        return

    assert chosen.target == low + 1
    assert org_level(_after(found, chosen.moves), rule=rule)[0] >= chosen.target
    for fewer in range(len(chosen.moves)):
        for subset in combinations(chosen.moves, fewer):
            assert org_level(_after(found, subset), rule=rule)[0] < chosen.target


@quick
@given(case=cases, prices=st.lists(st.integers(1, 9), min_size=6, max_size=6))
def test_no_other_set_of_raises_is_cheaper(case, prices):
    found, rule = case
    each = dict(zip(elements, prices, strict=True))

    def cost(element, level):
        return each[element] * max(0, level - (found[element] or 0))

    chosen = unlock_set(found, rule=rule, cost=cost)
    if chosen is None:
        return
    raised = range(2 ** len(elements))
    t = chosen.target
    ends = [
        {e: max(found[e] or 0, t if case >> i & 1 else t - 1) for i, e in enumerate(elements)}
        for case in raised
    ]
    reaching = [end for end in ends if org_level(end, rule=rule)[0] >= t]
    assert chosen.total_cost == min(sum(cost(e, end[e]) for e in elements) for end in reaching)


def _after(found, moves):
    return found | {move.element: move.end for move in moves}


@pytest.mark.parametrize(
    ("quota", "reached"), [(Fraction(4, 5), 3), (Fraction(1), 2), (Fraction(2, 3), 3)]
)
def test_fifteen_of_eighteen_is_enough_for_four_fifths(quota, reached):
    found = {f"E{place}": 3 if place < 15 else 2 for place in range(18)}

    assert org_level(found, rule=LevelRule(frozenset(), quota, top=4)) == (reached, reached)


def test_a_scale_of_five_levels_has_a_fifth_level_to_reach():
    rule = LevelRule(frozenset({"A"}), Fraction(1), top=5)

    assert org_level({"A": 5, "B": 5}, rule=rule) == (5, 5)
    assert unlock_set({"A": 4, "B": 5}, rule=rule).target == 5
