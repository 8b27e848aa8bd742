"""Laws of the order in which elements are taken up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring_cases import quick
from test_any_scale import body_of, joint_of

from assessments.scoring.priority_list import Standing, priority_list
from assessments.scoring.priority_standings import priority_standings, priority_weights

ONE = st.builds(
    Standing,
    element=st.just(""),
    status=st.sampled_from(["ok", "ok", "ok", "all_dk", "hidden", "no_likelihood"]),
    in_set=st.booleans(),
    target=st.integers(2, 7),
    short=st.sampled_from([-0.2, 0.0, 0.1, 0.2]) | st.floats(-1, 1),
    weight=st.sampled_from([0.5, 1.0]) | st.floats(0, 1),
    below=st.floats(0, 1),
    steps=st.integers(0, 3),
)
standings = st.lists(ONE, max_size=12).map(
    lambda found: [replace(each, element=f"E{place}") for place, each in enumerate(found)]
)


def order(found):
    return [each.element for _rank, each in priority_list(found)]


def shown(each: Standing):
    return each.in_set, each.gap, each.below >= 0.8, each.steps


@quick
@given(found=standings)
def test_what_is_ranked_counts_from_one_and_the_rest_stands_last_as_it_came(found):
    listed = priority_list(found)
    ranks = [rank for rank, _each in listed]
    ok = [each for each in found if each.status == "ok"]

    assert ranks == [*range(1, len(ok) + 1), *[None] * (len(found) - len(ok))]
    assert [e for rank, e in listed if rank is None] == [e for e in found if e.status != "ok"]


@quick
@given(found=standings)
def test_nothing_outside_the_set_stands_before_what_is_in_it(found):
    chosen = [each.in_set for rank, each in priority_list(found) if rank]

    assert chosen == sorted(chosen, reverse=True)


@quick
@given(found=standings.filter(len), more=st.floats(0, 1), data=st.data())
def test_a_wider_gap_never_stands_further_back(found, more, data):
    place = data.draw(st.integers(0, len(found) - 1))
    wider = replace(found[place], short=found[place].short + more)
    name = wider.element

    after = order([*found[:place], wider, *found[place + 1 :]])

    assert after.index(name) <= order(found).index(name)


@quick
@given(found=standings, data=st.data())
def test_another_order_of_the_elements_changes_ties_alone(found, data):
    turned = data.draw(st.permutations(found))
    pairs = zip(priority_list(found), priority_list(turned), strict=True)

    for (rank, one), (other_rank, other) in pairs:
        assert rank == other_rank
        assert rank is None or shown(one) == shown(other)


def test_equal_gaps_are_parted_by_evidence_then_by_steps_then_by_order():
    one = Standing("A", "ok", short=0.2, weight=0.5, below=0.79, steps=1)
    likely = replace(one, element="B", below=0.8, steps=9, short=0.2001)
    cheap = replace(likely, element="C", steps=8)

    assert order([one, likely, cheap, replace(cheap, element="D")]) == ["C", "D", "B", "A"]


@pytest.mark.parametrize("levels", [2, 4, 7])
def test_a_result_of_any_scale_says_of_each_element_what_its_unlock_set_says(levels):
    joint = joint_of(levels, 12)
    body = body_of(joint)
    moves = {move["element"]: move for move in body["unlock"]["moves"]}

    for each in priority_standings(body):
        entry = body["overall"]["elements"][each.element]
        move = moves.get(each.element)
        assert each.in_set == (move is not None)
        assert move is None or (each.target, each.steps) == (move["to"], move["steps"])
        assert each.short * (levels - 1) == pytest.approx(each.target - entry["mean"])
        assert each.below == pytest.approx(sum(entry["likelihood"][: each.target - 1]))
        assert (each.steps == 0) == (entry["level"] >= each.target)
        assert each.target in {entry["level"] + 1, body["unlock"]["target"]} or move


def test_weights_are_importance_where_everybody_told_it_else_those_of_the_plan():
    body = body_of(joint_of(4, 6))
    told = body["importance_scores"]["organization"]
    unasked = {**body, "importance_scores": None}
    unasked["rules"] = body["rules"] | {
        "weights": dict.fromkeys(joint_of(4, 6).items, 1) | {"E1": 2}
    }

    assert priority_weights(body) == {code: each["index"] / 100 for code, each in told.items()}
    assert set(priority_weights(unasked).values()) == {0.5, 1}
    assert priority_weights(unasked)["E1"] == 1


def test_at_the_top_there_is_no_target_and_without_likelihoods_no_rank():
    body = body_of(joint_of(4, 3))
    elements = body["overall"]["elements"]
    silent = elements | {"E1": elements["E1"] | {"likelihood": None}}
    untold = {**body, "overall": body["overall"] | {"elements": silent}}

    assert priority_standings({**body, "unlock": None}) == []
    assert priority_standings(untold)[1] == Standing("E1", "no_likelihood")
    assert priority_list(priority_standings(untold))[-1] == (None, Standing("E1", "no_likelihood"))
