"""What small groups show hides who is in the minority, and words hide false precision."""

from __future__ import annotations

import pytest
from hypothesis import given
from scoring_cases import hists, quick

from assessments.scoring.cliffs_delta import delta_word
from assessments.scoring.coarse import CoarseMean, coarse_mean, mean_of_coarse
from assessments.scoring.within_group_agreement import agreement_word
from assessments.scoring.words import likelihood_words

SCALE = (1, 2, 3, 4)


@quick
@given(hist=hists(4, 3))
def test_a_coarse_mean_is_one_decimal_inside_the_clip(hist):
    shown, n = coarse_mean(hist, levels=SCALE), sum(hist)
    if shown is None:
        assert n == 0
        return

    exact = sum(count * level for count, level in zip(hist, SCALE, strict=True)) / n
    assert round(shown.value, 1) == shown.value
    if shown.op == "=":
        assert abs(shown.value - exact) <= 0.05 + 1e-9
    assert shown.op != ">=" or exact >= shown.value
    assert shown.op != "<=" or exact <= shown.value


@pytest.mark.parametrize("n", range(3, 20))
def test_unanimity_and_one_dissenter_look_the_same(n):
    unanimous, one_off = [0, 0, 0, n], [0, 0, 1, n - 1]
    lowest, one_up = [n, 0, 0, 0], [n - 1, 1, 0, 0]

    assert coarse_mean(unanimous, levels=SCALE) == coarse_mean(one_off, levels=SCALE)
    assert coarse_mean(lowest, levels=SCALE) == coarse_mean(one_up, levels=SCALE)


@quick
@given(a=hists(4, 7), b=hists(4, 7), c=hists(4, 7))
def test_a_mean_of_coarse_means_is_no_surer_than_they_are(a, b, c):
    shown = [mean for hist in (a, b, c) if (mean := coarse_mean(hist, levels=SCALE))]
    found = mean_of_coarse((mean, 1.0) for mean in shown)
    if found is None:
        assert not shown
        return

    ops = {mean.op for mean in shown}
    assert found.op == (ops.pop() if len(ops) == 1 else "~")
    true = sum(
        sum(n * x for n, x in zip(h, SCALE, strict=True)) / sum(h) for h in (a, b, c) if sum(h)
    )
    assert found.op != ">=" or true / len(shown) >= found.value - 1e-9
    assert found.op != "<=" or true / len(shown) <= found.value + 1e-9


@pytest.mark.parametrize(("tenths", "shown"), [((23, 24), 2.4), ((22, 23), 2.3), ((20, 23), 2.2)])
def test_half_a_tenth_goes_up_whatever_the_sum_leaves_behind(tenths, shown):
    means = [(CoarseMean("=", tenth / 10), 1.0) for tenth in tenths]

    assert mean_of_coarse(means) == CoarseMean("=", shown)


@pytest.mark.parametrize(
    ("likelihood", "rank", "words"),
    [
        ([0, 0.95, 0.05, 0], 2, "very likely"),
        ([0, 0.80, 0.20, 0], 2, "likely"),
        ([0, 0.60, 0.40, 0], 2, "more likely than not"),
        ([0, 0.59, 0.41, 0], 2, "between level 2 and 3"),
        ([0.5, 0.45, 0.05, 0], 2, "between level 1 and 2"),
        ([0.5, 0.5, 0, 0], 1, "between level 1 and 2"),
        ([0, 0, 0.5, 0.5], 4, "between level 3 and 4"),
    ],
)
def test_a_likelihood_is_told_in_bands(likelihood, rank, words):
    assert likelihood_words(likelihood, rank=rank, levels=SCALE) == words


def test_effects_and_agreement_have_words_at_their_limits():
    assert [delta_word(x) for x in (0.146, -0.147, 0.33, 0.474)] == [
        "negligible",
        "small",
        "medium",
        "large",
    ]
    assert [agreement_word(x) for x in (0.70, 0.69, 0.50, 0.49)] == [
        "shared view",
        "mixed",
        "mixed",
        "split",
    ]
