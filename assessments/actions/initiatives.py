"""Plans, changes and ends what is done about a result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment, Initiative, InitiativeStatus, Status
from assessments.queries.initiatives import list_live_initiatives
from assessments.queries.instruments import get_instrument_content
from hilo.errors import DomainError
from organizations.actions.audit import record
from organizations.queries.memberships import find_role
from organizations.tenancy import current_organization_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from organizations.models import User

LARGEST_EFFORT = 10_000
LONGEST_DESCRIPTION = 4_000
LONGEST_TOLD = 1_000
MOST_INITIATIVES = 200
# Before and after the result; a chart has a column for each quarter.
LONGEST_AHEAD = timedelta(days=3653)


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


class InitiativeTooFarAway(DomainError):
    code: ClassVar[str] = "initiative_too_far_away"
    message = _("An initiative lies within ten years of the result.")


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
    """Decide several at once: all or none."""
    locked = _lock_closed(assessment)
    known = Initiative.objects.filter(assessment=locked).count()
    if known + len(intents) > MOST_INITIATIVES:
        raise TooManyInitiatives
    made = []
    for intent in intents:
        _refuse_bad_intent(intent, locked)
        initiative = Initiative(assessment=locked, created_by=by)
        _write(initiative, intent)
        initiative.save()
        record("create_initiative", by=by, subject=initiative, name=initiative.title)
        made.append(initiative)
    return made


@transaction.atomic
def take_over_steps(
    *, assessment: Assessment, intents: Sequence[Intent], by: User | None
) -> list[Initiative]:
    """Decide the steps of a roadmap; one that is planned already is left as it is."""
    locked = _lock_closed(assessment)
    live = list_live_initiatives(assessment_id=locked.pk)
    planned = {(each.element, each.to_level) for each in live}
    new = [each for each in intents if (each.element, each.to_level) not in planned]
    return create_initiatives(assessment=locked, intents=new, by=by)


@transaction.atomic
def change_initiative(*, initiative: Initiative, intent: Intent, by: User | None) -> Initiative:
    """Its status is not touched: somebody may have moved it on meanwhile."""
    kept_owner = _lock(initiative).owner
    _refuse_bad_intent(intent, initiative.assessment, kept_owner=kept_owner)
    _write(initiative, intent)
    initiative.save(update_fields=Intent.__slots__)
    record("change_initiative", by=by, subject=initiative, name=initiative.title)
    return initiative


@transaction.atomic
def set_initiative_status(*, initiative: Initiative, status: str, by: User | None) -> Initiative:
    if status not in InitiativeStatus.values:
        raise StatusUnknown
    before, initiative.status = _lock(initiative).status, InitiativeStatus(status)
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


def _lock(initiative: Initiative) -> Initiative:
    """Return the row as it is now, locked; one deleted meanwhile does not come back."""
    return Initiative.objects.select_for_update().get(pk=initiative.pk)


def _lock_closed(assessment: Assessment) -> Assessment:
    """Return the row, locked, so that two who plan at once are counted one after the other."""
    locked = Assessment.objects.select_for_update(no_key=True).get(pk=assessment.pk)
    if locked.status != Status.CLOSED:
        raise NothingToPlanFrom
    return locked


def _refuse_bad_intent(
    intent: Intent, assessment: Assessment, *, kept_owner: User | None = None
) -> None:
    if intent.element not in assessment.elements:
        raise ElementNotAsked(fields={"element": ElementNotAsked.message})
    top = len(get_instrument_content(assessment.instrument_id).levels)
    if not (intent.from_level or 1) < intent.to_level <= top:
        raise InitiativeGoesNowhere(fields={"to_level": InitiativeGoesNowhere.message})
    _refuse_bad_dates(intent, assessment)
    # Whoever has left since may stay named where nobody else is.
    if intent.owner and intent.owner != kept_owner and not _is_member(intent.owner):
        raise OwnerIsNoMember(fields={"owner": OwnerIsNoMember.message})


def _refuse_bad_dates(intent: Intent, assessment: Assessment) -> None:
    if intent.starts_on and intent.due_on and intent.due_on < intent.starts_on:
        raise InitiativeEndsTooEarly(fields={"due_on": InitiativeEndsTooEarly.message})
    told = (assessment.closed_at or timezone.now()).date()
    for name, day in (("starts_on", intent.starts_on), ("due_on", intent.due_on)):
        if day and abs(day - told) > LONGEST_AHEAD:
            raise InitiativeTooFarAway(fields={name: InitiativeTooFarAway.message})


def _is_member(user: User) -> bool:
    organization_id = current_organization_id()
    return find_role(user_id=user.pk, organization_id=organization_id) is not None
