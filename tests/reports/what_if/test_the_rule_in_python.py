"""The what-if agrees with the frozen result, and its smallest set does what it says."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import prod
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from real_plans import QUOTAS, chances, material, random_case

from assessments.scoring.org_level import LevelRule, staged_level
from assessments.scoring.org_level_chances import org_level_chances
from reports.sections.what_if import case_of, outcome, planned_levels, smallest_set
from tests.reports.real_results import SHAPES


@pytest.mark.parametrize("shape", SHAPES)
def test_without_a_move_it_says_what_the_result_says(inside, shape):
    found = material(inside, shape)
    case = case_of(found)

    result = outcome(case, case.levels)

    level, score = found.overall["level"], found.overall["score"]
    assert (result.low, result.high) == (level["low"], level["high"])
    assert list(result.profile) == found.overall["profile"]
    assert result.score == (
        None if score["mean"] is None else pytest.approx(score["mean"], abs=0.051)
    )
    assert not result.change


@pytest.mark.parametrize("shape", ["everybody", "one audience and a few more", "one audience"])
def test_the_smallest_set_reaches_the_next_level(inside, shape):
    found = material(inside, shape)
    case, moves = case_of(found), smallest_set(found)

    result = outcome(case, planned_levels(case, {code: str(to) for code, to in moves.items()}))

    assert moves
    assert result.low == found.body["unlock"]["target"]


@pytest.mark.parametrize("asked", ["0", "5", "-1", "2.0", "²", "two", "", "9" * 5000])
def test_a_plan_that_makes_no_sense_moves_nothing(inside, asked):
    case = case_of(material(inside))

    assert planned_levels(case, {"A1": asked, "Z9": "4"}) == list(case.levels)


@given(st.integers(0, 10**9))
def test_the_three_conditions_hold_exactly_when_the_next_level_is_reached(seed):
    case, planned = random_case(Random(seed))

    result = outcome(case, planned)

    if result.next:
        missing = result.next
        assert missing.foundations or missing.below or missing.reached < missing.needed
        assert result.high >= result.low


@given(st.integers(0, 10**9))
def test_raising_an_element_never_lowers_level_or_score(seed):
    case, planned = random_case(Random(seed))
    raised = [level and min(level + 1, case.top) for level in planned]

    before, after = outcome(case, planned), outcome(case, raised)

    assert (after.low or 0) >= (before.low or 0)
    assert (after.score or 0) >= (before.score or 0) - 1e-12


def test_a_mean_moves_with_its_element_and_stays_on_the_scale():
    case, _planned = random_case(Random(1))
    one = replace(case, codes=("E0",), levels=(2,), means=(2.4,), weights=(1.0,), core=(False,))

    assert outcome(one, [3]).score == pytest.approx(3.4)
    assert outcome(one, [3]).change == pytest.approx(1.0)
    assert outcome(one, [4]).score == 4.0
    assert outcome(one, [1]).score == pytest.approx(1.4)
    unrated = replace(one, levels=(None,), means=(None,))
    assert outcome(unrated, [None]).score is None
    assert (outcome(unrated, [3]).score, outcome(unrated, [3]).change) == (3.0, None)


def test_without_a_move_the_likelihood_is_the_one_of_the_result(inside):
    found = material(inside)
    case = case_of(found)

    assert list(outcome(case, case.levels).likelihood) == found.overall["level"]["likelihood"]


def test_the_exact_likelihood_is_what_the_draws_of_the_result_come_to(inside):
    found = material(inside)
    case = case_of(found)

    exact = org_level_chances(
        case.chances,
        core=case.core,
        rule=LevelRule(
            frozenset(code for code, core in zip(case.codes, case.core, strict=True) if core),
            Fraction(*case.quota),
            case.top,
        ),
    )

    assert exact == pytest.approx(found.overall["level"]["likelihood"], abs=0.03)


@given(st.integers(0, 10**9))
def test_likelihoods_add_up_to_one(seed):
    case, planned = random_case(Random(seed))

    found = outcome(case, planned).likelihood

    assert found is None or sum(found) == pytest.approx(1.0, abs=1e-9)


@given(st.integers(0, 2**8 - 1), st.integers(0, 10**9))
def test_the_exact_likelihood_is_that_of_counting_every_case(core_bits, seed):
    random = Random(seed)
    size = random.randint(1, 4)
    rule = LevelRule(frozenset(), Fraction(*random.choice(QUOTAS)), 4)
    core = [bool(core_bits >> place & 1) for place in range(size)]
    each = [chances(random) for _element in range(size)]
    counted = [0.0] * 4
    for levels in product((1, 2, 3, 4), repeat=size):
        found = staged_level(np.array(levels), core=np.array(core), rule=rule)
        counted[int(found) - 1] += prod(
            row[level - 1] for row, level in zip(each, levels, strict=True)
        )

    assert org_level_chances(each, core=core, rule=rule) == pytest.approx(counted, abs=1e-9)
