"""Members: roles change, people go, and an owner always remains."""

from __future__ import annotations

import threading

import pytest
from django.db import connections

from organizations.actions.members import LastOwner, leave_organization
from organizations.models import AuditEntry, Membership, Role
from organizations.tenancy import scope
from tests.conftest import member

pytestmark = pytest.mark.django_db


def membership_of(user) -> Membership:
    return Membership.objects.get(user=user)


def change(client, user, role, unit=""):
    path = f"/o/acme/members/{membership_of(user).pk}/role/"
    return client.post(path, {"role": role, "unit": unit})


def test_an_owner_changes_a_role(olivia, eve, sign_in):
    answer = change(sign_in(olivia), eve, Role.LEADER)

    assert answer["Location"] == "/o/acme/members/"
    assert membership_of(eve).role == Role.LEADER


def test_becoming_a_line_manager_takes_a_unit_and_ceasing_to_be_one_drops_it(
    olivia, eve, sales, sign_in
):
    client = sign_in(olivia)

    change(client, eve, Role.MANAGER, sales.pk)
    assert membership_of(eve).unit == sales

    change(client, eve, Role.EXECUTIVE, sales.pk)
    assert membership_of(eve).unit is None


def test_the_last_owner_cannot_step_down_leave_or_be_removed(olivia, sign_in):
    client = sign_in(olivia)
    key = membership_of(olivia).pk

    assert change(client, olivia, Role.LEADER).status_code == 422
    for path in ("/o/acme/members/leave/", f"/o/acme/members/{key}/remove/"):
        refused = client.post(path)
        assert "needs an owner" in client.get(refused["Location"]).content.decode()

    assert membership_of(olivia).role == Role.OWNER


def test_one_of_two_owners_may_go(acme, olivia, sign_in):
    member(acme, "Omar", Role.OWNER)

    sign_in(olivia).post("/o/acme/members/leave/")

    assert sign_in(olivia).get("/o/acme/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_owners_who_leave_at_once_leave_one_behind(acme, olivia):
    omar = member(acme, "Omar", Role.OWNER)
    refused: list[str] = []
    start = threading.Barrier(2)

    def leave(membership: Membership) -> None:
        try:
            with scope(acme.pk):
                start.wait(10)
                leave_organization(membership=membership)
        except LastOwner as refusal:
            refused.append(refusal.code)
        finally:
            connections.close_all()

    going = [threading.Thread(target=leave, args=[membership_of(each)]) for each in (olivia, omar)]
    for thread in going:
        thread.start()
    for thread in going:
        thread.join(20)

    assert refused == ["last_owner"]
    assert Membership.objects.filter(organization=acme, role=Role.OWNER).count() == 1


def test_a_leader_manages_everybody_but_owners(olivia, leo, eve, sign_in):
    client = sign_in(leo)

    change(client, eve, Role.CONSULTANT)
    assert membership_of(eve).role == Role.CONSULTANT

    assert change(client, leo, Role.OWNER).status_code == 422
    assert change(client, olivia, Role.EXECUTIVE).status_code == 422
    client.post(f"/o/acme/members/{membership_of(olivia).pk}/remove/")
    assert membership_of(leo).role == Role.LEADER
    assert membership_of(olivia).role == Role.OWNER


def test_a_removed_person_is_out_at_once_and_the_trail_says_by_whom(olivia, eve, acme, sign_in):
    theirs = sign_in(eve)
    assert theirs.get("/o/acme/").status_code == 200

    sign_in(olivia).post(f"/o/acme/members/{membership_of(eve).pk}/remove/")

    assert theirs.get("/o/acme/").status_code == 404
    with scope(acme.pk):
        entry = AuditEntry.objects.get(action="remove_member")
    assert (entry.by, entry.details) == (olivia, {"person": eve.pk})


def test_confirm_pages_change_nothing(olivia, eve, sign_in):
    client = sign_in(olivia)

    client.get(f"/o/acme/members/{membership_of(eve).pk}/remove/")
    client.get("/o/acme/members/leave/")

    assert Membership.objects.count() == 2


def test_the_list_shows_members_and_invitations(olivia, eve, mara, sign_in):
    client = sign_in(olivia)
    client.post("/o/acme/members/invite/", {"email": "guest@example.org", "role": "LEADER"})

    page = client.get("/o/acme/members/").content.decode()

    for words in ("Eve", "mara@example.org", "Line manager", "Sales", "guest@example.org"):
        assert words in page
