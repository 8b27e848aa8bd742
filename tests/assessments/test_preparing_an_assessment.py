"""Preparing an assessment: what is refused, what opening freezes, what the next wave keeps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from asking import opened, prepared, published, survey_settings
from django.utils import timezone

from assessments.actions.assessment_settings import AskedAudience, InvalidAssessment
from assessments.actions.assessments import (
    AssessmentNotDraft,
    ClosingTimeHasPassed,
    NoUnitsToAskFor,
    change_assessment,
    delete_assessment,
    duplicate_assessment,
    open_assessment,
)
from assessments.models import Assessment, Audience, Draft, Status
from assessments.queries.assessments import list_audiences
from assessments.queries.links import audience_key, key_digest

pytestmark = pytest.mark.usefixtures("inside")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "  "}, "name"),
        ({"elements": ()}, "elements"),
        ({"elements": ("Z9",)}, "elements"),
        ({"targets": {"A1": 5}}, "targets"),
        ({"weights": {"A1": 0}}, "weights"),
        ({"weights": {"A1": float("nan")}}, "weights"),
        ({"minimum_group": 2}, "minimum_group"),
        ({"audiences": ()}, "audiences"),
        ({"audiences": (AskedAudience("strangers"),)}, "audiences"),
        ({"audiences": (AskedAudience("employees", headcount=0),)}, "audiences"),
        ({"profile": "generous"}, "profile"),
    ],
)
def test_settings_that_cannot_work_are_refused_by_name(changes, field):
    with pytest.raises(InvalidAssessment) as refusal:
        prepared(**changes)

    assert field in refusal.value.fields
    assert not Assessment.objects.exists()


def test_it_cannot_close_before_it_opens():
    now = timezone.now()

    with pytest.raises(InvalidAssessment) as refusal:
        prepared(opens_at=now, closes_at=now - timedelta(hours=1))

    assert "closes_at" in refusal.value.fields


def test_elements_keep_the_order_of_the_instrument():
    assessment = prepared(elements=("F1", "A1", "B2"))

    assert assessment.elements == ["A1", "B2", "F1"]
    assert assessment.targets == {"A1": 3, "B2": 3, "F1": 3}


def test_opening_gives_each_audience_a_key_of_which_only_the_digest_is_stored():
    audiences = list_audiences(opened())

    keys = [audience_key(audience) for audience in audiences]
    assert [key_digest(key) for key in keys] == [each.key_digest for each in audiences]
    assert len(set(keys)) == 4
    stored = str(list(Audience.objects.values()))
    assert not any(key in stored for key in keys)


def test_a_link_stays_the_same_after_the_secret_is_rotated(settings):
    audience = list_audiences(opened())[0]
    before = audience_key(audience)

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another secret"

    assert audience_key(audience) == before


def test_opening_names_the_units_as_they_are_then(sales):
    assessment = opened(ask_unit=True)

    sales.name = "Renamed"
    sales.save()

    assessment.refresh_from_db()
    assert assessment.units == [[sales.pk, "Sales"]]


def test_asking_for_units_needs_units():
    with pytest.raises(NoUnitsToAskFor):
        opened(ask_unit=True)


def test_what_is_past_its_closing_time_does_not_open():
    assessment = prepared(closes_at=timezone.now() - timedelta(minutes=1))

    with pytest.raises(ClosingTimeHasPassed):
        open_assessment(assessment=assessment, by=None, now=timezone.now())


def test_after_opening_nothing_can_be_changed_or_deleted():
    assessment = opened()
    settings = survey_settings(published())

    with pytest.raises(AssessmentNotDraft):
        delete_assessment(assessment=assessment, by=None)
    with pytest.raises(AssessmentNotDraft):
        open_assessment(assessment=assessment, by=None, now=timezone.now())
    with pytest.raises(AssessmentNotDraft):
        change_assessment(assessment=assessment, settings=settings, by=None)


def test_the_next_wave_has_the_same_settings_and_no_answers():
    first = opened(elements=("A1", "A2"), targets={"A1": 4}, minimum_group=7, ask_importance=False)
    Draft.objects.create(
        assessment=first, key_digest="k", audience="employees", answers=[1, 2], importance=[1, 2]
    )

    second = duplicate_assessment(assessment=first, name="Spring", by=None)

    kept = ("elements", "targets", "weights", "minimum_group", "ask_importance", "instrument")
    assert [getattr(second, name) for name in kept] == [getattr(first, name) for name in kept]
    assert (second.status, second.name, second.opened_at) == (Status.DRAFT, "Spring", None)
    assert not Draft.objects.filter(assessment=second).exists()
    nonces = {audience.nonce for audience in list_audiences(second)}
    assert nonces.isdisjoint(audience.nonce for audience in list_audiences(first))


def test_a_draft_can_be_changed_and_deleted():
    assessment = prepared()
    settings = survey_settings(published(), audiences=(AskedAudience("executives", 12),))

    changed = change_assessment(assessment=assessment, settings=settings, by=None)

    assert [each.code for each in list_audiences(changed)] == ["executives"]
    delete_assessment(assessment=changed, by=None)
    assert not Assessment.objects.exists()
