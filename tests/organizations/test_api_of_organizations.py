"""The API of organizations: the same gate as the pages, and a description without a warning."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from organizations.models import Unit
from organizations.tenancy import scope

pytestmark = pytest.mark.django_db


def test_the_list_holds_what_i_may_enter(olivia, globex, sign_in):
    found = sign_in(olivia).get("/api/organizations/").json()["results"]

    assert [each["slug"] for each in found] == ["acme"]


def test_an_organization_says_what_it_is(olivia, sign_in):
    assert sign_in(olivia).get("/api/o/acme/").json() == {
        "slug": "acme",
        "name": "Acme",
        "sector": "",
        "size_band": "",
        "country": "",
        "time_zone": "UTC",
        "language": "en",
    }


@pytest.mark.parametrize("address", ["o/acme/", "o/acme/members/", "organizations/", "portfolio/"])
def test_what_is_sent_is_kept_by_nobody_on_the_way(olivia, sign_in, address):
    answer = sign_in(olivia).get(f"/api/{address}")

    assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))


def test_members_are_listed_for_those_who_manage_them(olivia, eve, sign_in):
    found = sign_in(olivia).get("/api/o/acme/members/").json()["results"]

    assert {each["email"] for each in found} == {"olivia@example.org", "eve@example.org"}
    assert set(found[0]) == {"id", "name", "email", "role", "unit", "joined_at"}
    assert sign_in(eve).get("/api/o/acme/members/").status_code == 403


def test_long_lists_come_in_pages(acme, olivia, sign_in):
    with scope(acme.pk):
        Unit.objects.bulk_create([Unit(name=f"Unit {number}") for number in range(60)])
    client = sign_in(olivia)

    first = client.get("/api/o/acme/units/").json()
    second = client.get(first["next"]).json()

    assert (len(first["results"]), len(second["results"])) == (50, 10)
    assert second["next"] is None


def test_refusals_have_one_shape(olivia, sign_in):
    missing = sign_in(olivia).get("/api/o/globex/")
    stranger = Client().get("/api/o/acme/")

    assert missing.json()["code"] == "not_found"
    assert stranger.status_code == 401
    assert set(missing.json()) == set(stranger.json()) == {"code", "message", "fields"}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_what_is_not_offered_is_not_done(olivia, sign_in, method):
    assert getattr(sign_in(olivia), method)("/api/o/acme/").status_code == 405


def test_the_description_is_valid_and_without_a_warning():
    out = StringIO()

    call_command("spectacular", "--validate", "--fail-on-warn", stdout=out)

    assert "/api/o/{slug}/units/" in out.getvalue()
