"""Reports: how long the request takes, and how long until the files are ready."""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING, Self
from urllib.parse import urlencode

from django.conf import settings

from benchmarks.caller import FORM, Caller
from benchmarks.surveys import closed_assessment
from organizations.tenancy import scope
from reports.models import Run, RunStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.stage import Stage

WARM_UPS = 4
ROUNDS = 7
PEOPLE = 1_000
_TOKEN = "b" * 32
_LONGEST = 60


class ReportNotReady(RuntimeError):
    """The worker did not finish the report."""


class Reporting:
    """Asks through the web server; a real Celery worker builds."""

    def __init__(self, stage: Stage) -> None:
        self.organization = stage.company.organization
        self.assessment_id = closed_assessment(stage.company, people=PEOPLE)
        self.worker = stage.worker
        cookie = f"{stage.company.sign_in()}; {settings.CSRF_COOKIE_NAME}={_TOKEN}"
        self.caller = Caller(stage.web.port, Cookie=cookie)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.caller.__exit__(*error)

    def build(self) -> tuple[float, float]:
        """Seconds of the request, and from the request until the files can be fetched."""
        fields = {"csrfmiddlewaretoken": _TOKEN, "assessment": self.assessment_id}
        begun = time.perf_counter()
        self.caller.post(
            f"/o/{self.organization.slug}/reports/build/", urlencode(fields), FORM, status=302
        )
        asked = time.perf_counter()
        with scope(self.organization.pk):
            run = Run.objects.latest("id")
            while run.is_under_way and time.perf_counter() < begun + _LONGEST:
                time.sleep(0.01)
                run.refresh_from_db(fields=["status", "failure"])
            ready = time.perf_counter()
            if run.status != RunStatus.READY:
                raise ReportNotReady(run.failure or run.status)
            # An equal request would find these files; the next one must be built anew.
            Run.objects.filter(pk=run.pk).update(fingerprint=f"measured {run.pk}")
        return asked - begun, ready - begun


def figures(stage: Stage) -> Iterator[tuple[str, float]]:
    with Reporting(stage) as reporting:
        for _warm_up in range(WARM_UPS):
            reporting.build()
        found = [reporting.build() for _round in range(ROUNDS)]
    yield "report_request_ms", median(asked for asked, _ready in found) * 1000
    yield "report_seconds", median(ready for _asked, ready in found)
