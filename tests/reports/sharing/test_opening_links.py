"""A link opens its result and nothing else, for as long as it is open and not a moment more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import signing
from django.test import Client
from django.utils import timezone

from organizations.access.attempts import UNKNOWN_KEYS_A_MINUTE
from organizations.models import AuditEntry
from organizations.tenancy import scope
from reports.actions.share_links import revoke_share_link
from reports.models import ShareLink
from reports.views.shared_gate import COOKIE

PAGES = ("", "what-if/", "board/")


def revoke(shared) -> None:
    with scope(shared.link.organization_id):
        revoke_share_link(link=shared.link, by=None, now=timezone.now())


def end(shared) -> None:
    with scope(shared.link.organization_id):
        ShareLink.objects.filter(pk=shared.link.pk).update(
            created_at=timezone.now() - timedelta(days=3),
            expires_at=timezone.now() - timedelta(seconds=1),
        )


def come_in(visitor, shared) -> None:
    answer = visitor.post("/shared/", {"key": shared.key})
    assert (answer.status_code, answer.url) == (302, shared.address)


def test_the_key_opens_the_three_pages_of_one_result(visitor, share, result):
    shared = share()

    come_in(visitor, shared)

    for page in PAGES:
        answer = visitor.get(shared.address + page)
        assert answer.status_code == 200
        assert "Acme" in answer.content.decode()


def test_the_pages_lead_nowhere_into_the_organization_and_name_no_member(visitor, share, leo):
    shared = share()
    come_in(visitor, shared)

    for page in PAGES:
        words = visitor.get(shared.address + page).content.decode()
        assert "/o/acme/" not in words
        assert leo.name not in words
        assert shared.key not in words


def test_a_link_of_another_organization_shows_only_that_one(visitor, share, globex_result):
    theirs = share(of=globex_result)

    come_in(visitor, theirs)

    words = visitor.get(theirs.address).content.decode()
    assert "Globex" in words
    assert "Acme" not in words


def test_two_links_of_one_result_lead_to_their_own_pages(share):
    first, second = share(), share()

    for own, foreign in ((first, second), (second, first)):
        visitor = Client(enforce_csrf_checks=True)
        come_in(visitor, own)
        words = visitor.get(own.address).content.decode()
        assert f'href="{own.address}' in words
        assert foreign.address not in words


def test_whatever_is_wrong_with_a_key_the_answer_is_the_same(visitor, share):
    revoked, ended, whole = share(), share(), share()
    revoke(revoked)
    end(ended)
    keys = [revoked.key, ended.key, "x" * 43, "", "x" * 4000, whole.key[:-1], "ü\x00"]

    answers = [visitor.post("/shared/", {"key": key}) for key in keys]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert not any(answer.cookies for answer in answers)


def test_whatever_is_wrong_with_a_pass_the_answer_is_the_same(client, share, globex_result):
    revoked, ended, other = share(), share(), share(of=globex_result)
    for shared in (revoked, ended, other):
        come_in(client, shared)
    foreign = client.cookies[COOKIE].value
    revoke(revoked)
    end(ended)
    unknown = client.post("/shared/", {"key": "x" * 43}).content

    for cookie in ("", "forged", foreign, signing.dumps("x", salt="other")):
        client.cookies[COOKIE] = cookie
        for page in PAGES:
            answer = client.get(revoked.address + page)
            assert (answer.status_code, answer.content) == (404, unknown)


@pytest.mark.parametrize("stop", [revoke, end])
def test_a_visitor_inside_is_out_at_once(visitor, share, stop):
    shared = share()
    come_in(visitor, shared)

    stop(shared)

    assert [visitor.get(shared.address + page).status_code for page in PAGES] == [404] * 3


def test_a_pass_is_worth_nothing_after_twelve_hours(visitor, share, time_machine):
    shared = share()
    come_in(visitor, shared)

    time_machine.move_to(timezone.now() + timedelta(hours=12, seconds=2))

    assert visitor.get(shared.address).status_code == 404


def test_the_pass_is_for_these_pages_alone_and_ends_with_the_browser(visitor, share):
    shared = share()

    pass_given = visitor.post("/shared/", {"key": shared.key}).cookies[COOKIE]

    assert pass_given["path"] == shared.address
    assert (pass_given["httponly"], pass_given["samesite"]) == (True, "Strict")
    assert (pass_given["max-age"], pass_given["expires"]) == ("", "")
    assert shared.key not in pass_given.value
    assert settings.SESSION_COOKIE_NAME not in visitor.cookies
    assert settings.CSRF_COOKIE_NAME not in visitor.cookies


def test_no_answer_is_kept_indexed_or_told_to_others(visitor, share):
    shared = share()
    answers = [visitor.get("/shared/"), visitor.post("/shared/", {"key": "x"})]
    answers.append(visitor.post("/shared/", {"key": shared.key}))
    answers += [visitor.get(shared.address + page) for page in PAGES]

    for answer in answers:
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_each_opening_counts_once_and_the_first_is_recorded(visitor, share, inside):
    shared = share()
    visitor.get("/shared/")

    for _time in range(2):
        come_in(visitor, shared)
        visitor.get(shared.address)
        visitor.get(shared.address)

    assert ShareLink.objects.get().views == 2
    assert AuditEntry.objects.filter(action="open_share_link").count() == 1


def test_who_tries_many_unknown_keys_has_to_wait(visitor, share):
    shared = share()
    for _time in range(UNKNOWN_KEYS_A_MINUTE):
        visitor.post("/shared/", {"key": "x"})

    assert visitor.post("/shared/", {"key": "x"}).status_code == 429

    come_in(visitor, shared)
