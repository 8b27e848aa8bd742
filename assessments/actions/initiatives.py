"""Plans, changes and ends what is done about a result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from assessments.models import Initiative, InitiativeStatus, Status
from assessments.queries.instruments import get_instrument_content
from hilo.errors import DomainError
from organizations.actions.audit import record
from organizations.queries.memberships import find_role
from organizations.tenancy import current_organization_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from assessments.models import Assessment
    from organizations.models import User

LARGEST_EFFORT = 10_000
MOST_INITIATIVES = 200


class NothingToPlanFrom(DomainError):
    code: ClassVar[str] = "nothing_to_plan_from"
    message = _("This assessment has no result yet; plan once it has closed.")


class ElementNotAsked(DomainError):
    code: ClassVar[str] = "element_not_asked"
    message = _("This assessment did not ask for this element.")


class InitiativeGoesNowhere(DomainError):
    code: ClassVar[str] = "initiative_goes_nowhere"
    message = _("An initiative leads to a level above the one it starts from.")


class InitiativeEndsTooEarly(DomainError):
    code: ClassVar[str] = "initiative_ends_too_early"
    message = _("It cannot be due before it starts.")


class OwnerIsNoMember(DomainError):
    code: ClassVar[str] = "owner_is_no_member"
    message = _("This person is no member of the organization; write the name instead.")


class TooManyInitiatives(DomainError):
    code: ClassVar[str] = "too_many_initiatives"
    message = _("200 initiatives are planned from this result; delete some first.")


class StatusUnknown(DomainError):
    code: ClassVar[str] = "status_unknown"
    message = _("An initiative is planned, running, done or dropped.")


@dataclass(frozen=True, slots=True)
class Intent:
    """What is to be done; a row of its own only when somebody has decided it."""

    element: str
    to_level: int
    title: str
    from_level: int | None = None
    description: str = ""
    owner: User | None = None
    owner_name: str = ""
    effort_days: int | None = None
    cost: Decimal | None = None
    starts_on: date | None = None
    due_on: date | None = None
    told_text: str = ""


@transaction.atomic
def create_initiative(*, assessment: Assessment, intent: Intent, by: User | None) -> Initiative:
    return create_initiatives(assessment=assessment, intents=[intent], by=by)[0]


@transaction.atomic
def create_initiatives(
    *, assessment: Assessment, intents: Sequence[Intent], by: User | None
) -> list[Initiative]:
    """Decide several at once, as a roadmap gives them: all or none."""
    if assessment.status != Status.CLOSED:
        raise NothingToPlanFrom
    known = Initiative.objects.filter(assessment=assessment).count()
    if known + len(intents) > MOST_INITIATIVES:
        raise TooManyInitiatives
    made = []
    for intent in intents:
        _refuse_bad_intent(intent, assessment)
        initiative = Initiative(assessment=assessment, created_by=by)
        _write(initiative, intent)
        record("create_initiative", by=by, subject=initiative, name=initiative.title)
        made.append(initiative)
    return made


@transaction.atomic
def change_initiative(*, initiative: Initiative, intent: Intent, by: User | None) -> Initiative:
    _refuse_bad_intent(intent, initiative.assessment)
    _write(initiative, intent)
    record("change_initiative", by=by, subject=initiative, name=initiative.title)
    return initiative


@transaction.atomic
def set_initiative_status(*, initiative: Initiative, status: str, by: User | None) -> Initiative:
    if status not in InitiativeStatus.values:
        raise StatusUnknown
    before, initiative.status = initiative.status, InitiativeStatus(status)
    if before != status:
        initiative.save(update_fields=["status"])
        record("set_initiative_status", by=by, subject=initiative, before=before, after=str(status))
    return initiative


@transaction.atomic
def delete_initiative(*, initiative: Initiative, by: User | None) -> None:
    record("delete_initiative", by=by, subject=initiative, name=initiative.title)
    initiative.delete()


def _write(initiative: Initiative, intent: Intent) -> None:
    values = {name: getattr(intent, name) for name in Intent.__slots__}
    for name, value in values.items():
        setattr(initiative, name, value.strip() if isinstance(value, str) else value)
    initiative.save()


def _refuse_bad_intent(intent: Intent, assessment: Assessment) -> None:
    if intent.element not in assessment.elements:
        raise ElementNotAsked(fields={"element": ElementNotAsked.message})
    top = len(get_instrument_content(assessment.instrument_id).levels)
    if not (intent.from_level or 0) < intent.to_level <= top:
        raise InitiativeGoesNowhere(fields={"to_level": InitiativeGoesNowhere.message})
    if intent.starts_on and intent.due_on and intent.due_on < intent.starts_on:
        raise InitiativeEndsTooEarly(fields={"due_on": InitiativeEndsTooEarly.message})
    if intent.owner and not _is_member(intent.owner):
        raise OwnerIsNoMember(fields={"owner": OwnerIsNoMember.message})


def _is_member(user: User) -> bool:
    organization_id = current_organization_id()
    return find_role(user_id=user.pk, organization_id=organization_id) is not None
