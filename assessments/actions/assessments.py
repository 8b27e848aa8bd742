"""Creates, changes, opens, copies and deletes assessments."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from assessments.actions.assessment_settings import refuse_bad_settings
from assessments.actions.attributes import stored_attributes
from assessments.models import Assessment, Audience, Mode, Status
from assessments.queries.assessments import list_audiences
from assessments.queries.instruments import get_instrument_content
from assessments.queries.links import audience_key, key_digest
from hilo.errors import DomainError
from organizations.actions.audit import record
from organizations.queries.units import list_units

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from assessments.actions.assessment_settings import AssessmentSettings
    from assessments.models import Instrument
    from organizations.models import User

DEFAULT_TARGET = 3
MOST_GROUPS = 50_000


class AssessmentNotDraft(DomainError):
    code: ClassVar[str] = "assessment_not_draft"
    message = _("This assessment has been opened; its settings are frozen.")


class ClosingTimeHasPassed(DomainError):
    code: ClassVar[str] = "closing_time_has_passed"
    message = _("Its closing time has passed; set a later one first.")


class TooManyGroups(DomainError):
    code: ClassVar[str] = "too_many_groups"
    message = _(
        "Audiences, units and attributes together make more than 50,000 groups, nearly all of them "
        "too small to be shown. Ask fewer attributes or give them fewer values."
    )


class NoUnitsToAskFor(DomainError):
    code: ClassVar[str] = "no_units_to_ask_for"
    message = _("It asks for the unit, but there are no units yet; add some or do not ask.")


@transaction.atomic
def create_assessment(
    *, instrument: Instrument, settings: AssessmentSettings, by: User | None
) -> Assessment:
    assessment = Assessment(instrument=instrument, mode=settings.mode, created_by=by)
    _apply(assessment, settings)
    record("create_assessment", by=by, subject=assessment, name=assessment.name)
    return assessment


@transaction.atomic
def change_assessment(
    *, assessment: Assessment, settings: AssessmentSettings, by: User | None
) -> Assessment:
    draft = lock_draft(assessment)
    _apply(draft, settings)
    record("change_assessment", by=by, subject=draft)
    return draft


@transaction.atomic
def open_assessment(*, assessment: Assessment, by: User | None, now: datetime) -> Assessment:
    """Freeze the settings, name the units as they are now, and make the links work."""
    draft = lock_draft(assessment)
    if draft.closes_at and draft.closes_at <= now:
        raise ClosingTimeHasPassed
    if draft.ask_unit:
        draft.units = [[unit.pk, unit.name] for unit in list_units()]
        if not draft.units:
            raise NoUnitsToAskFor
    _refuse_too_many_groups(draft)
    draft.status = Status.OPEN
    draft.opened_at = now
    draft.save()
    _cut_links(draft)
    record("open_assessment", by=by, subject=draft, minimum_group=draft.minimum_group)
    return draft


@transaction.atomic
def duplicate_assessment(
    *, assessment: Assessment, name: str, by: User | None, instrument: Instrument | None = None
) -> Assessment:
    """Prepare the next wave: everything the same but the times and the units, named at opening.

    With `instrument` the questions are those of another version of it.
    """
    audiences = list_audiences(assessment)
    copy = Assessment.objects.get(pk=assessment.pk)
    copy.pk = None
    copy._state.adding = True
    copy.name = name
    copy.created_by = by
    copy.status = Status.DRAFT
    copy.units, copy.participation = [], {}
    copy.closing_step = copy.closing_failure = ""
    copy.closing_attempts = copy.closing_counted = 0
    copy.closing_stopped = False
    copy.opens_at = copy.closes_at = copy.opened_at = copy.closed_at = None
    copy.closing_rung_at = None
    if instrument is not None:
        _ask_by(copy, instrument)
    copy.save()
    Audience.objects.bulk_create(
        Audience(assessment=copy, code=each.code, name=each.name, headcount=each.headcount)
        for each in audiences
    )
    record("duplicate_assessment", by=by, subject=copy, copied_from=assessment.pk)
    return copy


def _ask_by(assessment: Assessment, instrument: Instrument) -> None:
    """Take over the elements that this version still has; a version without any asks its own."""
    content = get_instrument_content(instrument.pk)
    known = [element.code for element in content.elements]
    chosen = [code for code in known if code in assessment.elements] or known
    assessment.instrument = instrument
    assessment.elements = chosen
    assessment.targets = _targets(assessment.targets, chosen, top=len(content.levels))
    assessment.weights = {c: assessment.weights.get(c, 1.0) for c in chosen}


@transaction.atomic
def delete_assessment(*, assessment: Assessment, by: User | None) -> None:
    draft = lock_draft(assessment)
    record("delete_assessment", by=by, subject=draft, name=draft.name)
    draft.delete()


def lock_draft(assessment: Assessment) -> Assessment:
    """Return the row, locked; refuse it once it has been opened."""
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if locked.status != Status.DRAFT:
        raise AssessmentNotDraft
    return locked


def _refuse_too_many_groups(assessment: Assessment) -> None:
    """Everybody is counted in one of these groups, and the closing must hold them all at once."""
    values = [len(attribute["values"]) for attribute in assessment.attributes]
    choices = [len(list_audiences(assessment)), len(assessment.units), *values]
    if choices[0] * math.prod(number + 1 for number in choices[1:]) > MOST_GROUPS:
        raise TooManyGroups


def _targets(targets: Mapping[str, int], chosen: list[str], *, top: int) -> dict[str, int]:
    """A missing target is the third level, or the highest of a shorter scale."""
    return {code: min(targets.get(code, DEFAULT_TARGET), top) for code in chosen}


def _apply(assessment: Assessment, settings: AssessmentSettings) -> None:
    content = get_instrument_content(assessment.instrument_id)
    refuse_bad_settings(settings, content=content)
    chosen = [element.code for element in content.elements if element.code in settings.elements]
    assessment.name = settings.name.strip()
    assessment.elements = chosen
    assessment.targets = _targets(settings.targets, chosen, top=len(content.levels))
    assessment.weights = {code: float(settings.weights.get(code, 1)) for code in chosen}
    assessment.profile = settings.profile
    assessment.ask_importance = settings.ask_importance
    assessment.ask_unit = settings.ask_unit and assessment.mode == Mode.SURVEY
    assessment.minimum_group = settings.minimum_group
    assessment.combine = settings.combine
    assessment.tables = settings.tables
    assessment.protection = settings.protection
    asked = settings.attributes if assessment.mode == Mode.SURVEY else ()
    assessment.attributes = stored_attributes(asked, before=assessment.attributes)
    assessment.opens_at = settings.opens_at
    assessment.closes_at = settings.closes_at
    assessment.save()
    Audience.objects.filter(assessment=assessment).delete()
    headcounts = {audience.code: audience.headcount for audience in settings.audiences}
    Audience.objects.bulk_create(
        Audience(assessment=assessment, code=code, name=name, headcount=headcounts[code])
        for code, name in ((each.code, each.name) for each in content.audiences)
        if code in headcounts
    )


def _cut_links(assessment: Assessment) -> None:
    audiences = list_audiences(assessment)
    for audience in audiences:
        audience.key_digest = key_digest(audience_key(audience))
    Audience.objects.bulk_update(audiences, ["key_digest"])
