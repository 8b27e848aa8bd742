"""An interim result publishes what was sent so far; what came later is shown only with enough."""

from __future__ import annotations

import gzip
import json

import pytest
from asking import answer, answered_by_everybody, opened
from django.utils import timezone

from assessments.actions.checking import check_result
from assessments.actions.closing import AssessmentNotOpen, request_close
from assessments.actions.interims import (
    InterimIsOver,
    InterimNotOffered,
    InterimTooFew,
    cancel_interim,
    request_interim,
)
from assessments.actions.publishing import fail_interim, work_on_interim
from assessments.actions.respondents import start_draft
from assessments.actions.street import close_assessment
from assessments.disclosure.attacker import audit_over_time
from assessments.models import (
    Assessment,
    Comment,
    Draft,
    InterimResult,
    Protection,
    Response,
    Result,
    SpentKey,
)
from assessments.queries.leaves import people_by_leaf
from assessments.queries.participation import get_participation
from assessments.tasks import publish_interim
from organizations.models import AuditEntry
from organizations.tenancy.lease import JobStatus, claim, work_under

pytestmark = pytest.mark.usefixtures("inside")


def published(assessment: Assessment) -> InterimResult:
    asked = request_interim(assessment=assessment, by=None)
    publish_interim.run(interim_id=asked.pk)
    asked.refresh_from_db()
    return asked


def closed(assessment: Assessment) -> Result:
    request_close(assessment=assessment, by=None, now=timezone.now())
    return close_assessment(assessment=assessment, now=timezone.now())


def form(body: dict, cell: str = "organization") -> str:
    return next(each["form"] for each in body["cells"] if each["id"] == cell)


def test_an_interim_result_is_frozen_and_the_assessment_stays_open(leo):
    assessment = answered_by_everybody(opened())
    answer(assessment, "employees", [1, 2, 3], is_submitted=False)

    interim = published(assessment)

    assert interim.status == JobStatus.READY
    assert check_result(interim, basis="answers").agrees
    assert form(interim.body) == "full"
    assert (Response.objects.filter(batch=1).count(), Draft.objects.count()) == (47, 3)
    assert SpentKey.objects.count() == 47
    assessment.refresh_from_db()
    assert assessment.status == "OPEN"
    taking_part = get_participation(assessment)
    assert (taking_part.started, taking_part.submitted) == (50, 47)
    assert AuditEntry.objects.filter(action="publish_interim").count() == 1


GROWTHS = [(0, "full", 20), (3, "full", 20), (5, "coarse", 25), (10, "full", 30)]


@pytest.mark.parametrize("tables", ["simple", "crossed"])
@pytest.mark.parametrize(("late", "shown", "people"), GROWTHS)
def test_the_last_result_shows_growth_only_where_it_is_large_enough(tables, late, shown, people):
    assessment = opened(tables=tables)
    answer(assessment, "employees", [2, 3] * 10)
    interim = published(assessment)
    answer(assessment, "employees", [4] * late)

    result = closed(assessment)

    assert form(interim.body) == "full"
    assert form(result.body) == shown
    assert result.body["cells"][0]["people"] == people
    assert ("late_answers_left_out" in result.body["notes"]) == (late == 3)
    assert result.body["rules"]["release_rule"] == "select-1"
    assert result.participation["submitted"] == 20 + late
    assert check_result(result, basis="answers").agrees
    assert check_result(result, basis="released").agrees
    assert SpentKey.objects.count() == 0


def test_growth_split_over_two_audiences_is_told_of_the_whole_only():
    assessment = opened()
    answer(assessment, "employees", [2, 3] * 10)
    answer(assessment, "managers", [2, 3] * 10)
    published(assessment)
    answer(assessment, "employees", [4] * 4)
    answer(assessment, "managers", [4] * 3)

    body = published(assessment).body

    assert form(body) == "coarse"
    assert {form(body, f"audience:{code}") for code in ("employees", "managers")} == {"hidden"}


def test_nothing_is_published_for_too_few_and_nobody_learns_how_few():
    assessment = opened()
    answer(assessment, "employees", [2, 3] * 10)
    published(assessment)
    answer(assessment, "employees", [4] * 4)

    with pytest.raises(InterimTooFew) as refused:
        request_interim(assessment=assessment, by=None)

    assert "4" not in str(refused.value)
    assert Draft.objects.count() == 4


