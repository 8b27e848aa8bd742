"""A frozen result can be computed anew, and a change to it or to its answers is found."""

from __future__ import annotations

import pytest
from asking import about_to_close, answered_by_everybody, opened
from django.core.management import CommandError, call_command
from django.utils import timezone

from assessments.actions.street import close_assessment
from assessments.models import Response, Result

pytestmark = pytest.mark.usefixtures("inside")


@pytest.fixture
def result() -> Result:
    assessment = about_to_close(answered_by_everybody(opened()))
    return close_assessment(assessment=assessment, now=timezone.now())


def verify(result: Result) -> None:
    call_command("verify_result", "acme", str(result.assessment_id))


def test_an_untouched_result_is_verified(result, capsys):
    verify(result)

    assert f"fingerprint {result.digest}" in capsys.readouterr().out


def test_a_changed_figure_is_found(result):
    result.body["overall"]["level"]["low"] = 4
    Result.objects.filter(pk=result.pk).update(body=result.body)

    with pytest.raises(CommandError, match="figures were changed"):
        verify(result)


def test_a_changed_answer_is_found(result):
    changed = Response.objects.exclude(answers=[4] * 18).first()
    Response.objects.filter(pk=changed.pk).update(answers=[4] * 18)

    with pytest.raises(CommandError, match="no longer add up"):
        verify(result)


def test_a_wrong_number_is_said_plainly(result):
    with pytest.raises(CommandError, match="has no result"):
        call_command("verify_result", "acme", "999999")
