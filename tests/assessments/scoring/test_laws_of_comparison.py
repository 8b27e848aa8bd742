"""Laws of tests, effects and changes over scales of any length."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scoring_cases import pairs_of_hists, quick, scales

from assessments.scoring.benjamini_hochberg import benjamini_hochberg
from assessments.scoring.brunner_munzel import brunner_munzel
from assessments.scoring.change_parts import change_parts
from assessments.scoring.cliffs_delta import cliffs_delta, cliffs_delta_ci
from assessments.scoring.coarse import coarse_mean
from assessments.scoring.interpolated_median import (
    interpolated_median,
    interpolated_median_from_shares,
)
from assessments.scoring.location import index_from_mean, mean_level, median_level
from assessments.scoring.paired_gap import paired_gap
from assessments.scoring.perception import pair_tests
from assessments.scoring.smallest_detectable import smallest_between
from assessments.scoring.stratified_shift import stratified_shift
from assessments.scoring.table import one_cell
from assessments.scoring.visibility import is_low_visibility
from assessments.scoring.wave_pair import probability_of_a_rise
from assessments.scoring.within_group_agreement import within_group_agreement
from assessments.scoring.wmw_asymptotic import permutation_variance
from assessments.scoring.wmw_exact import wmw_exact

chances = st.lists(st.integers(0, 9), min_size=2, max_size=7).filter(any)


@quick
@given(hist=scales())
def test_turning_the_scale_round_turns_places_round_and_keeps_agreement(hist):
    assume(any(hist))
    table, turned, top = one_cell(hist), one_cell(hist[::-1]), len(hist) + 1

    for measure in (mean_level, median_level, interpolated_median):
        assert measure(turned)[0, 0] == pytest.approx(top - measure(table)[0, 0])
    assert within_group_agreement(turned) == pytest.approx(
        within_group_agreement(table), nan_ok=True
    )


@quick
@given(hist=scales(40))
def test_the_interpolated_median_of_shares_is_that_of_counts(hist):
    assume(any(hist))
    shares = np.array(hist) / sum(hist)
    levels = tuple(range(1, len(hist) + 1))

    found = interpolated_median_from_shares(shares, levels=levels)
    assert found == pytest.approx(interpolated_median(one_cell(hist))[0, 0])


@quick
@given(hist=scales())
def test_an_index_lies_between_nought_and_a_hundred(hist):
    assume(any(hist))
    table = one_cell(hist)
    index = index_from_mean(mean_level(table), levels=table.levels)[0, 0]

    assert 0 <= index <= 100
    assert (index == 0) == (hist[0] == sum(hist))
    assert (index == 100) == (hist[-1] == sum(hist))


@quick
@given(levels=st.integers(2, 7), n=st.integers(3, 30))
def test_on_any_scale_unanimity_and_one_dissenter_look_the_same(levels, n):
    scale = range(1, levels + 1)
    unanimous = [0] * (levels - 1) + [n]
    one_off = [0] * (levels - 2) + [1, n - 1]

    assert coarse_mean(unanimous, levels=scale) == coarse_mean(one_off, levels=scale)
    assert coarse_mean(unanimous[::-1], levels=scale) == coarse_mean(one_off[::-1], levels=scale)


@quick
@given(pair=pairs_of_hists(5))
def test_a_test_does_not_depend_on_which_group_or_end_comes_first(pair):
    a, b = np.array(pair)
    assume(a.any() and b.any())
    p = wmw_exact(a, b)

    assert 0 < p <= 1
    assert wmw_exact(b, a) == pytest.approx(p)
    assert wmw_exact(a[::-1], b[::-1]) == pytest.approx(p)
    (w, large), (back, same) = brunner_munzel(a, b), brunner_munzel(b, a)
    assert float(w) == pytest.approx(-float(back), nan_ok=True)
    assert float(large) == pytest.approx(float(same), nan_ok=True)


@quick
@given(pair=pairs_of_hists())
def test_an_interval_of_delta_holds_its_delta_and_turns_with_it(pair):
    a, b = np.array(pair)
    assume(min(a.sum(), b.sum()) >= 2)
    _, low, high = cliffs_delta_ci(a, b)
    _, other_low, other_high = cliffs_delta_ci(b, a)

    assert -1 <= low <= float(cliffs_delta(a, b)) + 1e-9
    assert float(cliffs_delta(a, b)) - 1e-9 <= high <= 1
    assert (low, high) == pytest.approx((-other_high, -other_low))


@quick
@given(p=st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=1, max_size=20))
def test_adjusted_values_keep_the_order_and_are_never_smaller(p):
    raw = np.array([np.nan if value is None else value for value in p])
    q, known = benjamini_hochberg(raw), ~np.isnan(raw)
    order = np.argsort(raw[known], kind="stable")

    assert (np.isnan(q) == ~known).all()
    assert (q[known] >= raw[known] - 1e-12).all()
    assert (np.diff(q[known][order]) >= -1e-12).all()
    assert np.allclose(benjamini_hochberg(raw[::-1]), q[::-1], equal_nan=True)


@quick
@given(rows=st.lists(st.lists(st.integers(0, 5), min_size=5, max_size=5), min_size=5, max_size=5))
def test_exchanging_the_two_ratings_turns_the_gap_and_keeps_its_test(rows):
    found, turned = paired_gap(np.array(rows)), paired_gap(np.array(rows).T)

    assert (found.wins, found.losses, found.ties) == (turned.losses, turned.wins, turned.ties)
    assert found.p_sign == turned.p_sign
    if found.n:
        assert found.mean_gap == pytest.approx(-turned.mean_gap)
        assert found.wins + found.losses + found.ties == found.n


@quick
@given(pair=pairs_of_hists(6))
def test_more_raters_see_smaller_shifts(pair):
    a, b = np.array(pair)
    assume(a.any() and b.any() and np.count_nonzero(a + b) > 1)

    assert smallest_between(2 * a, 2 * b) == pytest.approx(smallest_between(a, b) / 2**0.5)
    assert smallest_between(a, b) == pytest.approx(smallest_between(b, a))


@pytest.mark.parametrize("seed", range(4))
def test_the_permutation_variance_is_that_of_dealing_out_again(seed):
    rng = np.random.default_rng(seed)
    a, b = rng.multinomial(8, [0.3, 0.3, 0.2, 0.2]), rng.multinomial(11, [0.2, 0.2, 0.3, 0.3])
    pooled = np.repeat(np.arange(4), a + b)
    dealt = np.array([rng.permutation(pooled)[:8] for _ in range(20_000)])
    first = np.stack([(dealt == level).sum(axis=1) for level in range(4)], axis=1)
    deltas = cliffs_delta(first, a + b - first)

    assert float(permutation_variance(a, b)) == pytest.approx(deltas.var(), rel=0.05)


@quick
@given(pair=pairs_of_hists(6), share=st.floats(0.1, 0.9))
def test_strata_that_differ_only_in_who_is_in_them_have_not_shifted(pair, share):
    hists = np.array(pair)
    assume(hists.any(axis=1).all())
    found = stratified_shift(hists, 3 * hists, weights=np.array([share, 1 - share]))

    assert found.delta == pytest.approx(0, abs=1e-12)
    assert found.p == pytest.approx(1)


@quick
@given(means=st.lists(st.floats(1, 7), min_size=6, max_size=6), weights=chances, other=chances)
def test_the_parts_of_a_change_add_up_to_it(means, weights, other):
    weights, other = (
        np.array((each + [1] * 7)[:3]) / sum((each + [1] * 7)[:3]) for each in (weights, other)
    )
    before, after = np.array(means[:3]), np.array(means[3:])
    within, mix = change_parts(before, after, weights_before=weights, weights_after=other)

    assert within + mix == pytest.approx(other @ after - weights @ before)
    assert change_parts(before, after, weights_before=weights, weights_after=weights)[1] == (
        pytest.approx(0, abs=1e-12)
    )


@quick
@given(pair=pairs_of_hists())
def test_a_level_rises_falls_or_stays(pair):
    a, b = (np.array(each) / max(sum(each), 1) for each in pair)
    assume(a.any() and b.any())
    rises = [
        probability_of_a_rise(a.tolist(), b.tolist()),
        probability_of_a_rise(b.tolist(), a.tolist()),
    ]

    assert sum(rises) + a @ b == pytest.approx(1)


@quick
@given(unsure=st.integers(0, 200), valid=st.integers(0, 200))
def test_visibility_is_low_from_exactly_a_quarter(unsure, valid):
    assume(unsure + valid)

    assert is_low_visibility(unsure / (unsure + valid)) == (4 * unsure >= unsure + valid)


@pytest.mark.parametrize(("a", "b"), [([60, 0, 0], [60, 0, 0]), ([60, 0, 0], [0, 40, 20])])
def test_large_groups_that_agree_or_do_not_overlap_are_tested_like_small_ones(a, b):
    large = pair_tests(np.array([a]), np.array([b]))[1][0]
    small = pair_tests(np.array([a]) // 10, np.array([b]) // 10)[1][0]

    assert large == pytest.approx(1) == small if a == b else large < small < 0.05
