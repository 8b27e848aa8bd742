"""Laws of several groups together, of those who did not answer, and of two groups compared."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scoring_cases import pairs_of_hists, quick, scales

from assessments.scoring.combine_audiences import (
    audience_weights,
    combined_shares,
    combined_standard_error,
    effective_number,
)
from assessments.scoring.element_level import element_level, level_rank_from_reach
from assessments.scoring.finite_population import (
    finite_population_mean,
    fpc_variance,
    level2_posterior_finite,
)
from assessments.scoring.location import level_variance
from assessments.scoring.nonresponse import nonresponse_reach, reach_if_unseen_are_lower
from assessments.scoring.share_draws import composite_ranks, generator, level_shares
from assessments.scoring.shares import count_at_or_above
from assessments.scoring.table import CountTable, one_cell

extra = st.lists(st.integers(0, 6), min_size=7, max_size=7)


@st.composite
def audiences(draw, largest=9):
    levels, groups = draw(st.integers(2, 7)), draw(st.integers(1, 4))
    hist = st.lists(st.integers(0, largest), min_size=levels, max_size=levels).filter(any)
    found = draw(st.lists(hist, min_size=groups, max_size=groups))
    return np.array(found)[:, None, :]


@quick
@given(hist=scales(), unseen=extra)
def test_bounds_hold_whatever_the_unseen_think_and_are_reached(hist, unseen):
    unseen = unseen[: len(hist)]
    whole, seen = np.array(hist) + unseen, np.array(hist)
    assume(seen.sum() and whole.sum())
    low, high = nonresponse_reach(seen, headcounts=np.array(float(whole.sum())))
    truth = count_at_or_above(whole) / whole.sum()

    assert (low <= truth + 1e-12).all()
    assert (truth <= high + 1e-12).all()
    level = element_level(one_cell(whole.tolist()))[0, 0]
    assert level_rank_from_reach(low) <= level <= level_rank_from_reach(high)
    for place, bound in ((0, low), (-1, high)):
        extreme = seen.copy()
        extreme[place] += sum(unseen)
        assert np.allclose(count_at_or_above(extreme) / whole.sum(), bound)


@quick
@given(hist=scales(), absent=st.integers(0, 30))
def test_half_a_level_lower_is_every_second_absent_answer_moved_down(hist, absent):
    n, absentees = sum(hist), absent
    assume(n)
    size = n + absentees
    people = [Fraction(count) for count in hist]
    for place, count in enumerate(hist):
        share = Fraction(count * absentees, n)
        people[max(place - 1, 0)] += share / 2
        people[place] += share / 2
    expected = [float(sum(people[place:]) / size) for place in range(len(hist))]
    found = reach_if_unseen_are_lower(np.array(hist), headcounts=np.array(float(size)))

    assert found == pytest.approx(np.array(expected))
    assert level_rank_from_reach(found) == _level_of(people, size)


def _level_of(people, size):
    reach = [sum(people[place:]) / size for place in range(len(people))]
    return max(
        place + 1
        for place in range(len(people))
        if place == 0
        or (2 * reach[place] > 1 and all(20 * reach[below] > 17 for below in range(1, place)))
    )


@pytest.mark.parametrize("known", [np.nan, 5.0])
def test_bounds_need_to_know_how_many_were_invited(known):
    found = nonresponse_reach(np.array([2, 4]), headcounts=np.array(known))

    assert np.isnan(found).all()
    assert np.isnan(reach_if_unseen_are_lower(np.array([2, 4]), headcounts=np.array(known))).all()


@quick
@given(counts=audiences())
def test_equal_weights_do_not_see_how_large_an_audience_is_or_where_it_stands(counts):
    weights = audience_weights(counts.sum(axis=-1))
    larger = counts * np.arange(2, 2 + len(counts))[:, None, None]
    shares = combined_shares(counts, weights=weights)

    assert np.allclose(shares, combined_shares(larger, weights=weights))
    assert np.allclose(shares, combined_shares(counts[::-1], weights=weights[::-1]))
    assert shares.sum() == pytest.approx(1)


@quick
@given(counts=audiences())
def test_weights_by_number_of_answers_are_the_pool_and_lose_nothing(counts):
    answered = counts.sum(axis=-1)
    weights = audience_weights(answered, weights=answered[:, 0].astype(float))
    pool = counts.sum(axis=0)

    assert np.allclose(combined_shares(counts, weights=weights), pool / pool.sum())
    assert effective_number(answered, weights=weights)[0] == pytest.approx(answered.sum())
    equal = audience_weights(answered)
    assert effective_number(answered, weights=equal)[0] <= answered.sum() + 1e-9


@quick
@given(counts=audiences())
def test_an_audience_nobody_answered_changes_nothing(counts):
    longer = np.concatenate([counts, np.zeros((1, *counts.shape[1:]), dtype=int)])
    found = [
        combined_shares(each, weights=audience_weights(each.sum(axis=-1)))
        for each in (counts, longer)
    ]

    assert np.allclose(*found)


@quick
@given(counts=audiences())
def test_everybody_having_answered_leaves_no_error(counts):
    answered = counts.sum(axis=-1)
    groups = tuple(map(str, range(len(counts))))
    levels = tuple(range(1, counts.shape[-1] + 1))
    variance = level_variance(CountTable(counts, groups, ("q",), levels))
    error = combined_standard_error(
        variance,
        answered,
        weights=audience_weights(answered),
        headcounts=answered[:, 0].astype(float),
    )

    assert error[0] == 0


@quick
@given(counts=audiences(4), alpha=st.sampled_from([0.1, 0.25, 1.0]))
def test_the_posterior_of_a_composite_sums_to_one(counts, alpha):
    ranks, alone = composite_ranks(
        counts,
        weights=audience_weights(counts.sum(axis=-1)),
        headcounts=np.full(len(counts), np.nan),
        alpha=alpha,
        draws=200,
        rng=generator(1),
    )

    for found in (ranks, *alone):
        assert level_shares(found, levels=counts.shape[-1]).sum() == pytest.approx(1)


@quick
@given(hist=scales(2), n=st.integers(1, 6))
def test_the_variance_of_a_sample_is_that_of_all_samples(hist, n):
    people = np.repeat(np.arange(len(hist)), hist)
    assume(n <= len(people) <= 12)
    means = [np.mean(chosen) for chosen in combinations(people.tolist(), n)]

    assert fpc_variance(np.array(hist), n=n) == pytest.approx(np.var(means), abs=1e-12)


@quick
@given(hist=scales(30))
def test_a_census_is_certain(hist):
    assume(any(hist))
    counts, size = np.array(hist), sum(hist)
    levels = tuple(range(1, len(hist) + 1))
    mean, deviation = finite_population_mean(
        counts, levels=levels, headcounts=np.array(float(size))
    )

    assert mean == pytest.approx(counts @ np.array(levels) / size)
    assert deviation == 0
    assert level2_posterior_finite(counts, headcount=size) == float(2 * hist[0] < size)


@quick
@given(pair=pairs_of_hists())
def test_more_people_unseen_never_make_the_bounds_narrower(pair):
    hist, more = pair
    assume(any(hist))
    seen, size = np.array(hist), sum(hist) + sum(more)
    near = nonresponse_reach(seen, headcounts=np.array(float(size)))
    far = nonresponse_reach(seen, headcounts=np.array(float(size + 3)))

    assert (far[0] <= near[0] + 1e-12).all()
    assert (near[1] <= far[1] + 1e-12).all()
