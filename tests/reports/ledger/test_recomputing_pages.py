"""The page and the API that recompute a result: who may start it, and what they say."""

from __future__ import annotations

import pytest
from django.urls import reverse

from assessments.actions.interims import request_interim
from assessments.models import InterimResult, Result, Verification
from assessments.tasks import publish_interim, verify_result
from organizations.tenancy import scope
from tests.assessments.asking import answered_by_everybody, opened
from tests.reports.real_results import EVERYBODY, close_with


def address(name: str, result: Result) -> str:
    return reverse(f"reports:{name}", args=["acme", result.assessment_id])


@pytest.fixture
def closed(acme) -> Result:
    with scope(acme.pk):
        return close_with(EVERYBODY)


def work(closed: Result | InterimResult) -> None:
    with scope(closed.organization_id):
        verify_result.run(verification_id=Verification.objects.get().pk)


def test_a_leader_starts_and_everybody_reads_what_came_of_it(closed, leo, eve, sign_in):
    page = sign_in(leo).post(address("verification-start", closed), follow=True)
    assert 'hx-trigger="every 1s"' in page.content.decode()
    work(closed)

    read = sign_in(eve).get(address("verification-show", closed)).content.decode()

    assert "Every figure agrees" in read
    assert "agrees with the stored one to the last digit" in read
    assert closed.digest in read
    assert "Recompute from" not in read


def test_polling_ends_with_the_outcome(closed, leo, sign_in):
    client = sign_in(leo)
    client.post(address("verification-start", closed))
    assert client.get(address("verification-status", closed)).status_code == 200
    work(closed)

    answer = client.get(address("verification-status", closed))

    assert answer.status_code == 286
    assert "Every figure agrees" in answer.content.decode()


def test_figures_that_differ_are_listed(closed, leo, sign_in):
    client = sign_in(leo)
    closed.body["overall"]["level"]["low"] = 4
    with scope(closed.organization_id):
        Result.objects.filter(pk=closed.pk).update(body=closed.body)
    client.post(address("verification-start", closed), {"basis": "answers"})
    work(closed)

    page = client.get(address("verification-show", closed)).content.decode()

    assert "Figures differ" in page
    assert "overall.level.low" in page


def test_another_engine_is_said_plainly(closed, leo, sign_in):
    client = sign_in(leo)
    with scope(closed.organization_id):
        Result.objects.filter(pk=closed.pk).update(engine="1.0.0")
    client.post(address("verification-start", closed))
    work(closed)

    page = client.get(address("verification-show", closed)).content.decode()

    assert "Made by another engine" in page
    assert "not scored anew" in page


def test_cancelled_it_offers_another_try(closed, leo, sign_in):
    client = sign_in(leo)
    client.post(address("verification-start", closed))

    page = client.post(address("verification-cancel", closed), follow=True).content.decode()
    assert "Try it again" in page

    page = client.post(address("verification-retry", closed), follow=True).content.decode()
    assert 'hx-trigger="every 1s"' in page


def test_the_api_starts_reads_and_cancels(closed, leo, sign_in):
    client = sign_in(leo)

    started = client.post(
        address("api-verification-start", closed),
        {"basis": "answers"},
        content_type="application/json",
    )
    cancelled = client.post(address("api-verification-cancel", closed))
    listed = client.get(address("api-verification-list", closed)).json()

    assert (started.status_code, started.json()["status"]) == (201, "QUEUED")
    assert cancelled.json()["status"] == "CANCELLED"
    assert [(each["basis"], each["status"]) for each in listed] == [("answers", "CANCELLED")]


@pytest.fixture
def published(inside) -> InterimResult:
    asked = request_interim(assessment=answered_by_everybody(opened()), by=None)
    publish_interim.run(interim_id=asked.pk)
    asked.refresh_from_db()
    return asked


def test_an_interim_result_is_recomputed_on_a_page_of_its_own(published, leo, eve, sign_in):
    home = f"/o/acme/results/{published.assessment_id}/interim/1/"
    leader, reader = sign_in(leo), sign_in(eve)
    assert f'href="{home}verify/"' in reader.get(home).content.decode()

    assert reader.post(f"{home}verify/start/").status_code == 403
    asked = leader.post(f"{home}verify/start/", follow=True).content.decode()
    work(published)
    read = reader.get(f"{home}verify/").content.decode()

    assert f'hx-get="{home}verify/status/"' in asked
    assert leader.get(f"{home}verify/status/").status_code == 286
    assert "Every figure agrees" in read
    assert published.digest in read
    assert f'action="{home}verify/start/"' not in read
    assert reader.get(home.replace("/1/", "/2/") + "verify/").status_code == 404


def test_the_api_recomputes_an_interim_result(published, leo, sign_in):
    client, address = sign_in(leo), f"/api/o/acme/results/{published.assessment_id}/"

    started = client.post(f"{address}verifications/start/?interim=1", {}, "application/json")
    listed = client.get(f"{address}verifications/?interim=1").json()
    cancelled = client.post(f"{address}verifications/cancel/?interim=1")

    assert (started.status_code, started.json()["interim"]) == (201, 1)
    assert [each["status"] for each in listed] == ["QUEUED"]
    assert cancelled.json()["status"] == "CANCELLED"
    assert client.get(f"{address}verifications/").status_code == 404


def test_the_page_reads_little(closed, leo, sign_in, django_assert_max_num_queries):
    client = sign_in(leo)
    client.post(address("verification-start", closed))
    client.get(address("verification-show", closed))

    with django_assert_max_num_queries(8):
        client.get(address("verification-show", closed))