def test_interim_and_last_results_withstand_an_attack_over_time():
    assessment = opened()
    releases = []
    for late in (11, 13, 6):
        answer(assessment, "employees", [2, 3, 1] * late)
        answer(assessment, "managers", [2, 1] * (late - 4))
        answer(assessment, "executives", [3] * (late % 4))
        interim = published(assessment)
        releases.append((interim.body, people_by_leaf(assessment, upto=interim.number)))
    answer(assessment, "managers", [4] * 6)
    releases.append((closed(assessment).body, people_by_leaf(assessment)))

    assert audit_over_time(releases) == []


def test_a_job_that_lost_its_lease_keeps_nothing_and_ends_with_equal_figures():
    twin = published(answered_by_everybody(opened()))
    assessment = answered_by_everybody(opened())
    asked = request_interim(assessment=assessment, by=None)
    lease = claim(InterimResult, asked.pk)
    InterimResult.objects.filter(pk=asked.pk).update(token="0" * 32)
    work_under(lease, work=work_on_interim, fail=fail_interim)
    assert Draft.objects.filter(assessment=assessment).count() == 47
    InterimResult.objects.filter(pk=asked.pk).update(token=lease.token)

    work_under(lease, work=work_on_interim, fail=fail_interim)

    asked.refresh_from_db()
    assert (asked.status, asked.body) == (JobStatus.READY, twin.body)
    assert check_result(asked, basis="answers").agrees


def test_a_cancelled_one_can_be_asked_for_again():
    assessment = answered_by_everybody(opened())
    asked = request_interim(assessment=assessment, by=None)
    cancel_interim(assessment=assessment, by=None)
    publish_interim.run(interim_id=asked.pk)
    assert Draft.objects.count() == 47

    assert published(assessment).number == 1
    with pytest.raises(InterimIsOver):
        cancel_interim(assessment=assessment, by=None)


def test_closing_gives_an_interim_result_up_and_counts_everything():
    assessment = answered_by_everybody(opened())
    asked = request_interim(assessment=assessment, by=None)

    result = closed(assessment)
    publish_interim.run(interim_id=asked.pk)

    asked.refresh_from_db()
    assert (asked.status, asked.body) == (JobStatus.CANCELLED, None)
    assert result.body["cells"][0]["people"] == 47
    with pytest.raises(AssessmentNotOpen):
        request_interim(assessment=assessment, by=None)


def test_comments_are_told_once_at_the_close_in_an_order_of_their_own():
    assessment = opened()
    answer(assessment, "employees", [2] * 12, comments={"A1": "early"})
    interim = published(assessment)
    answer(assessment, "employees", [3] * 12, comments={"A1": "late"})

    result = closed(assessment)

    assert interim.body["comments"] == {}
    assert result.body["comments"]["organization"]["A1"] == 24
    texts = list(Comment.objects.order_by("pk").values_list("text", flat=True))
    assert sorted(texts) == ["early"] * 12 + ["late"] * 12
    assert texts != sorted(texts)


def test_strict_protection_has_no_interim_results():
    assessment = answered_by_everybody(opened(protection=Protection.STRICT))

    with pytest.raises(InterimNotOffered):
        request_interim(assessment=assessment, by=None)


def test_a_key_whose_answers_are_counted_opens_nothing_more(client):
    assessment = opened()
    keys = []
    for level in [2, 3] * 5:
        key = start_draft(
            assessment=assessment, audience_code="employees", unit_key=None, now=timezone.now()
        )
        client.post("/s/save/", saved(key, level), content_type="application/json")
        client.post("/s/submit/", {"key": key})
        keys.append(key)
    published(assessment)

    again = client.post("/s/", {"key": keys[0]})
    late = client.post("/s/save/", saved(keys[0], 4), content_type="application/json")
    sent = client.post("/s/submit/", {"key": keys[1]})

    for page in (again, sent):
        assert "Your answers have been sent and counted" in read(page)
    assert (late.status_code, "counted" in late.json()["reason"]) == (409, True)
    assert client.post("/s/start/", {"key": keys[2]}).status_code == 200
    assert (Draft.objects.count(), Response.objects.count()) == (0, 10)
    closed(assessment)
    assert client.post("/s/", {"key": keys[0]}).status_code == 404


def saved(key: str, level: int) -> str:
    return json.dumps({"key": key, "changes": [{"element": "A1", "level": level}]})


def read(page) -> str:
    content = page.content
    return (gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content).decode()
