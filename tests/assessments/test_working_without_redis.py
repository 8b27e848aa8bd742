"""While Redis is stopped results are read and work is asked for; once it is back, it is done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from asking import about_to_close, answered_by_everybody, opened
from celery import Celery, current_app
from closings import is_closed
from django.utils import timezone
from worker import running_worker, wait_until

from assessments.actions.street import close_assessment
from assessments.models import Assessment, InterimResult
from hilo.celery import app
from hilo.embedded.broker import Broker
from hilo.embedded.home import Home
from organizations.tenancy.lease import JobStatus
from reports.models import Run

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def broker(tmp_path, settings, monkeypatch):
    """A broker in the place of the one that all other tests share."""
    home = Home(tmp_path / "home")
    home.prepare()
    own = Broker(home, durable=False)
    own.start()
    at = home.addresses()
    settings.CACHES = settings.CACHES | {
        "default": settings.CACHES["default"] | {"LOCATION": at.cache_url}
    }
    settings.CELERY_BROKER_URL = at.redis_url
    monkeypatch.setenv("HILO_HOME", str(home.folder))
    here = Celery("hilo", set_as_current=True)
    here.config_from_object("django.conf:settings", namespace="CELERY")
    yield own
    here.close()
    app.set_current()
    own.stop()


@pytest.mark.usefixtures("inside")
def test_results_are_read_and_work_that_was_asked_for_is_done_later(tmp_path, broker, sign_in, leo):
    closed = about_to_close(answered_by_everybody(opened()))
    close_assessment(assessment=closed, now=timezone.now())
    closing, asking = (answered_by_everybody(opened()) for _ in range(2))
    leader, home = sign_in(leo), "/api/o/acme"

    broker.stop()
    read = [leader.get(f"{home}/assessments/{closed.pk}/result/"), leader.get("/o/acme/results/")]
    asked = [
        leader.post(f"{home}/assessments/{closing.pk}/close/"),
        leader.post(f"{home}/assessments/{asking.pk}/interims/"),
        leader.post(f"{home}/reports/", {"assessment": closed.pk}, "application/json"),
    ]
    assert [each.status_code for each in read + asked] == [200, 200, 202, 202, 201]
    assert [each.json()["status"] for each in asked] == ["CLOSING", "QUEUED", "QUEUED"]

    a_minute_passes()
    assert "nobody has taken it up" in leader.get(page(closing)).content.decode()
    broker.start()
    with running_worker(tmp_path):
        for sweep in (task for task in current_app.tasks.values() if "ring_waiting" in task.name):
            sweep.apply()
        current_app.tasks["assessments.run_due_assessments"].apply()
        wait_until(
            lambda: is_closed(closing) and is_done(InterimResult) and is_done(Run), seconds=60
        )


def page(assessment: Assessment) -> str:
    return f"/o/acme/assessments/{assessment.pk}/"


def a_minute_passes() -> None:
    long_ago = timezone.now() - timedelta(minutes=2)
    Assessment.objects.update(closing_rung_at=long_ago)
    InterimResult.objects.update(rung_at=long_ago)
    Run.objects.update(rung_at=long_ago)


def is_done(job: type[InterimResult | Run]) -> bool:
    return job.objects.filter(status=JobStatus.READY).exists()
