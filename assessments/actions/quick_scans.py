"""Starts a quick scan: created, opened and handed to its one rater in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from assessments.actions.assessments import create_assessment, open_assessment
from assessments.actions.respondents import start_draft
from assessments.models import Audience
from assessments.queries.links import rater_keys

if TYPE_CHECKING:
    from datetime import datetime

    from assessments.actions.assessment_settings import AssessmentSettings
    from assessments.models import Assessment, Instrument
    from organizations.models import User


@transaction.atomic
def create_quick_scan(
    *, instrument: Instrument, settings: AssessmentSettings, by: User | None, now: datetime
) -> tuple[Assessment, str]:
    """Return the open assessment and the rater's key, which is stored nowhere."""
    draft = create_assessment(instrument=instrument, settings=settings, by=by)
    assessment = open_assessment(assessment=draft, by=by, now=now)
    rater = Audience.objects.get(assessment=assessment)
    key = start_draft(
        assessment=assessment,
        audience_code=rater.code,
        unit_key=None,
        now=now,
        key=rater_keys(rater)[0],
    )
    return assessment, key
