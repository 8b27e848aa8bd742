"""Founding: sign up, name the organization, arrive on its overview."""

from __future__ import annotations

import threading

import pytest
from django.db import connections
from django.test import Client

from organizations.actions.organizations import create_organization
from organizations.models import AuditEntry, Membership, Organization, Role, User
from organizations.tenancy import scope

pytestmark = pytest.mark.django_db

SIGNUP = {
    "name": "Nina Newcomer",
    "email": "nina@example.org",
    "password1": "correct horse battery",
    "password2": "correct horse battery",
}
PARTICULARS = {
    "name": "Café Zürich",
    "sector": "HOSPITALITY",
    "size_band": "UNDER_50",
    "country": "CH",
    "time_zone": "Europe/Zurich",
    "language": "en",
}


def test_a_newcomer_signs_up_names_the_organization_and_owns_it():
    client = Client()

    signed_up = client.post("/accounts/signup/", SIGNUP, follow=True)
    assert signed_up.redirect_chain[-1][0] == "/organizations/new/"
    founded = client.post("/organizations/new/", PARTICULARS)

    organization = Organization.objects.get()
    membership = Membership.objects.get()
    assert founded["Location"] == "/o/cafe-zurich/"
    assert membership.user.name == "Nina Newcomer"
    assert (membership.organization, membership.role) == (organization, Role.OWNER)
    assert organization.country == "CH"


def test_founding_is_in_the_audit_trail(olivia):
    organization = create_organization(name="Initech", by=olivia)

    with scope(organization.pk):
        entry = AuditEntry.objects.get()
    assert (entry.action, entry.by, entry.subject_id) == (
        "create_organization",
        olivia,
        organization.pk,
    )


def test_two_organizations_of_one_name_get_different_addresses(olivia):
    first = create_organization(name="Initech", by=olivia)
    second = create_organization(name="Initech", by=olivia)

    assert first.slug == "initech"
    assert second.slug.startswith("initech-")


def test_a_name_without_latin_letters_gets_an_address_all_the_same(olivia):
    assert create_organization(name="東京", by=olivia).slug == "organization"


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("name", ""),
        ("name", "x" * 121),
        ("sector", "PIRACY"),
        ("country", "XX"),
        ("time_zone", "Mars/Olympus"),
        ("language", "tlh"),
    ],
)
def test_what_does_not_exist_is_refused_beside_its_field(olivia, sign_in, field, wrong):
    answer = sign_in(olivia).post("/organizations/new/", {**PARTICULARS, field: wrong})

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert Organization.objects.count() == 1


def test_the_list_shows_my_organizations_and_no_others(olivia, globex, sign_in):
    page = sign_in(olivia).get("/organizations/").content.decode()

    assert "/o/acme/" in page
    assert "Globex" not in page


def test_whoever_belongs_nowhere_is_led_to_founding(db, sign_in):
    stranger = User.objects.create(email="stranger@example.org", password="!")

    assert sign_in(stranger).get("/organizations/")["Location"] == "/organizations/new/"


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("leo", ("Invite the people you work with", "result of your unit")),
        ("carla", ("Name your units", "Invite the people you work with")),
        ("eve", ("its result stands under Results", "Name your units")),
        ("mara", ("result of your unit", "Name your units")),
    ],
)
def test_the_overview_teaches_each_role_its_next_step(request, sign_in, who, words):
    person = request.getfixturevalue(who)
    seen, unseen = words

    page = sign_in(person).get("/o/acme/").content.decode()

    assert seen in page
    assert unseen not in page


@pytest.mark.django_db(transaction=True)
def test_founding_at_the_same_moment_under_the_same_name_gives_everybody_an_address():
    olivia = User.objects.create(email="olivia@example.org", name="Olivia", password="!")
    start = threading.Barrier(4)

    def found() -> None:
        try:
            start.wait(10)
            create_organization(name="Initech", by=olivia)
        finally:
            connections.close_all()

    founders = [threading.Thread(target=found) for _ in range(4)]
    for thread in founders:
        thread.start()
    for thread in founders:
        thread.join(20)

    slugs = Organization.objects.values_list("slug", flat=True)
    assert len(slugs) == 4
    assert all(slug.startswith("initech") for slug in slugs)
