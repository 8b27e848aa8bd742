"""A link is made for one result, shown once, and taken back at any time."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from organizations.access.keys import digest_of
from organizations.models import AuditEntry
from organizations.tenancy import scope
from reports.actions.share_links import (
    MOST_OPEN_LINKS,
    ShareLinkLivesTooLong,
    TooManyShareLinks,
    create_share_link,
    revoke_share_link,
)
from reports.models import ShareLink

FORM = {"reader": "Board in May", "days": "30", "password": ""}


@pytest.fixture
def where(result) -> str:
    return f"/o/acme/results/{result.assessment_id}/share/"


def key_on(page) -> str:
    return re.search(r"/shared/#([\w-]+)", page.content.decode())[1]


def test_a_new_link_is_shown_once_and_only_its_hash_is_kept(leader, where, inside):
    key = key_on(leader.post(where, FORM))

    link = ShareLink.objects.get()
    assert len(key) == 43
    assert link.key_digest == digest_of(key)
    assert key not in str(list(ShareLink.objects.values()))
    assert key not in leader.get(where).content.decode()


def test_a_link_ends_after_thirty_days_unless_one_chooses_otherwise(leader, where, inside):
    assert 'value="30" selected' in leader.get(where).content.decode()

    leader.post(where, {**FORM, "days": "7"})

    link = ShareLink.objects.get()
    assert link.expires_at - link.created_at == timedelta(days=7)


@pytest.mark.parametrize("days", [0, -1, 181])
def test_no_link_lasts_longer_than_180_days(result, inside, days):
    values = {"reader": "Board", "password": "", "by": None, "now": timezone.now()}
    with pytest.raises(ShareLinkLivesTooLong):
        create_share_link(result=result, days=days, **values)


def test_the_database_refuses_a_longer_life_too(share, inside):
    link = share(days=180).link
    longer = link.expires_at + timedelta(seconds=1)

    with pytest.raises(IntegrityError, match="180_days"), transaction.atomic():
        ShareLink.objects.filter(pk=link.pk).update(expires_at=longer)


def test_a_result_has_at_most_25_open_links(share, result, inside):
    made = [share() for _ in range(MOST_OPEN_LINKS)]
    with pytest.raises(TooManyShareLinks):
        share()

    revoke_share_link(link=made[0].link, by=None, now=timezone.now())

    assert share().link.is_open(timezone.now())


def test_the_page_says_why_a_link_cannot_be_made(leader, where, share):
    for _ in range(MOST_OPEN_LINKS):
        share()

    answer = leader.post(where, FORM)

    assert answer.status_code == 422
    assert "This result has 25 open links." in answer.content.decode()


def test_a_short_password_is_refused_and_a_good_one_kept_as_a_hash(leader, where, inside):
    assert leader.post(where, {**FORM, "password": "short"}).status_code == 422

    leader.post(where, {**FORM, "password": "long enough"})

    link = ShareLink.objects.get()
    assert "long enough" not in link.password
    assert "with password" in leader.get(where).content.decode()


def test_links_are_listed_with_their_state_and_views(leader, where, share, acme):
    gone = share(days=1, now=timezone.now() - timedelta(days=2))
    taken_back = share()
    with scope(acme.pk):
        revoke_share_link(link=taken_back.link, by=None, now=timezone.now())
        ShareLink.objects.filter(pk=gone.link.pk).update(views=3)
    share()

    page = leader.get(where).content.decode()

    assert re.findall(r"chip[^>]*>(\w+)<", page) == ["Open", "Revoked", "Ended"]
    assert re.findall(r"\d views?", page) == ["0 views", "0 views", "3 views"]
    assert page.count("/revoke/") == 1


def test_making_and_revoking_are_recorded_without_the_key(leader, where, inside):
    key = key_on(leader.post(where, {**FORM, "password": "long enough"}))
    link = ShareLink.objects.get()

    leader.post(f"/o/acme/share-links/{link.pk}/revoke/")
    leader.post(f"/o/acme/share-links/{link.pk}/revoke/")

    entries = AuditEntry.objects.filter(subject="sharelink").order_by("id")
    assert [entry.action for entry in entries] == ["create_share_link", "revoke_share_link"]
    assert entries[0].details["has_password"] is True
    assert key not in str([entry.details for entry in entries])
    assert "long enough" not in str([entry.details for entry in entries])


def test_the_result_page_leads_to_sharing_for_those_who_may(result, leader, eve, sign_in):
    where = f"/o/acme/results/{result.assessment_id}/"

    for client in (leader, sign_in(eve)):
        page = client.get(where).content.decode()
        assert f"{where}share/" in page
        assert f"{where}board/" in page
        assert f"{where}what-if/" in page
