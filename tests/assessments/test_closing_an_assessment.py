"""Closing: answers are sealed, counted, released and scored once, and the result is frozen."""

from __future__ import annotations

import pytest
from asking import about_to_close, answer, answered_by_everybody, opened
from django.db import connection
from django.utils import timezone

from assessments.actions.assessment_settings import AskedAudience
from assessments.actions.checking import check_result
from assessments.actions.closing import AssessmentNotOpen, request_close
from assessments.actions.digests import digest_of_result
from assessments.actions.sealing import seal
from assessments.actions.street import close_assessment
from assessments.models import Assessment, Comment, Draft, Mode, Response, Result, Status
from assessments.queries.results import get_result, list_waves
from organizations.models import AuditEntry

pytestmark = pytest.mark.usefixtures("inside")


def closed(assessment: Assessment) -> Result:
    return close_assessment(assessment=about_to_close(assessment), now=timezone.now())


def test_submitted_drafts_become_responses_and_nothing_else_is_left():
    assessment = answered_by_everybody(opened())
    answer(assessment, "employees", [4], is_submitted=False)

    closed(assessment)

    assert Response.objects.count() == 47
    assert not Draft.objects.exists()
    assert Response.objects.filter(answers__contains=[4] * 18).count() == 2


def test_answers_given_one_after_another_are_counted():
    """An array keeps room for NULLs after every one of them was answered."""
    assessment = opened()
    answer(assessment, "employees", [None] * 5)
    with connection.cursor() as cursor:
        for place in range(1, 19):
            cursor.execute(f"UPDATE {Draft._meta.db_table} SET answers[{place}] = 3")

    result = closed(assessment)

    assert Response.objects.filter(answers=[3] * 18).count() == 5
    assert result.participation["submitted"] == 5


def test_skipped_questions_are_sealed_as_cannot_judge():
    assessment = opened()
    answer(assessment, "employees", [None])

    closed(assessment)

    assert Response.objects.get().answers == [0] * 18


def test_comments_are_kept_apart_from_the_answers_they_came_with():
    assessment = opened()
    answer(assessment, "employees", [1], comments={"A1": "Too little time", "A2": "  "})
    answer(assessment, "employees", [2], is_submitted=False, comments={"A1": "Never sent"})

    closed(assessment)

    comments = Comment.objects.values_list("audience", "element", "text")
    assert list(comments) == [("employees", "A1", "Too little time")]


def test_all_sealed_rows_carry_the_same_transaction_and_a_new_order():
    assessment = opened()
    answer(assessment, "employees", [1 + number % 4 for number in range(60)])

    closed(assessment)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM assessments_response")
        assert cursor.fetchone() == (1,)
    in_order = [response.answers[0] for response in Response.objects.order_by("id")]
    assert in_order != [1 + number % 4 for number in range(60)]


def test_the_result_holds_what_the_answers_add_up_to():
    assessment = answered_by_everybody(opened())

    result = closed(assessment)

    assert result.body["overall"]["level"]["low"] == 2
    assert result.body["counts"]["audience:executives"]["A1"] == [0, 1, 7, 2, 0]
    assert result.body["importance"]["audience:executives"]["A1"] == [0, 1, 7, 2, 0]
    assert result.participation["submitted"] == 47
    assessment.refresh_from_db()
    assert (assessment.status, assessment.closing_step) == (Status.CLOSED, "")
    assert AuditEntry.objects.filter(action="close_assessment").count() == 1


def test_the_stored_result_verifies_and_can_be_recomputed():
    assessment = answered_by_everybody(opened())
    closed(assessment)

    stored = get_result(assessment.pk)

    assert digest_of_result(stored.body, inputs_digest=stored.inputs_digest) == stored.digest
    assert check_result(stored, basis="answers").agrees


def test_the_same_answers_give_the_same_figures_and_others_another():
    first, second, other = (answered_by_everybody(opened()) for _wave in range(3))
    answer(other, "employees", [4])

    bodies = [closed(assessment).body for assessment in (first, second, other)]

    assert bodies[0] == bodies[1] != bodies[2]


def test_nobody_finds_answers_by_trying_which_fit_the_digest():
    """What is withheld goes into the digest, so equal answers must not give equal digests."""
    first, second = (closed(answered_by_everybody(opened())) for _wave in range(2))

    assert first.digest != second.digest
    assert first.inputs_digest != second.inputs_digest


def test_who_of_the_withheld_said_what_moves_no_figure():
    first, second = (withheld_in_part(*said) for said in ((1, 4), (4, 1)))

    bodies = [closed(assessment).body for assessment in (first, second)]

    hidden = [cell["id"] for cell in bodies[0]["cells"] if cell["form"] == "hidden"]
    assert hidden == ["audience:executives", "audience:managers"]
    assert bodies[0]["overall"]["level"]["likelihood"]
    assert bodies[0] == bodies[1]


def withheld_in_part(executive: int, manager: int):
    """One executive is too few, and the managers have to be withheld with them."""
    assessment = opened()
    answer(assessment, "executives", [executive])
    answer(assessment, "managers", [manager] + [2] * 10)
    answer(assessment, "employees", [1, 2, 2, 1, 2, 3, 2, 2, 1, 2, 0, None, 2, 2])
    return assessment


def test_closing_again_changes_nothing():
    assessment = answered_by_everybody(opened())
    first = closed(assessment)

    again = close_assessment(assessment=assessment, now=timezone.now())

    assert again.pk == first.pk
    assert Result.objects.count() == 1


def test_sealing_twice_seals_once():
    assessment = about_to_close(answered_by_everybody(opened()))

    seal(assessment)
    seal(assessment)

    assert Response.objects.count() == 47


@pytest.mark.parametrize("levels", [[], [3], [3, 2]])
def test_too_few_answers_still_give_a_result_that_shows_nothing(levels):
    assessment = opened()
    answer(assessment, "employees", levels)

    result = closed(assessment)

    assert result.body["scores"] == {}
    assert result.body["counts"] == {}
    assert result.body["overall"]["level"]["unrated"] == assessment.elements
    assert result.body["notes"]


def test_a_quick_scan_shows_its_one_rater():
    rater = AskedAudience("learning", headcount=1)
    assessment = opened(mode=Mode.QUICK, audiences=(rater,))
    answer(assessment, "learning", [2])

    result = closed(assessment)

    assert result.body["rules"]["suppressed"] is False
    assert result.body["overall"]["level"]["low"] == 2
    assert "single_rater" in result.body["notes"]


def test_units_become_cells_below_their_audience(sales):
    assessment = opened(ask_unit=True)
    answer(assessment, "employees", [2] * 12, unit=sales.pk)
    answer(assessment, "employees", [3] * 6)

    cells = [cell["id"] for cell in closed(assessment).body["cells"]]

    assert f"audience:employees/unit:{sales.pk}" in cells


def test_only_an_open_assessment_can_be_closed():
    assessment = answered_by_everybody(opened())
    closed(assessment)

    with pytest.raises(AssessmentNotOpen):
        request_close(assessment=assessment, by=None, now=timezone.now())


def test_waves_are_those_asked_in_the_same_mode_newest_first():
    first, second = (closed(answered_by_everybody(opened())) for _wave in range(2))
    rater = AskedAudience("learning", headcount=1)
    quick = closed(opened(mode=Mode.QUICK, audiences=(rater,)))

    assert list(list_waves(first)) == [second, first]
    assert list(list_waves(quick)) == [quick]
    assert get_result(first.assessment_id).has_other_wave
    assert not get_result(quick.assessment_id).has_other_wave
