"""An owner decides whether the organization takes part in benchmarks; it starts by not doing so."""

from __future__ import annotations

import pytest
from django.urls import reverse

from organizations.access.keys import digest_of
from organizations.models import ApiKey, AuditEntry, Role
from organizations.tenancy import scope


@pytest.fixture
def address(acme) -> str:
    return reverse("organizations:benchmark-sharing", args=[acme.slug])


def test_nobody_takes_part_before_being_asked(acme):
    assert not acme.shares_benchmarks


def test_the_owner_joins_and_leaves_and_the_audit_trail_tells(acme, olivia, sign_in, address):
    client = sign_in(olivia)

    client.post(address, {"shares": "on"})
    acme.refresh_from_db()
    joined = acme.shares_benchmarks
    client.post(address, {})
    acme.refresh_from_db()

    assert joined
    assert not acme.shares_benchmarks
    with scope(acme.pk):
        entries = AuditEntry.objects.filter(action="change_benchmark_sharing").order_by("id")
        assert [entry.details["shares"] for entry in entries] == [True, False]


def test_saving_what_is_so_already_leaves_no_trace(acme, olivia, sign_in, address):
    sign_in(olivia).post(address, {})

    with scope(acme.pk):
        assert not AuditEntry.objects.filter(action="change_benchmark_sharing").exists()


@pytest.mark.parametrize("who", ["leo", "carla", "eve", "mara"])
def test_nobody_but_the_owner_decides(acme, sign_in, address, *, who, request):
    answer = sign_in(request.getfixturevalue(who)).post(address, {"shares": "on"})

    acme.refresh_from_db()
    assert answer.status_code == 403
    assert not acme.shares_benchmarks


def test_the_page_says_what_is_shared(olivia, sign_in, address):
    page = sign_in(olivia).get(address).content.decode()

    assert "the mean of each element in your newest closed survey with 20 answers or more" in page


def test_the_api_tells_and_changes_it(acme, olivia, sign_in):
    client = sign_in(olivia)
    where = reverse("organizations:api-benchmark-sharing", args=[acme.slug])

    changed = client.put(where, {"shares": True}, content_type="application/json")

    assert changed.json() == client.get(where).json() == {"shares": True}


def test_a_key_of_lower_rank_cannot_change_it(acme, client):
    key = "hilo_" + "k" * 32
    ApiKey.objects.create(
        organization=acme, name="Dashboard", key_digest=digest_of(key), role=Role.LEADER
    )
    where = reverse("organizations:api-benchmark-sharing", args=[acme.slug])

    answer = client.put(
        where,
        {"shares": True},
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )

    assert answer.status_code == 403
