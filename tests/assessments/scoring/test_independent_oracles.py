"""Histogram formulas agree with libraries that see the single answers."""

from __future__ import annotations

import statistics

import krippendorff
import numpy as np
import pytest
from scipy import integrate, stats

from assessments.scoring.benchmark import percentile_rank
from assessments.scoring.benjamini_hochberg import benjamini_hochberg
from assessments.scoring.brunner_munzel import brunner_munzel
from assessments.scoring.interpolated_median import interpolated_median
from assessments.scoring.krippendorff_alpha import krippendorff_alpha_ordinal
from assessments.scoring.level_posterior import level_posterior
from assessments.scoring.location import level_variance, mean_level, median_level
from assessments.scoring.paired_gap import paired_gap
from assessments.scoring.table import one_cell
from assessments.scoring.wmw_asymptotic import wmw_asymptotic
from assessments.scoring.wmw_exact import wmw_exact

RNG = np.random.default_rng(11)
PAIRS = [
    (RNG.multinomial(n_a, p), RNG.multinomial(n_b, p[::-1]))
    for n_a, n_b in ((5, 8), (8, 17), (12, 12), (30, 60), (60, 100))
    for p in (RNG.dirichlet(np.full(levels, 5)) for levels in (3, 4, 5, 7))
]
pairs = pytest.mark.parametrize(("a", "b"), PAIRS)


def expanded(hist):
    return np.repeat(np.arange(1, len(hist) + 1), hist)


@pairs
def test_location_is_numpys(a, b):
    table, answers = one_cell((a + b).tolist()), expanded(a + b)

    assert mean_level(table)[0, 0] == pytest.approx(answers.mean())
    assert level_variance(table)[0, 0] == pytest.approx(answers.var(ddof=1))
    assert median_level(table)[0, 0] == np.median(answers)


@pairs
def test_the_interpolated_median_is_pythons_read_from_both_ends(a, b):
    answers = expanded(a + b)
    top = len(a) + 1
    both = statistics.median_grouped(answers) + top - statistics.median_grouped(top - answers)

    assert interpolated_median(one_cell((a + b).tolist()))[0, 0] == pytest.approx(both / 2)


@pairs
def test_the_asymptotic_test_is_scipys(a, b):
    u, p = wmw_asymptotic(a, b)
    found = stats.mannwhitneyu(expanded(a), expanded(b), method="asymptotic")

    assert (u, p) == pytest.approx((found.statistic, found.pvalue), rel=1e-9)


@pairs
def test_brunner_munzel_is_scipys(a, b):
    w, p = brunner_munzel(a, b)
    found = stats.brunnermunzel(expanded(a), expanded(b))

    assert (float(w), float(p)) == pytest.approx((found.statistic, found.pvalue), rel=1e-9)


@pytest.mark.parametrize(("a", "b"), [([1, 2, 0, 1], [0, 1, 2, 2]), ([3, 1, 1], [1, 0, 4])])
def test_the_exact_test_is_a_full_permutation(a, b):
    x, y = expanded(a), expanded(b)

    def away(first, second, axis):
        ranks = stats.rankdata(np.concatenate([first, second], axis=axis), axis=axis)
        n = first.shape[axis]
        total = np.take(ranks, np.arange(n), axis=axis).sum(axis=axis)
        return np.abs(total - n * (ranks.shape[axis] + 1) / 2)

    found = stats.permutation_test(
        (x, y), away, n_resamples=np.inf, alternative="greater", vectorized=True
    )
    assert wmw_exact(np.array(a), np.array(b)) == pytest.approx(found.pvalue, abs=1e-9)


def test_the_exact_test_merges_states_without_changing_the_result():
    a, b = np.array([6, 9, 7, 8, 5, 4, 9]), np.array([9, 8, 7, 7, 6, 5, 8])
    exact, normal = wmw_exact(a, b), wmw_asymptotic(a, b)[1]

    assert exact == pytest.approx(normal, abs=0.01)
    assert wmw_exact(b, a) == pytest.approx(exact, abs=1e-12)


@pytest.mark.parametrize("seed", range(6))
def test_alpha_is_the_krippendorff_librarys(seed):
    units = np.random.default_rng(seed).multinomial(5, [0.3, 0.3, 0.3, 0.1], size=8)
    reference = krippendorff.alpha(value_counts=units, level_of_measurement="ordinal")

    assert krippendorff_alpha_ordinal(units) == pytest.approx(reference)


@pytest.mark.parametrize("hist", [[1, 2, 5, 2], [0, 0, 3, 9], [40, 3, 60, 200], [0, 3, 0, 2, 1]])
@pytest.mark.parametrize("alpha", [0.25, 0.5])
def test_the_level_posterior_is_the_adaptive_integral(hist, alpha):
    weight = np.array(hist) + alpha
    reach = [1.0, stats.beta.sf(0.5, weight[1:].sum(), weight[0])]
    for t in range(2, len(hist)):
        below, at, above = weight[: t - 1].sum(), weight[t - 1], weight[t:].sum()
        x = stats.beta(below, at + above)
        reach.append(
            integrate.quad(
                lambda u, x=x, at=at, above=above: stats.beta.cdf(
                    (0.5 - x.ppf(u)) / (1 - x.ppf(u)), at, above
                ),
                0,
                x.cdf(0.15),
            )[0]
        )
    expected = -np.diff([*reach, 0])

    assert level_posterior(one_cell(hist), alpha=alpha)[0, 0] == pytest.approx(expected, abs=1e-6)


def test_adjusted_p_values_ranks_and_signs_are_scipys():
    rng = np.random.default_rng(2)
    p, scores = rng.random(18), rng.random(12).round(1)
    joint = rng.integers(0, 5, size=(4, 4))
    gap = paired_gap(joint)

    assert benjamini_hochberg(p) == pytest.approx(stats.false_discovery_control(p))
    rank = stats.percentileofscore(scores, 0.4, "mean")
    assert percentile_rank(0.4, reference=scores) == pytest.approx(rank)
    sign = stats.binomtest(gap.wins, gap.wins + gap.losses).pvalue
    assert gap.p_sign == pytest.approx(sign)
