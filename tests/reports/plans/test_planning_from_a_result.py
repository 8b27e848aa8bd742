"""A recommended step becomes an initiative; it is moved on, changed, and seen by who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assessments.actions.initiatives import (
    Intent,
    OwnerIsNoMember,
    change_initiative,
    create_initiative,
    set_initiative_status,
)
from assessments.models import Initiative
from organizations.models import AuditEntry, Membership
from organizations.tenancy import scope


@pytest.fixture
def where(closed) -> str:
    return f"/o/acme/results/{closed.assessment_id}/"


GIVEN = {
    "element": "A1",
    "to_level": "3",
    "title": "Name a sponsor",
    "effort_days": "12",
    "cost": "5000",
    "starts_on": "2027-01-04",
    "due_on": "2027-03-31",
}


def test_the_form_begins_from_the_recommended_step(leader, where):
    page = leader.get(f"{where}plan/new/?element=A1").content.decode()

    assert "Leadership commitment" in page
    assert "Ask each executive for two performance goals" in page


@pytest.mark.parametrize("page", ["", "elements/A1/"])
def test_plan_this_stands_beside_next_steps_for_those_who_may_plan(leader, reader, where, page):
    assert "plan/new/?element=" in leader.get(f"{where}{page}").content.decode()
    assert "plan/new/?element=" not in reader.get(f"{where}{page}").content.decode()


def test_an_initiative_is_planned_moved_on_changed_and_deleted(closed, leo, sign_in, where):
    client = sign_in(leo)

    assert client.post(f"{where}plan/new/", GIVEN).status_code == 302
    with scope(closed.organization_id):
        made = Initiative.objects.get()
    assert (made.from_level, made.to_level, made.due_on) == (2, 3, date(2027, 3, 31))

    client.post(f"/o/acme/initiatives/{made.pk}/status/", {"status": "RUNNING"})
    changed = client.post(f"/o/acme/initiatives/{made.pk}/", {**GIVEN, "owner_name": "Ann"})
    with scope(closed.organization_id):
        made.refresh_from_db()
        assert (changed.status_code, made.status, made.owned_by) == (302, "RUNNING", "Ann")

    client.post(f"/o/acme/initiatives/{made.pk}/delete/")
    with scope(closed.organization_id):
        assert not Initiative.objects.exists()
        recorded = set(AuditEntry.objects.values_list("action", flat=True))
    assert {
        "create_initiative",
        "set_initiative_status",
        "change_initiative",
        "delete_initiative",
    } <= recorded


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"due_on": "2026-12-31"}, "due before it starts"),
        ({"due_on": "9999-12-31"}, "within ten years of the result"),
        ({"starts_on": "0001-01-01"}, "within ten years of the result"),
        ({"element": "Z9"}, "not one of the available choices"),
        ({"to_level": "1"}, "not one of the available choices"),
        ({"title": ""}, "This field is required"),
        ({"effort_days": "-1"}, "Enter 0 or more."),
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(leader, where, change, words):
    answer = leader.post(f"{where}plan/new/", {**GIVEN, **change})

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_the_plan_says_what_it_is_expected_to_bring(
    leader, reader, where, django_assert_max_num_queries
):
    for code in ("A1", "A2", "B2"):
        leader.post(f"{where}plan/new/", {**GIVEN, "element": code})

    with django_assert_max_num_queries(8):
        page = reader.get(f"{where}plan/").content.decode()

    assert "3 initiatives are planned" in page
    assert "36 person-days" in page
    assert "EUR 15,000" in page
    assert "If each reaches the level it aims at" in page
    assert "Start<span" not in page
    csv = b"".join(reader.get(f"{where}plan/?format=csv").streaming_content).decode()
    assert csv.count("Name a sponsor") == 3


def test_programs_plan_by_the_same_rules(closed, leo, eve, sign_in):
    where = f"/api/o/acme/assessments/{closed.assessment_id}/initiatives/"
    client = sign_in(leo)

    made = client.post(where, GIVEN, content_type="application/json")
    one = f"/api/o/acme/initiatives/{made.json()['id']}/"
    moved = client.patch(one, {"status": "DONE"}, content_type="application/json")
    refused = [
        client.patch(one, {**to, "from_level": None}, content_type="application/json").status_code
        for to in ({"to_level": 9}, {"to_level": 1})
    ]

    assert (made.status_code, moved.json()["status"]) == (201, "DONE")
    assert refused == [409, 409]
    assert sign_in(eve).get(where).json()["results"][0]["title"] == "Name a sponsor"
    assert sign_in(eve).delete(one).status_code == 403
    assert client.delete(one).status_code == 204


@pytest.mark.parametrize(
    "sent", [{"description": "x" * 4001}, {"told_text": "x" * 1001}, {"cost": "-1"}]
)
def test_programs_may_write_no_more_than_people(closed, leader, sent):
    where = f"/api/o/acme/assessments/{closed.assessment_id}/initiatives/"

    answer = leader.post(where, {**GIVEN, **sent}, content_type="application/json")

    assert answer.status_code == 400
    assert next(iter(sent)) in answer.content.decode()


def test_an_owner_who_has_left_stays_named_but_can_be_given_nothing_new(closed, leo, eve, leader):
    step = {**GIVEN, "owner": str(eve.pk)}
    leader.post(f"/o/acme/results/{closed.assessment_id}/plan/new/", step)
    Membership.objects.get(user=eve).delete()
    with scope(closed.organization_id):
        made = Initiative.objects.get()
        intent = Intent(element="A1", to_level=3, title="Name two sponsors", owner=eve)
        change_initiative(initiative=made, intent=intent, by=leo)
        other = create_initiative(
            assessment=closed.assessment, intent=replace(intent, owner=None), by=leo
        )
        with pytest.raises(OwnerIsNoMember):
            change_initiative(initiative=other, intent=intent, by=leo)

        assert Initiative.objects.get(pk=made.pk).owner == eve


def test_the_form_keeps_an_owner_who_has_left_until_somebody_else_is_chosen(
    closed, eve, leader, where
):
    step = {**GIVEN, "owner": str(eve.pk)}
    leader.post(f"{where}plan/new/", step)
    Membership.objects.get(user=eve).delete()
    with scope(closed.organization_id):
        made = Initiative.objects.get()
    address = f"/o/acme/initiatives/{made.pk}/"

    assert f'value="{eve.pk}" selected' in owners_offered(leader, address)
    leader.post(address, {**step, "title": "Name two sponsors"})
    made.refresh_from_db()
    assert (made.title, made.owner) == ("Name two sponsors", eve)

    leader.post(address, {**step, "owner": ""})
    made.refresh_from_db()
    assert made.owner is None
    assert f'value="{eve.pk}"' not in owners_offered(leader, address)


def owners_offered(client, address: str) -> str:
    """The choices of that field alone: elsewhere a number may stand for something else."""
    _before, field = client.get(address).content.decode().split('name="owner"')
    return field.partition("</select>")[0]


def test_a_change_leaves_the_status_alone_that_somebody_has_set_meanwhile(inside, closed, leo):
    intent = Intent(element="A1", to_level=3, title="Name a sponsor")
    made = create_initiative(assessment=closed.assessment, intent=intent, by=leo)
    opened_before = Initiative.objects.get(pk=made.pk)
    set_initiative_status(initiative=made, status="DONE", by=leo)

    change_initiative(
        initiative=opened_before, intent=replace(intent, title="Name two sponsors"), by=leo
    )

    made.refresh_from_db()
    assert (made.title, made.status) == ("Name two sponsors", "DONE")


def test_an_initiative_deleted_meanwhile_does_not_come_back(inside, closed, leo):
    intent = Intent(element="A1", to_level=3, title="Name a sponsor")
    made = create_initiative(assessment=closed.assessment, intent=intent, by=leo)
    Initiative.objects.filter(pk=made.pk).delete()

    with pytest.raises(Initiative.DoesNotExist):
        change_initiative(initiative=made, intent=intent, by=leo)
