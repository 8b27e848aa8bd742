"""Invites people by mail, and lets in those who bring the key."""

from __future__ import annotations

import logging
from datetime import timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hilo.errors import DomainError
from organizations.access.keys import digest_of, new_key
from organizations.actions.audit import record
from organizations.actions.members import refuse_unless_owner, unit_for_role
from organizations.models import MemberInvitation, Membership, Organization
from organizations.queries.invitations import find_invitation, find_invited_role
from organizations.queries.memberships import is_member
from organizations.tenancy import current_organization_id, scope

if TYPE_CHECKING:
    from datetime import datetime

    from organizations.models import Unit, User

logger = logging.getLogger(__name__)

INVITATIONS_LAST = timedelta(days=14)


class AlreadyMember(DomainError):
    code: ClassVar[str] = "already_member"
    message = _("This person is a member already.")


class InvitationNotValid(DomainError):
    code: ClassVar[str] = "invitation_not_valid"
    message = _("This invitation is not valid any more. Ask for a new one.")


class InvitationForSomebodyElse(DomainError):
    """The inviter chose a person; a forwarded link must not let in another one."""

    code: ClassVar[str] = "invitation_for_somebody_else"
    message = _(
        "This invitation was sent to another e-mail address. Sign in with that address, "
        "or ask for an invitation to the one you use."
    )


class MailNotSent(DomainError):
    code: ClassVar[str] = "mail_not_sent"
    message = _(
        "The person is invited, but the mail could not be sent. Invite the same address again when "
        "mail works; if it keeps failing, tell your administrator."
    )


@transaction.atomic
def invite_member(
    *, email: str, role: str, unit: Unit | None, by: User, now: datetime
) -> MemberInvitation:
    """Send a link to the address; an earlier link to the same address dies."""
    organization = Organization.objects.get(pk=current_organization_id())
    unit = unit_for_role(role, unit)
    earlier = find_invited_role(email=email, organization_id=organization.pk)
    refuse_unless_owner(organization, role, earlier or role, by=by)
    if is_member(email=email, organization_id=organization.pk):
        raise AlreadyMember(fields={"email": AlreadyMember.message})
    key = new_key()
    invitation, _created = MemberInvitation.objects.update_or_create(
        organization=organization,
        email=email.lower(),
        defaults={
            "role": role,
            "unit": unit,
            "key_digest": digest_of(key),
            "invited_by": by,
            "created_at": now,
            "expires_at": now + INVITATIONS_LAST,
        },
    )
    record("invite_member", by=by, subject=invitation, role=role)
    link = f"{settings.SITE_URL}{reverse('organizations:invitation-accept')}#{key}"
    transaction.on_commit(lambda: _send(invitation, link))
    return invitation


@transaction.atomic
def cancel_invitation(*, invitation: MemberInvitation, by: User) -> None:
    refuse_unless_owner(invitation.organization, invitation.role, by=by)
    record("cancel_invitation", by=by, subject=invitation, role=invitation.role)
    invitation.delete()


@transaction.atomic
def accept_invitation(*, digest: str, by: User, now: datetime) -> Membership:
    """Make the acting person a member; the key works once, for the invited address only."""
    found = find_invitation(digest=digest, now=now, lock=True)
    if found is None:
        raise InvitationNotValid
    if found.email.lower() != by.email.lower():
        raise InvitationForSomebodyElse
    with scope(found.organization_id):
        membership, created = Membership.objects.get_or_create(
            user=by,
            organization=found.organization,
            defaults={"role": found.role, "unit": found.unit},
        )
        if created:
            record("accept_invitation", by=by, subject=membership, role=found.role)
        found.delete()
    return membership


def _send(invitation: MemberInvitation, link: str) -> None:
    words = {"invitation": invitation, "organization": invitation.organization, "link": link}
    with translation.override(invitation.organization.language):
        subject = gettext("Join %(organization)s on HILO") % {
            "organization": invitation.organization.name
        }
        text = render_to_string("organizations/email/invitation.txt", words)
    try:
        # A name may hold line breaks; a header may not.
        send_mail(" ".join(subject.split()), text, None, [invitation.email])
    except (OSError, SMTPException) as error:
        logger.warning("Could not send invitation %s: %s", invitation.pk, error)
        raise MailNotSent from error
