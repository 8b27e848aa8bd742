"""No page asks the database more than eight times, however much it shows."""

from __future__ import annotations

import pytest
from django.urls import reverse

from organizations.actions.audit import record
from organizations.models import Membership, Role, Unit, User
from organizations.tenancy import scope

PAGES = [
    "organization-home",
    "organization-settings",
    "brand-edit",
    "api-key-list",
    "audit-list",
    "benchmark-sharing",
    "member-list",
    "member-invite",
    "member-leave",
    "unit-list",
    "unit-create",
    "api-organization",
    "api-member-list",
    "api-unit-list",
]


@pytest.fixture
def crowd(acme, sales):
    """Thirty members and thirty units."""
    with scope(acme.pk):
        for number in range(30):
            user = User.objects.create(email=f"p{number}@example.org", password="!")
            unit = Unit.objects.create(name=f"Unit {number}", parent=sales)
            Membership.objects.create(user=user, organization=acme, role=Role.MANAGER, unit=unit)
            record("create_unit", by=user, subject=unit)


@pytest.fixture
def client(olivia, sign_in):
    return sign_in(olivia)


@pytest.mark.usefixtures("crowd")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_an_organization_takes_eight_queries_at_most(
    client, page, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        answer = client.get(reverse(f"organizations:{page}", args=["acme"]))

    assert answer.status_code == 200


@pytest.mark.parametrize("page", ["organization-list", "organization-create", "account"])
def test_a_page_of_a_person_takes_four_at_most(client, page, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        assert client.get(reverse(f"organizations:{page}")).status_code == 200
