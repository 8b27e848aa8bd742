"""A closed assessment of Acme with its result, and reports of it."""

from __future__ import annotations

import pytest
from closed_result import body, instrument
from django.utils import timezone

from assessments.actions.instruments import load_instrument
from assessments.models import Assessment, Result, Status
from organizations.tenancy import scope
from reports.actions.runs import request_report
from reports.tasks import build_report


@pytest.fixture
def result(acme, olivia) -> Result:
    published, _is_new = load_instrument(content=instrument())
    now = timezone.now()
    with scope(acme.pk):
        assessment = Assessment.objects.create(
            name="Autumn 2026",
            instrument=published,
            elements=body()["elements"],
            status=Status.CLOSED,
            closed_at=now,
        )
        return Result.objects.create(
            assessment=assessment,
            body=body(),
            participation={"started": 171, "submitted": 147, "headcount": 212},
            inputs_digest="1" * 64,
            digest="2" * 64,
            engine="1.0.0",
        )


@pytest.fixture
def reader(eve, sign_in):
    return sign_in(eve)


@pytest.fixture
def leader(leo, sign_in):
    return sign_in(leo)


@pytest.fixture
def run(result, olivia, inside):
    return request_report(result=result, by=olivia, language="en")


@pytest.fixture
def built(run):
    """A report that is ready."""
    build_report(run_id=run.pk, organization_id=run.organization_id)
    run.refresh_from_db()
    return run
