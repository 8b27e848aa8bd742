"""An interim result has a page and addresses of the API: leaders ask for it, executives read."""

from __future__ import annotations

import pytest
from asking import answer, answered_by_everybody, opened
from django.utils import timezone

from assessments.actions.closing import request_close
from assessments.actions.street import close_assessment
from assessments.models import InterimResult
from assessments.tasks import publish_interim
from organizations.tenancy import scope


@pytest.fixture
def assessment(inside):
    return answered_by_everybody(opened(name="Autumn"))


@pytest.fixture
def readers(leo, eve, sign_in):
    return sign_in(leo), sign_in(eve)


def finish(acme) -> None:
    with scope(acme.pk):
        publish_interim.run(interim_id=InterimResult.objects.get().pk)


def test_a_leader_publishes_and_an_executive_reads(
    acme, assessment, readers, django_assert_max_num_queries
):
    leader, executive = readers
    home = f"/o/acme/assessments/{assessment.pk}/"
    page = f"/o/acme/results/{assessment.pk}/interim/1/"

    asked = leader.get(f"{home}interim/").content.decode()
    assert "at least 5 more people" in asked
    assert executive.post(f"{home}interim/").status_code == 403
    assert leader.post(f"{home}interim/").url == home
    assert "An interim result is being worked out." in leader.get(home).content.decode()
    assert executive.get(page).status_code == 404
    finish(acme)

    done = leader.get(f"{home}interim/status/")
    assert (done.status_code, "Interim result 1" in done.content.decode()) == (286, True)
    assert page in executive.get("/o/acme/results/").content.decode()
    with django_assert_max_num_queries(8):
        shown = executive.get(page).content.decode()
    assert "Interim: 47 answers up to" in shown
    assert "more may follow" in shown
    assert "Share" not in shown
    assert f'href="{home}"' not in shown
    assert f'href="{home}"' in leader.get(page).content.decode()


def test_the_page_says_that_too_few_have_answered_since(acme, assessment, leo, sign_in):
    leader = sign_in(leo)
    home = f"/o/acme/assessments/{assessment.pk}/"
    leader.post(f"{home}interim/")
    finish(acme)

    refused = leader.post(f"{home}interim/", follow=True).content.decode()

    assert "Too few people have sent answers since" in refused


def test_the_api_publishes_lists_and_shows(acme, assessment, readers):
    leader, executive = readers
    base = f"/api/o/acme/assessments/{assessment.pk}/interims/"

    assert executive.post(base).status_code == 403
    asked = leader.post(base)
    assert (asked.status_code, asked.json()["status"]) == (202, "QUEUED")
    assert leader.post(f"{base}cancel/").json()["status"] == "CANCELLED"
    assert executive.get(f"{base}1/").status_code == 404
    assert leader.post(base).json()["number"] == 1
    finish(acme)

    assert [each["status"] for each in executive.get(base).json()] == ["READY"]
    shown = executive.get(f"{base}1/").json()
    assert (shown["body"]["interim"], shown["participation"]["submitted"]) == (1, 47)
    assert leader.post(base).json()["code"] == "interim_too_few"


def test_the_result_says_that_late_answers_are_left_out(acme, assessment, readers):
    leader, executive = readers
    leader.post(f"/o/acme/assessments/{assessment.pk}/interim/")
    finish(acme)
    with scope(acme.pk):
        answer(assessment, "employees", [4, 4])
        request_close(assessment=assessment, by=None, now=timezone.now())
        close_assessment(assessment=assessment, now=timezone.now())

    shown = executive.get(f"/o/acme/results/{assessment.pk}/").content.decode()
    page = leader.get(f"/o/acme/assessments/{assessment.pk}/").content.decode()

    assert "Fewer than 5 people answered after the last interim result." in shown
    assert "Interim result 1" in page
    assert executive.get(f"/o/acme/results/{assessment.pk}/interim/1/").status_code == 200
