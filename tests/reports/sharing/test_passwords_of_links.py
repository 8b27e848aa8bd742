"""A link with a password asks for it, and slows down whoever guesses."""

from __future__ import annotations

import pytest

from organizations.tenancy import scope
from reports.access.attempts import PASSWORDS_A_QUARTER
from reports.actions.share_links import revoke_share_link
from reports.models import ShareLink

PASSWORD = "tell it on the phone"


@pytest.fixture
def shared(share):
    return share(password=PASSWORD)


@pytest.fixture
def at_the_door(visitor, shared):
    """A visitor whose key was right."""
    visitor.post("/shared/", {"key": shared.key})
    return visitor


def test_the_key_alone_shows_nothing(at_the_door, shared, inside):
    page = at_the_door.get(shared.address)

    assert page.status_code == 200
    assert 'type="password"' in page.content.decode()
    assert "Acme" not in page.content.decode()
    assert at_the_door.get(shared.address + "board/").status_code == 404
    assert at_the_door.get(shared.address + "what-if/").status_code == 404
    assert ShareLink.objects.get().views == 0


def test_the_password_opens_the_result(at_the_door, shared, inside):
    answer = at_the_door.post(shared.address, {"password": PASSWORD})

    assert answer.url == shared.address
    assert "Learning maturity" in at_the_door.get(shared.address).content.decode()
    assert at_the_door.get(shared.address + "board/").status_code == 200
    assert ShareLink.objects.get().views == 1


@pytest.mark.parametrize("given", ["", "wrong", f" {PASSWORD}", "x" * 500])
def test_another_password_opens_nothing(at_the_door, shared, given):
    assert at_the_door.post(shared.address, {"password": given}).status_code == 422
    assert at_the_door.get(shared.address + "board/").status_code == 404


def test_a_password_without_the_key_is_worth_nothing(visitor, shared):
    assert visitor.post(shared.address, {"password": PASSWORD}).status_code == 404


def test_a_guesser_has_to_wait_even_with_the_right_password(at_the_door, shared):
    for _try in range(PASSWORDS_A_QUARTER):
        at_the_door.post(shared.address, {"password": "wrong"})

    answer = at_the_door.post(shared.address, {"password": PASSWORD})

    assert answer.status_code == 429
    assert "Try again in a quarter of an hour." in answer.content.decode()


def test_a_link_revoked_at_the_door_asks_for_nothing(at_the_door, shared, leo):
    with scope(shared.link.organization_id):
        revoke_share_link(link=shared.link, by=leo, now=shared.link.created_at)

    assert at_the_door.get(shared.address).status_code == 404
    assert at_the_door.post(shared.address, {"password": PASSWORD}).status_code == 404
