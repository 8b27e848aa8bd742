"""Whatever can be read is attacked, with every parameter: a new address is, too, or this fails."""

from __future__ import annotations

import pytest
from django.utils import timezone

from assessments.actions.closing import request_close
from assessments.actions.initiatives import Intent, create_initiative
from assessments.actions.interims import request_interim
from assessments.actions.street import close_assessment
from assessments.actions.tellings import Told, publish_telling, write_telling
from assessments.models import Comment, CommentStatus, Result, Verification
from assessments.tasks import publish_interim
from organizations.models import Unit
from reports.management.attack.playing import attack_assessment
from reports.management.attack.routes import get_routes
from reports.models import File, Run, RunStatus
from tests.architecture.cast import a_framework, a_member, an_import
from tests.assessments.asking import answer, opened

# What is never visited, and why that tells nothing of what people answered.
CLOSED_DOORS = {
    "accounts/": "of accounts alone, by a library",
    "api/schema/": "describes the API, holds no data",
    "api/docs/": "describes the API, holds no data",
    "s/": "respondents with a key; asks, and tells nothing",
    "o/<slug:slug>/logo.png": "is a picture",
    "o/<slug:slug>/assessments/<int:assessment_id>/edit/": "only before an assessment is opened",
    "o/<slug:slug>/overview/": "leads on to the first page of a role",
    "o/<slug:slug>/units/<int:unit_id>/delete/": "asks whether a unit without people may go",
}
TELLING = ("Said often {}", "We need time {}", "Coaching {}")


@pytest.fixture
def furnished(inside) -> Result:
    """A closed assessment of two units with all that can hang on one."""
    units = [Unit.objects.create(name=name).pk for name in ("North", "South")]
    assessment = opened(elements=("A1", "B1", "C1"), ask_unit=True)
    _say(assessment, units[0], people=14)
    publish_interim.run(interim_id=request_interim(assessment=assessment, by=None).pk)
    _say(assessment, units[0], people=12)
    answer(assessment, "executives", [1, 2, 4], unit=units[1], comments={"C1": "Of too few"})
    request_close(assessment=assessment, by=None, now=timezone.now())
    result = close_assessment(assessment=assessment, now=timezone.now())
    assert result is not None
    _hang_on(result, inside)
    return result


def _say(assessment, unit: int, *, people: int) -> None:
    for number in range(people):
        audience = ("managers", "employees")[number % 2]
        said = {"A1": TELLING[number % 3].format(f"word{number}")}
        answer(assessment, audience, [1 + number % 4], unit=unit, comments=said)


def _hang_on(result: Result, organization) -> None:
    assessment = result.assessment
    Comment.objects.exclude(released_in="").update(status=CommentStatus.APPROVED)
    for interim in (None, *assessment.interims.all()):
        Verification.objects.create(assessment=assessment, interim=interim)
    intent = Intent(element="A1", to_level=3, title="Sponsor")
    create_initiative(assessment=assessment, intent=intent, by=None)
    telling = write_telling(assessment=assessment, told=Told("What we heard"), by=None)
    publish_telling(telling=telling, by=None, now=timezone.now())
    run = Run.objects.create(assessment=assessment, status=RunStatus.READY, fingerprint="0")
    File.objects.create(run=run, kind="pdf", name="report.pdf", content=b"%PDF")
    for make in (a_member, a_framework, an_import):
        make(organization)


def test_every_address_and_every_parameter_of_it_is_attacked(furnished):
    outcome = attack_assessment(
        organization=furnished.organization,
        assessment_id=furnished.assessment_id,
        roles=("OWNER",),
    )

    assert outcome.findings == ()
    reached = outcome.read.coverage
    closed = [route for route in get_routes() if not route.startswith(tuple(CLOSED_DOORS))]
    assert [route for route in closed if route not in reached.answered] == []
    assert {
        route: names - reached.tried[route]
        for route, names in reached.heard.items()
        if names - reached.tried[route]
    } == {}
