"""Words and signs beside a number say no more than the number does."""

from __future__ import annotations

import copy

import pytest
from closed_result import body, material

from reports.sections import audiences, gaps, level, words


def changed(**parts):
    """The hand-made result with some of its entries overlaid."""
    given = copy.deepcopy(body())
    for part, entries in parts.items():
        given["overall"][part].update(entries)
    return material(body=given)


def with_means(*means: float | None):
    """One mean for each audience in its order; an audience without one gave no answers."""
    given = copy.deepcopy(body())
    for entry, mean in zip(given["audience_scores"], means, strict=True):
        entry.update(mean=mean, status="no_data" if mean is None else "ok")
    return material(body=given)


def test_an_unsure_level_lies_between_two_different_levels():
    told = changed(level={"low": 2, "high": 2, "words": "between level 2 and 3"})

    assert level.headline(told).endswith("(between Level 2 and Level 3).")


@pytest.mark.parametrize(
    ("op", "mean", "target", "said"),
    [
        ("=", 2.6, 3, "0.4"), ("=", 2.96, 3, "reached"), ("=", 3.1, 3, "reached"),
        (">=", 3.8, 4, "≤ 0.2"), (">=", 3.8, 3, "reached"), ("<=", 1.2, 3, "≥ 1.8"),
    ],
)  # fmt: skip
def test_a_gap_from_a_bound_is_a_bound(op, mean, target, said):
    assert gaps.gap_text({"op": op, "mean": mean, "gap": target - mean}) == said


@pytest.mark.parametrize(("op", "said"), [("=", "2.4"), (">=", "≥ 2.4"), ("~", "≈ 2.4")])
def test_a_score_of_bounds_is_no_exact_score(op, said):
    told = changed(score={"status": "coarse", "op": op, "mean": 2.4, "interval": None})

    assert level.score_sentence(told) == f"The score is {said} of 4."
    assert words.mean_text(told.overall["score"], 2) == said


def test_audiences_that_are_not_shown_are_not_said_to_agree():
    everybody, some = with_means(2.4, 2.4, 2.5, 2.5), with_means(2.4, None, 2.5, 2.5)

    assert audiences.finding(everybody) == "All audiences see learning much alike."
    assert audiences.finding(some) == "The 3 audiences that can be shown see learning much alike."


@pytest.mark.parametrize(
    ("moves", "unrated", "said"),
    [
        (7, [], "Raising seven elements would lift the organization to Level 3."),
        (1, [], "Raising one element would lift the organization to Level 3."),
        (1, ["A1"],
         "Raising one element could lift the organization to Level 3, once others are rated."),
        (0, ["A1"], "Level 3 asks for elements that too few people could judge."),
    ],
)  # fmt: skip
def test_the_smallest_set_is_not_told_as_all_that_lie_below(moves, unrated, said):
    given = copy.deepcopy(body())
    given["unlock"]["moves"] = given["unlock"]["moves"][:1] * moves
    given["unlock"]["rate_first"] = unrated

    assert level.holding_back(material(body=given)) == said
