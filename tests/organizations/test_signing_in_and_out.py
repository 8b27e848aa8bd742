"""Accounts: passwords, sessions, resets and limits, as the security checklist asks."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client

from organizations.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"


@pytest.fixture
def nina() -> User:
    return User.objects.create_user("nina@example.org", PASSWORD, name="Nina")


@pytest.fixture
def trusted(nina) -> Client:
    """Nina's client after giving the password a moment ago."""
    client = Client()
    attempt(client, PASSWORD)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def attempt(client: Client, password: str, email: str = "nina@example.org", **more):
    return client.post("/accounts/login/", {"login": email, "password": password}, **more)


def test_the_right_password_signs_in_and_a_new_session_key_is_made(nina):
    client = Client()
    client.get("/accounts/login/")

    answer = attempt(client, PASSWORD)

    assert answer["Location"] == "/"
    assert client.session["_auth_user_id"] == str(nina.pk)


def test_signing_out_ends_the_session_on_the_server(nina):
    client = Client()
    attempt(client, PASSWORD)
    thief = Client()
    thief.cookies = client.cookies.copy()

    client.post("/accounts/logout/")

    assert thief.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("password", "accepted"),
    [
        ("elevenchars", False),
        ("qwerty123456", False),
        ("correct horse battery", True),
        ("long enough " * 10 + "and more", True),
    ],
)
def test_a_password_needs_twelve_characters_and_no_composition(db, password, accepted):
    form = {"name": "Nina", "email": "nina@example.org"}

    Client().post("/accounts/signup/", {**form, "password1": password, "password2": password})

    assert User.objects.filter(email="nina@example.org").exists() is accepted


def test_after_many_failures_even_the_right_password_waits_and_other_accounts_do_not(nina):
    User.objects.create_user("other@example.org", PASSWORD)
    for number in range(10):
        attempt(Client(), "wrong", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}")

    locked = attempt(Client(), PASSWORD, HTTP_X_FORWARDED_FOR="10.0.0.99")
    other = attempt(Client(), PASSWORD, "other@example.org", REMOTE_ADDR="192.0.2.7")

    assert locked.status_code == 200
    assert "_auth_user_id" not in locked.client.session
    assert other.status_code == 302


def test_a_forgotten_password_is_reset_by_a_link_that_works_once(nina):
    Client().post("/accounts/password/reset/", {"email": "nina@example.org"})
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[0].body).group(1)
    client = Client()
    form = client.get(link, follow=True).request["PATH_INFO"]
    new = {"password1": "a brand new password", "password2": "a brand new password"}

    client.post(form, new)
    again = Client().get(link, follow=True)

    nina.refresh_from_db()
    assert nina.check_password("a brand new password")
    assert again.context["token_fail"]


def test_a_reset_for_an_unknown_address_looks_the_same(nina):
    known = Client().post("/accounts/password/reset/", {"email": "nina@example.org"})
    unknown = Client().post("/accounts/password/reset/", {"email": "nobody@example.org"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_signing_out_everywhere_ends_the_other_sessions_too(nina):
    phone, laptop = Client(), Client()
    attempt(phone, PASSWORD)
    attempt(laptop, PASSWORD)

    laptop.post("/account/sign-out-everywhere/")

    assert phone.get("/account/").status_code == 302
    assert laptop.get("/account/").status_code == 302
    assert attempt(phone, PASSWORD).status_code == 302


def test_a_new_address_counts_only_once_it_is_confirmed(nina, trusted):
    trusted.post("/accounts/email/", {"action_add": "", "email": "nina@example.com"})
    nina.refresh_from_db()
    before = nina.email
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body).group(1)
    trusted.post(link)

    nina.refresh_from_db()
    assert (before, nina.email) == ("nina@example.org", "nina@example.com")


def test_cancelling_a_change_keeps_the_address_in_force(nina, trusted):
    trusted.post("/accounts/email/", {"action_add": "", "email": "nina@example.com"})

    for address in ("nina@example.com", "nina@example.org"):
        trusted.post("/accounts/email/", {"action_remove": "", "email": address})

    nina.refresh_from_db()
    addresses = nina.emailaddress_set.values_list("email", flat=True)
    assert (nina.email, list(addresses)) == ("nina@example.org", ["nina@example.org"])


def test_who_signed_in_long_ago_confirms_the_password_before_changing_the_address(nina, sign_in):
    answer = sign_in(nina).post("/accounts/email/", {"action_add": "", "email": "n@example.com"})

    assert answer["Location"].startswith("/accounts/reauthenticate/")


def test_a_person_changes_the_own_name(nina, sign_in):
    client = sign_in(nina)

    client.post("/account/", {"name": "Nina N."})
    refused = client.post("/account/", {"name": ""})

    nina.refresh_from_db()
    assert nina.name == "Nina N."
    assert refused.status_code == 422


@pytest.mark.parametrize("address", ["/account/", "/organizations/", "/organizations/new/"])
def test_a_stranger_is_asked_to_sign_in_first(db, address):
    assert Client().get(address)["Location"] == f"/accounts/login/?next={address}"
