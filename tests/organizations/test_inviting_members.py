"""Invitations: by mail, for one address, once, within 14 days, by a key that no address carries."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from organizations.actions.invitations import accept_invitation, invite_member
from organizations.models import MemberInvitation, Membership, Role, User
from organizations.tenancy import scope

pytestmark = pytest.mark.django_db

GUEST = "guest@example.org"


@pytest.fixture
def guest() -> User:
    return User.objects.create(email=GUEST, name="Guest", password="!")


@pytest.fixture
def invite(acme, olivia, django_capture_on_commit_callbacks):
    """Invite somebody through the page and return the key that the mail brought."""

    def invited(email=GUEST, by=olivia, **more) -> str:
        client = Client()
        client.force_login(by)
        form = {"email": email, "role": Role.EXECUTIVE, "unit": "", **more}
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post("/o/acme/members/invite/", form)
        assert answer.status_code == 302, answer.context["form"].errors
        return re.search(r"/join/#(\S+)", mail.outbox[-1].body).group(1)

    return invited


def join(client: Client, key: str):
    client.post("/join/", {"key": key})
    return client.post("/join/confirm/")


def test_the_guest_opens_the_link_signs_in_and_is_a_member(invite, guest, sign_in, acme):
    key = invite()

    answer = join(sign_in(guest), key)

    assert answer["Location"] == "/o/acme/overview/"
    assert Membership.objects.get(user=guest).role == Role.EXECUTIVE
    assert not MemberInvitation.objects.exists()


def test_a_name_with_line_breaks_makes_no_mail_header(invite, acme):
    acme.name = "Acme\r\nBcc: everybody@example.org"
    acme.save()

    invite()

    assert mail.outbox[-1].subject == "Join Acme Bcc: everybody@example.org on HILO"
    assert mail.outbox[-1].recipients() == [GUEST]


def test_a_newcomer_comes_back_to_the_invitation_after_signing_up(invite):
    client = Client()
    client.post("/join/", {"key": invite()})
    page = client.get("/join/").content.decode()
    form = {"name": "Guest", "email": GUEST, "next": "/join/"}
    password = {"password1": "correct horse battery", "password2": "correct horse battery"}

    signed_up = client.post("/accounts/signup/", {**form, **password})
    joined = client.post("/join/confirm/")

    assert "/accounts/signup/?next=/join/" in page
    assert signed_up["Location"] == "/join/"
    assert joined["Location"] == "/o/acme/overview/"


def test_looking_at_an_invitation_changes_nothing(invite, guest, sign_in):
    client = sign_in(guest)
    client.post("/join/", {"key": invite()})

    page = client.get("/join/").content.decode()

    assert "Join Acme" in page
    assert not Membership.objects.filter(user=guest).exists()


def test_the_whole_link_may_be_pasted(invite, guest, sign_in):
    key = invite()

    assert (
        join(sign_in(guest), f"https://hilo.example/join/#{key}")["Location"] == "/o/acme/overview/"
    )


def test_a_key_works_once(invite, guest, sign_in):
    key = invite()
    join(sign_in(guest), key)
    Membership.objects.filter(user=guest).delete()

    join(sign_in(guest), key)

    assert not Membership.objects.filter(user=guest).exists()


def test_a_forwarded_link_lets_nobody_else_in(invite, otto, sign_in):
    client = sign_in(otto)

    answer = join(client, invite())

    assert "another e-mail address" in client.get(answer["Location"]).content.decode()
    assert not Membership.objects.filter(user=otto, organization__slug="acme").exists()


def test_an_expired_key_looks_like_an_unknown_one(invite, guest, sign_in):
    key = invite()
    MemberInvitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    expired = sign_in(guest).post("/join/", {"key": key})
    unknown = sign_in(guest).post("/join/", {"key": "never-was"})

    assert expired.status_code == unknown.status_code == 422
    assert expired.context["form"].errors == unknown.context["form"].errors


def test_inviting_again_kills_the_earlier_link(invite, guest, sign_in):
    earlier = invite()
    later = invite()

    assert sign_in(guest).post("/join/", {"key": earlier}).status_code == 422
    assert join(sign_in(guest), later)["Location"] == "/o/acme/overview/"


def test_a_withdrawn_invitation_is_dead(invite, olivia, guest, sign_in):
    key = invite()
    invitation = MemberInvitation.objects.get()

    sign_in(olivia).post(f"/o/acme/members/invitations/{invitation.pk}/cancel/")

    assert sign_in(guest).post("/join/", {"key": key}).status_code == 422


def test_only_the_hash_of_the_key_is_kept(invite, olivia, sign_in):
    key = invite()

    kept = MemberInvitation.objects.values().get()
    trail = sign_in(olivia).get("/o/acme/settings/audit/").content.decode()

    assert len(key) >= 32
    assert key not in str(kept) + trail


def test_a_line_manager_is_invited_to_a_unit(invite, guest, sign_in, sales):
    key = invite(role=Role.MANAGER, unit=sales.pk)

    join(sign_in(guest), key)

    assert Membership.objects.get(user=guest).unit == sales


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"email": "not an address", "role": "EXECUTIVE"}, "email"),
        ({"email": GUEST, "role": "EMPEROR"}, "role"),
        ({"email": GUEST, "role": "MANAGER"}, "unit"),
        ({"email": "OLIVIA@example.org", "role": "EXECUTIVE"}, "email"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(olivia, sign_in, form, field):
    answer = sign_in(olivia).post("/o/acme/members/invite/", form)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not mail.outbox


def test_a_leader_invites_executives_but_no_owners(invite, leo, sign_in):
    invite(by=leo)

    answer = sign_in(leo).post("/o/acme/members/invite/", {"email": "x@y.org", "role": "OWNER"})

    assert answer.status_code == 422
    assert "Only an owner" in answer.content.decode()


def test_a_leader_cannot_replace_an_invitation_to_become_owner(invite, leo, sign_in):
    invite(role=Role.OWNER)

    answer = sign_in(leo).post("/o/acme/members/invite/", {"email": GUEST, "role": "EXECUTIVE"})

    assert answer.status_code == 422
    assert MemberInvitation.objects.get().role == Role.OWNER


def test_the_invitation_lasts_fourteen_days(acme, olivia, guest):
    now = timezone.now()
    with scope(acme.pk):
        invited = invite_member(email=GUEST, role=Role.LEADER, unit=None, by=olivia, now=now)
    digest = invited.key_digest

    last_moment = now + timedelta(days=14) - timedelta(seconds=1)

    assert accept_invitation(digest=digest, by=guest, now=last_moment).role == Role.LEADER


@pytest.mark.django_db(transaction=True)
def test_who_invites_is_told_when_the_mail_cannot_leave(acme, olivia, sign_in, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    form = {"email": GUEST, "role": Role.EXECUTIVE, "unit": ""}

    answer = sign_in(olivia).post("/o/acme/members/invite/", form)

    assert answer.status_code == 422
    assert "the mail could not be sent" in answer.content.decode()
    assert MemberInvitation.objects.get().email == GUEST
