"""API keys are shown once; the audit trail is read page by page from the newest entry."""

from __future__ import annotations

import pytest
from django.test import Client

from assessments.models.initiative import InitiativeStatus
from assessments.models.verification import Outcome
from organizations.actions.audit import record
from organizations.models import ApiKey, User
from organizations.sections.audit_words import VALUES
from organizations.tenancy import scope
from organizations.views.paging import PAGE_SIZE

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"


@pytest.fixture
def owner(olivia, sign_in) -> Client:
    return sign_in(olivia)


@pytest.fixture
def trusted(olivia, owner) -> Client:
    """The owner after giving the password a moment ago."""
    olivia.set_password(PASSWORD)
    olivia.save()
    owner.force_login(olivia)
    owner.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return owner


def make_key(client: Client, role: str = "EXECUTIVE") -> str:
    answer = client.post("/o/acme/settings/api-keys/new/", {"name": "Payroll", "role": role})
    return answer.context["new_key"]


def ask(key: str, path: str = "/api/o/acme/"):
    return Client().get(path, headers={"Authorization": f"Bearer {key}"})


def test_a_key_opens_the_api_and_is_shown_once(trusted):
    key = make_key(trusted)
    later = trusted.get("/o/acme/settings/api-keys/").content.decode()

    assert ask(key).json()["slug"] == "acme"
    assert key[:10] in later
    assert key not in later
    assert key not in str(ApiKey.objects.values().get())


def test_a_revoked_key_opens_nothing(trusted):
    key = make_key(trusted)

    trusted.post(f"/o/acme/settings/api-keys/{ApiKey.objects.get().pk}/revoke/")

    assert ask(key).status_code == 401


def test_a_key_does_what_its_role_may_and_in_its_organization_only(trusted, globex):
    reader, leader = make_key(trusted), make_key(trusted, "LEADER")

    assert ask(reader, "/api/o/acme/members/").status_code == 403
    assert ask(leader, "/api/o/acme/members/").status_code == 200
    assert ask(leader, "/api/o/globex/").status_code == 404


@pytest.mark.parametrize("role", ["OWNER", "MANAGER", "EMPEROR"])
def test_a_key_is_never_an_owner(trusted, role):
    answer = trusted.post("/o/acme/settings/api-keys/new/", {"name": "Payroll", "role": role})

    assert answer.status_code == 422
    assert not ApiKey.objects.exists()


def test_who_signed_in_long_ago_gives_the_password_before_a_key_is_made(olivia, owner):
    User.objects.filter(pk=olivia.pk).update(password="argon2$still$usable")
    owner.force_login(User.objects.get(pk=olivia.pk))

    posted = owner.post("/o/acme/settings/api-keys/new/", {"name": "Payroll", "role": "LEADER"})
    asked = owner.get(posted["Location"])

    assert asked["Location"].startswith("/accounts/reauthenticate/?next=")
    assert not ApiKey.objects.exists()


@pytest.fixture
def busy(acme, olivia):
    """One page and two entries more of one kind, and one of another."""
    with scope(acme.pk):
        record("create_unit", by=olivia, subject=acme)
        for number in range(PAGE_SIZE + 2):
            record("change_unit", by=None, subject=acme, number=number)


def test_the_trail_is_read_from_the_newest_backwards(busy, owner):
    newest = owner.get("/o/acme/settings/audit/")
    older = owner.get(f"/o/acme/settings/audit/{newest.context['older']}")

    shown = [*newest.context["rows"], *older.context["rows"]]
    details = [row.details for row in shown]
    assert details == [*([f"number: {n}"] for n in range(PAGE_SIZE + 1, -1, -1)), []]
    assert not older.context["older"]


def test_the_trail_speaks_in_words(acme, olivia, owner):
    with scope(acme.pk):
        record("change_role", by=olivia, subject=acme, before="LEADER", after="OWNER")
        record("change_brand", by=None, subject=acme, changed=["accent", "logo"])

    brand, role = owner.get("/o/acme/settings/audit/").context["rows"]

    assert (brand.action, role.action) == ("Changed the look", "Changed a role")
    assert role.subject == f"Organization {acme.pk}"
    assert sorted(role.details) == ["after: Owner", "before: L&D leader"]
    assert brand.details == ["changed: accent color, logo"]


def test_the_trail_is_filtered_and_the_filter_stays_on_the_next_page(busy, owner):
    one = owner.get("/o/acme/settings/audit/?action=create_unit")
    many = owner.get("/o/acme/settings/audit/?action=change_unit")

    assert [row.action for row in one.context["rows"]] == ["Added a unit"]
    assert "action=change_unit" in many.context["older"]


@pytest.mark.parametrize("before", ["", "x", "-1", "²", "9" * 30])
def test_a_mended_address_still_answers(busy, owner, before):
    assert owner.get(f"/o/acme/settings/audit/?before={before}").status_code == 200


def test_the_trail_of_another_organization_is_not_shown(busy, otto, sign_in):
    assert sign_in(otto).get("/o/globex/settings/audit/").context["rows"] == []


def test_codes_are_told_in_the_words_of_their_models():
    told = dict(InitiativeStatus.choices) | dict(Outcome.choices)

    assert told == VALUES
