"""Ways to the next level: compared, told plainly where there is none, and taken over."""

from __future__ import annotations

import re
from html import unescape

import pytest

from assessments.models import Initiative
from organizations.tenancy import scope
from tests.reports.real_results import EVERYBODY, SHAPES, close_with


@pytest.fixture
def where(inside) -> str:
    return f"/o/acme/results/{close_with(EVERYBODY).assessment_id}/plan/"


def test_the_first_view_reaches_the_level_in_three_ways_and_says_what_it_takes(
    result, eve, sign_in, django_assert_max_num_queries
):
    where, client = f"/o/acme/results/{result.assessment_id}/plan/", sign_in(eve)
    client.get(where)

    with django_assert_max_num_queries(8):
        page = client.get(f"{where}roadmap/").content.decode()

    for way in ("Cheapest", "Soonest", "Surest"):
        assert f"{way} way to Level 3" in page
    assert page.count("This leads to Level 3 by the end of") == 3
    assert "it is very unlikely (&lt;1%) that the organization really is there." in page
    assert (
        "The surest way takes 395 person-days more than the cheapest, and makes Level 3 more "
        "likely than not (74%)." in page
    )
    assert "How many person-days in every quarter lead to Level 3" in page
    assert "not reached" not in page
    assert "Put these steps in the plan" not in page


def test_the_address_keeps_what_was_asked(where, eve, sign_in):
    page = sign_in(eve).get(f"{where}roadmap/?quarters=6&days=120").content.decode()

    assert 'value="120"' in page
    assert 'value="6"' in page


def test_too_small_a_budget_is_told_plainly_once_with_what_would_do(where, eve, sign_in):
    page = sign_in(eve).get(f"{where}roadmap/?quarters=2&days=5").content.decode()

    assert page.count("With 5 person-days a quarter no way leads to Level 3 by the end of") == 1
    assert "It takes at least" in page
    assert "Not even one step of the cheapest way fits into these days." in page


def test_what_too_few_days_buy_is_listed_and_can_be_taken_over(where, leo, sign_in):
    client, asked = sign_in(leo), "?quarters=2&days=20"
    page = client.get(f"{where}roadmap/{asked}").content.decode()
    client.post(f"{where}roadmap/take/{asked}", {"way": "begun"})
    again = client.get(f"{where}roadmap/{asked}").context["scenarios"]

    assert "What these days buy" in page
    assert "One step of the cheapest way fits into these days." in page
    bought = next(each for each in again if each.way.key == "begun")
    assert bought.unplanned == 0
    assert "Planned: Leadership" in str(bought.figure.narrow)


@pytest.mark.parametrize(("days", "longest"), [(20, "12"), (60, "7")])
def test_what_is_offered_instead_of_too_few_days_does(where, eve, sign_in, *, days, longest):
    client = sign_in(eve)
    page = client.get(f"{where}roadmap/?quarters=4&days={days}").content.decode()

    offers = re.findall(r'<li><a href="(\?quarters=(\d+)&amp;days=\d+)"', page)

    assert [quarters for _link, quarters in offers] == ["4", longest]
    for link, _quarters in offers:
        planned = client.get(f"{where}roadmap/{unescape(link)}").content.decode()
        assert "no way leads to Level 3" not in planned


def test_days_enough_for_everything_leave_no_second_best(where, eve, sign_in):
    page = sign_in(eve).get(f"{where}roadmap/?days=10000").content.decode()

    assert "No way is sooner" in page
    assert "however many days it takes" not in page
    assert "Soonest way" not in page


def test_fields_left_empty_leave_the_address(where, eve, sign_in):
    asked = f"{where}roadmap/?quarters=6&days=&A1=&days_A1="

    answer = sign_in(eve).get(asked, follow=True)

    assert answer.redirect_chain == [(f"{where}roadmap/?quarters=6", 302)]
    assert 'value="6"' in answer.content.decode()


