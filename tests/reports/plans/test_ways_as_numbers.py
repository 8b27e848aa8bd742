"""Ways of a result under some terms: which there are, what they take, and what stops them."""

from __future__ import annotations

from copy import deepcopy

from closed_result import body, material

from reports.sections import roadmap_takes, roadmap_words
from reports.sections.roadmap_ways import (
    Basis,
    Course,
    Terms,
    budgets_needed,
    fewest_days,
    usual_days,
    usual_quarters,
    ways,
)


def course(result=None, *, budgets=(1000.0,) * 4, wanted=(), dear=()) -> Course:
    """A step takes ten days, forty where an element is `dear`."""
    codes = body()["elements"]
    efforts = {(code, n): 40 if code in dear else 10 for code in codes for n in (2, 3, 4)}
    return Course(Basis(result or material(), efforts), Terms(8108, budgets, wanted))


def changed(**overall):
    changed_body = deepcopy(body())
    for code, level in overall.items():
        changed_body["overall"]["elements"][code] |= {"level": level, "mean": level}
    return material(body=changed_body)


def test_the_usual_days_lead_to_the_level_and_five_less_do_not():
    days = usual_days(course().basis, quarters=4)

    enough, short = (ways(course(budgets=(float(n),) * 4))[0] for n in (days, days - 5))

    assert enough.roadmap.reached is not None
    assert short.roadmap is None


def test_the_days_needed_fall_from_quarter_to_quarter_to_the_fewest_there_are():
    needed = budgets_needed(course())

    assert [quarters for quarters, _days in needed] == list(range(needed[0][0], 5))
    assert [days for _quarters, days in needed] == sorted((d for _q, d in needed), reverse=True)
    assert needed[-1][1] * 4 >= sum(step.effort for step in fewest_days(course().basis))


def test_a_way_beyond_the_days_there_are_fits_into_those_it_names():
    tight = course(budgets=(float(usual_days(course().basis, quarters=4)),) * 4)

    beyond = [way for way in ways(tight) if way.each is not None]

    assert beyond
    for way in beyond:
        quarters = len(tight.terms.budgets)
        again = {each.key: each for each in ways(course(budgets=(float(way.each),) * quarters))}
        same = again.get(way.key, again["cheapest"])
        assert (same.each, same.roadmap.reached) == (None, way.roadmap.reached)


def test_a_sooner_way_that_the_days_allow_takes_no_further_days():
    result = changed(E3=2, C3=1)  # cheap is what has to wait for another step

    cheapest, soonest = ways(course(result, dear=("A3", "C2", "E1", "F3")))[:2]

    assert (cheapest.key, cheapest.roadmap.reached) == ("cheapest", 1)
    assert (soonest.key, soonest.roadmap.reached, soonest.each) == ("soonest", 0, None)
    assert soonest.roadmap.effort > cheapest.roadmap.effort


def test_what_no_days_make_surer_is_shown_once():
    above = {code: 4 for code in body()["elements"] if code not in ("B2", "E3")}
    first = changed(**above, B2=2, E3=2)

    found = ways(course(first, budgets=(1000.0,)))

    assert [way.key for way in found] == ["cheapest"]
    assert found[0].is_surest


def test_without_likelihoods_the_surest_way_keeps_a_reserve():
    quick = deepcopy(body())
    quick["overall"]["level"] |= {"confidence": None, "likelihood": None}

    found = {way.key: way for way in ways(course(material(body=quick)))}

    cheapest, surest = found["cheapest"].roadmap, found["surest"].roadmap
    assert len(surest.steps) > len(cheapest.steps)
    assert found["surest"].demand.spare == 1


def test_an_element_that_nobody_could_judge_is_named_and_nothing_is_planned():
    blocked = course(changed(A1=None))

    assert ways(blocked) == []
    assert usual_quarters(blocked.basis) == 4
    assert "Leadership" in roadmap_takes.blocked(blocked)
    assert roadmap_takes.is_to_be_rated(blocked)


def test_own_aims_are_kept_even_where_they_do_not_lead_to_the_level():
    aims = (("C3", 4),)

    rich, poor = (
        next(way for way in ways(course(budgets=budgets, wanted=aims)) if way.key == "own")
        for budgets in ((1000.0,) * 4, (10.0, 10.0))
    )

    assert ("C3", 4) in {step.key for step, _quarter in rich.roadmap.steps}
    assert rich.roadmap.reached is not None
    assert poor.roadmap is None or poor.roadmap.reached is None


def test_days_that_do_not_reach_the_level_buy_the_first_of_its_steps():
    result = changed(A1=1, E3=1)
    all_steps = {step.key for step in fewest_days(course(result).basis)}

    poor = course(result, budgets=(12.0, 12.0))
    cheapest, begun = ways(poor)[:2]
    none = ways(course(result, budgets=(9.0,)))

    assert (cheapest.roadmap, begun.key) == (None, "begun")
    assert [quarter for _step, quarter in begun.roadmap.steps] == [0, 1]
    assert {step.key for step, _quarter in begun.roadmap.steps} < all_steps
    assert "2 of the" in roadmap_words.verdict(poor, begun)
    assert "begun" not in {way.key for way in none}
