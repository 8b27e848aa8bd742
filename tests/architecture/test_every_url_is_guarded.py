"""Every address stands behind a gate, and the gates hold: each is visited by everybody."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from addresses import Address, every_address, is_guarded, walk
from cast import FURNITURE, OBJECTS, POSTED, PUBLIC, SIGNED_IN, WORDS, person
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.test.client import MULTIPART_CONTENT
from django.urls import path
from django.views import View

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission, allows
from organizations.models import Organization, Role
from organizations.tenancy import scope

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESSES = every_address()
INSIDE = [address for address in ADDRESSES if address.inside]
WITH_ROWS = [address for address in INSIDE if set(address.parts) & set(OBJECTS)]
NOBODY = 2_000_000_000


@pytest.fixture(autouse=True)
def _forget_attempts():
    cache.clear()


class Guarded(OrganizationView):
    permission = Permission.VIEW_ORGANIZATION


class Forgotten(View):
    def get(self, _request) -> HttpResponse:
        return HttpResponse()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (path("o/<slug:slug>/good/", Guarded.as_view()), True),
        (path("o/<slug:slug>/bad/", Forgotten.as_view()), False),
        (path("api/o/<slug:slug>/bad/", Guarded.as_view()), False),
        (path("elsewhere/<slug:slug>/", Guarded.as_view()), False),
        (path("not-on-the-list/", Forgotten.as_view()), False),
        (path("join/", Forgotten.as_view()), True),
    ],
)
def test_the_rule_tells_guarded_from_unguarded(pattern, expected):
    assert [is_guarded(address) for address in walk([pattern])] == [expected]


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_the_address_is_guarded(address):
    assert is_guarded(address), f"/{address.route} is neither behind a gate nor listed in cast.py"


def test_the_lists_name_only_addresses_that_exist():
    assert {*PUBLIC, *SIGNED_IN} <= {address.route for address in ADDRESSES}


def test_every_part_of_an_address_has_an_object():
    parts = {part for address in INSIDE for part in address.parts}
    assert parts <= {*OBJECTS, *WORDS}, "add a factory to OBJECTS in cast.py"


def filled(address: Address, organization: Organization) -> dict[str, int | str]:
    with scope(organization.pk):
        return {
            part: OBJECTS[part](organization) if part in OBJECTS else WORDS[part]
            for part in address.parts
        }


def visit(address: Address, where: str, client: Client, method: str = ""):
    return getattr(client, method or address.methods[0])(where)


def words(answer: HttpResponse) -> str:
    """The answer without the token that is new each time."""
    return re.sub(r"[0-9A-Za-z]{64}", "", answer.content.decode())


def form_of(address: Address) -> str:
    return "application/json" if address.is_api else MULTIPART_CONTENT


def signed_in(organization: Organization, role: str) -> Client:
    with scope(organization.pk):
        user = person(organization, role)
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("address", INSIDE, ids=str)
def test_strangers_are_asked_to_sign_in(acme, address):
    where = address.path("acme", **filled(address, acme))

    answer = visit(address, where, Client())

    if address.is_api:
        assert answer.status_code == 401
    else:
        assert answer["Location"] == f"/accounts/login/?next={where}"


@pytest.mark.parametrize("route", sorted(SIGNED_IN))
def test_pages_of_an_account_ask_strangers_to_sign_in(db, route):
    address = next(address for address in ADDRESSES if address.route == route)

    answer = visit(address, f"/{route}", Client())

    assert answer.status_code == 401 or "/accounts/login/" in answer["Location"]


@pytest.mark.parametrize("address", INSIDE, ids=str)
def test_outsiders_cannot_tell_the_organization_from_none(acme, globex, address):
    values = filled(address, acme)
    client = signed_in(globex, Role.OWNER)

    for method in address.methods:
        here = visit(address, address.path("acme", **values), client, method)
        nowhere = visit(address, address.path("no-such", **values), client, method)

        assert here.status_code == nowhere.status_code == 404
        assert words(here) == words(nowhere).replace("/no-such/", "/acme/")


@contextmanager
def undone() -> Iterator[None]:
    """What a visit changes is gone before the next one."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def passes(client: Client, where: str, address: Address, posted: dict[str, int | str]) -> bool:
    with undone():
        if address.methods[0] == "get":
            status = client.get(where).status_code
        else:
            status = client.post(where, posted, content_type=form_of(address)).status_code
    assert status not in {401, 404, 405}
    assert status < 500
    return status != 403


@pytest.mark.parametrize("address", INSIDE, ids=str)
def test_each_role_passes_exactly_where_the_table_says(acme, address):
    clients = {role: signed_in(acme, role) for role in Role.values}
    with scope(acme.pk):
        for furnish in FURNITURE:
            furnish(acme)
        posted = POSTED[address.route](acme) if address.route in POSTED else {}
    where = address.path("acme", **filled(address, acme))

    passed = {role: passes(clients[role], where, address, posted) for role in Role.values}

    permission = address.view_class.permission
    assert passed == {role: allows(role, permission) for role in Role.values}


@pytest.mark.parametrize("address", WITH_ROWS, ids=str)
def test_a_foreign_row_is_as_absent_as_one_that_never_was(acme, globex, address):
    foreign = filled(address, globex)
    absent = {part: NOBODY if part in OBJECTS else value for part, value in foreign.items()}
    client = signed_in(acme, Role.OWNER)

    for method in address.methods:
        theirs = visit(address, address.path("acme", **foreign), client, method)
        nobodys = visit(address, address.path("acme", **absent), client, method)

        assert theirs.status_code == nobodys.status_code == 404
        assert words(theirs) == words(nobodys)