@pytest.mark.parametrize(
    "asked", ["quarters=99", "days=many", "days=-3", "first=1", "days_A1=0", "A1=7", "days_2=0"]
)
def test_what_cannot_be_read_is_said_and_nothing_is_worked_out(where, eve, sign_in, asked):
    answer = sign_in(eve).get(f"{where}roadmap/?{asked}")

    assert answer.status_code == 200
    assert "Ways compared" not in answer.content.decode()


def test_a_way_is_taken_over_once_with_an_owner(where, leo, sign_in):
    client, asked = sign_in(leo), "?quarters=8&days=200"
    taken = {"way": "cheapest", "owner": leo.pk}

    first = client.post(f"{where}roadmap/take/{asked}", taken, follow=True)
    shown = client.get(f"{where}roadmap/{asked}").content.decode()
    again = client.post(f"{where}roadmap/take/{asked}", {"way": "cheapest"}, follow=True)

    assert "The steps are planned" in first.content.decode()
    assert "Every step of this way is planned already." in shown
    assert 'value="cheapest"' not in shown
    assert "planned already" in again.content.decode()
    with scope(leo.memberships.get().organization_id):
        made = list(Initiative.objects.all())
    assert made
    assert {each.to_level - each.from_level for each in made} == {1}
    assert all(each.starts_on < each.due_on and each.effort_days for each in made)
    assert {each.owner_id for each in made} == {leo.pk}
    told = client.get(f"{where}told/").content.decode()
    assert "to Level 3" not in told
    assert all(f"• {each.description[:20]}" in told for each in made)


def test_steps_planned_already_are_marked_and_the_others_can_still_be_taken(where, leo, sign_in):
    client, taken = sign_in(leo), {"way": "cheapest"}
    client.post(f"{where}roadmap/take/", taken)
    with scope(leo.memberships.get().organization_id):
        Initiative.objects.filter(pk=Initiative.objects.first().pk).delete()

    page = client.get(f"{where}roadmap/").content.decode()

    assert "<td>planned already</td>" in page
    assert "Some of these steps are planned already; they stay as they are." in page
    assert 'value="cheapest"' in page


def test_somebody_outside_is_not_made_an_owner(where, leo, otto, sign_in):
    taken = {"way": "cheapest", "owner": otto.pk}

    page = sign_in(leo).post(f"{where}roadmap/take/", taken, follow=True).content.decode()

    assert "is no member of the organization" in page
    assert "Nothing is planned yet" in page


@pytest.mark.parametrize(
    "asked", ["?quarters=99&way=soonest", "?way=another", "?quarters=1&days=1&way=cheapest"]
)
def test_a_way_that_is_none_is_not_taken_over_and_that_is_said(where, leo, sign_in, asked):
    way = {"way": asked.rpartition("=")[2]}

    answer = sign_in(leo).post(f"{where}roadmap/take/{asked}", way, follow=True)

    assert "This way cannot be worked out" in answer.content.decode()


def test_moves_of_the_what_if_become_own_aims(where, eve, sign_in):
    page = sign_in(eve).get(f"{where}roadmap/?D1=3&days=500&quarters=4").content.decode()

    assert page.count("Performance consulting") >= 2


def test_a_result_without_a_level_leads_to_asking_again(inside, leo, eve, sign_in):
    where = f"/o/acme/results/{close_with({}).assessment_id}/plan/roadmap/"

    page = sign_in(leo).get(where).content.decode()

    assert "Nobody answered" in page
    assert "/next/" in page
    assert "/next/" not in sign_in(eve).get(where).content.decode()


@pytest.mark.parametrize("shape", SHAPES)
def test_every_result_gives_a_page(inside, eve, sign_in, shape):
    assessment_id = close_with(SHAPES[shape]).assessment_id
    where = f"/o/acme/results/{assessment_id}/plan/"

    for page in ("", "roadmap/", "?format=csv"):
        assert sign_in(eve).get(f"{where}{page}").status_code == 200


def test_the_api_refuses_in_its_own_shape(closed, leader):
    where = f"/api/o/acme/assessments/{closed.assessment_id}/roadmap/"

    answer = leader.get(where, {"quarters": "many"})

    assert answer.status_code == 400
    assert answer.json()["code"] == "invalid"
    assert "quarters" in answer.json()["fields"]
