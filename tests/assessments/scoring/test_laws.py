"""Laws that hold for every table of counts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring_cases import LEVELS, pairs_of_hists, quick, scales, tables

from assessments.scoring import CountTable
from assessments.scoring.cliffs_delta import cliffs_delta
from assessments.scoring.element_level import (
    element_level,
    level_rank_from_reach,
    level_rank_from_shares,
)
from assessments.scoring.interpolated_median import interpolated_median
from assessments.scoring.level_posterior import level_posterior
from assessments.scoring.location import level_variance, mean_level, median_level
from assessments.scoring.shares import achievement, share_at_or_above
from assessments.scoring.steps_to_level import steps_from_shares, steps_to_level
from assessments.scoring.table import one_cell
from assessments.scoring.within_group_agreement import average_deviation, within_group_agreement

MEASURES = [
    mean_level,
    level_variance,
    median_level,
    interpolated_median,
    share_at_or_above,
    achievement,
    element_level,
    within_group_agreement,
    average_deviation,
    level_posterior,
]
measures = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.__name__)


def same(a, b):
    if np.asarray(a).dtype.kind == "U":
        return np.array_equal(a, b)
    return np.allclose(a, b, equal_nan=True, rtol=1e-12, atol=1e-12)


@measures
@quick
@given(table=tables())
def test_permuting_segments_and_items_permutes_the_result(measure, table):
    turned = CountTable(
        table.counts[::-1, ::-1], table.segments[::-1], table.items[::-1], table.levels
    )

    assert same(measure(turned), measure(table)[::-1, ::-1])


@measures
@quick
@given(table=tables())
def test_an_empty_segment_changes_no_other_row_and_is_undefined(measure, table):
    nobody = np.zeros((1, *table.counts.shape[1:]), dtype=int)
    counts = np.concatenate([table.counts, nobody])
    longer = CountTable(counts, (*table.segments, "empty"), table.items, table.levels)

    found = measure(longer)

    assert same(found[:-1], measure(table))
    assert (found[-1] == "").all() if found.dtype.kind == "U" else np.isnan(found[-1]).all()


@pytest.mark.parametrize(
    "measure",
    [mean_level, median_level, interpolated_median, share_at_or_above, element_level, achievement],
    ids=lambda measure: measure.__name__,
)
@quick
@given(table=tables((1, 2, 3, 4, 5, 6, 7)))
def test_doubling_every_count_changes_no_place_and_no_share(measure, table):
    doubled = CountTable(2 * table.counts, table.segments, table.items, table.levels)

    assert same(measure(doubled), measure(table))


@quick
@given(hist=scales())
def test_the_level_never_falls_when_a_rater_moves_up(hist):
    for place in range(len(hist) - 1):
        if hist[place]:
            risen = one_cell(_moved(hist, place))
            assert element_level(risen) >= element_level(one_cell(hist))


@quick
@given(hist=scales())
def test_the_level_never_falls_when_a_rating_at_or_above_it_is_added(hist):
    if not sum(hist):
        return
    level = int(element_level(one_cell(hist))[0, 0])
    for place in range(level - 1, len(hist)):
        more = list(hist)
        more[place] += 1
        assert element_level(one_cell(more))[0, 0] >= level


@quick
@given(hist=scales())
def test_no_steps_are_needed_exactly_when_the_level_is_reached(hist):
    if not sum(hist):
        return
    table, shares = one_cell(hist), np.array(hist) / sum(hist)
    for target in table.levels:
        steps = steps_to_level(table, target=target)[0, 0]
        assert (steps == 0) == (element_level(table)[0, 0] >= target)
        assert steps_from_shares(shares, people=sum(hist), place=target - 1) == steps


@quick
@given(hist=scales(5), share=st.floats(0, 1))
def test_the_steps_can_be_walked_one_rater_at_a_time(hist, share):
    if not sum(hist):
        return
    target = 2 + round(share * (len(hist) - 2))
    walked, steps = list(hist), int(steps_to_level(one_cell(hist), target=target)[0, 0])
    for _ in range(steps):
        moves = [_moved(walked, place) for place in range(len(hist) - 1) if walked[place]]
        walked = min(moves, key=lambda each: steps_to_level(one_cell(each), target=target)[0, 0])

    assert element_level(one_cell(walked))[0, 0] >= target


def _moved(hist, place):
    moved = list(hist)
    moved[place] -= 1
    moved[place + 1] += 1
    return moved


@quick
@given(hist=scales(30))
def test_the_level_from_shares_is_the_level_from_counts(hist):
    if not sum(hist):
        return
    shares = np.array(hist) / sum(hist)
    reach = np.flip(np.flip(shares).cumsum())

    assert level_rank_from_shares(shares) == element_level(one_cell(hist))[0, 0]
    assert level_rank_from_reach(reach) == element_level(one_cell(hist))[0, 0]


@quick
@given(pair=pairs_of_hists())
def test_delta_is_antisymmetric_and_doubling_does_not_change_it(pair):
    a, b = np.array(pair)

    assert same(cliffs_delta(a, b), -cliffs_delta(b, a))
    assert same(cliffs_delta(2 * a, b), cliffs_delta(a, b))


@quick
@given(hist=scales(40), alpha=st.sampled_from([0.05, 0.25, 1.0]))
def test_the_posterior_sums_to_one(hist, alpha):
    found = level_posterior(one_cell(hist), alpha=alpha)[0, 0]

    assert np.isnan(found).all() if not sum(hist) else abs(found.sum() - 1) < 1e-9


@pytest.mark.parametrize("levels", [(1, 2), LEVELS, (0, 1, 2, 3, 4), (1, 2, 3, 4, 5, 6, 7)])
def test_the_scale_travels_with_the_counts(levels):
    top = np.zeros((1, 1, len(levels)), dtype=int)
    top[0, 0, -1] = 6
    table = CountTable(top, ("all",), ("q",), levels)

    assert element_level(table) == levels[-1]
    assert mean_level(table) == median_level(table) == interpolated_median(table) == levels[-1]
    assert level_posterior(table)[0, 0].argmax() == len(levels) - 1
