"""The API of report runs: the same rules as the pages."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from organizations.actions.api_keys import create_api_key
from reports.actions.runs import request_report
from reports.models import Run, RunStatus
from reports.tasks import build_report

ROOT = "/api/o/acme/reports/"


@pytest.fixture
def program(acme, olivia, inside) -> Client:
    """A client with an API key of Acme."""
    _row, key = create_api_key(name="Warehouse", role="EXECUTIVE", by=olivia)
    return Client(headers={"Authorization": f"Bearer {key}"})


def ask(client: Client, **sent: object):
    return client.post(ROOT, json.dumps(sent), content_type="application/json")


def test_a_program_asks_watches_and_downloads(result, program):
    asked = ask(program, assessment=result.assessment_id).json()
    build_report(run_id=asked["id"], organization_id=result.organization_id)

    ready = program.get(f"{ROOT}{asked['id']}/").json()
    pdf = next(file for file in ready["files"] if file["kind"] == "pdf")
    answer = program.get(pdf["address"], headers={"Accept": "application/pdf"})

    assert asked["status"] == "QUEUED"
    assert ready["status"] == "READY"
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert "no-store" in answer["Cache-Control"]


def test_equal_requests_are_one_run(result, program):
    first = ask(program, assessment=result.assessment_id).json()
    second = ask(program, assessment=result.assessment_id).json()

    assert first["id"] == second["id"]


@pytest.mark.parametrize(
    ("sent", "field"),
    [({}, "assessment"), ({"assessment": "x"}, "assessment"), ({"language": "xx"}, "language")],
)
def test_a_bad_request_names_the_field(result, program, sent, field):
    answer = ask(program, **sent)

    assert answer.status_code == 400
    assert field in answer.json()["fields"]


def test_an_unknown_assessment_is_not_found(program):
    assert ask(program, assessment=4711).status_code == 404


def test_runs_are_listed_newest_first(result, program, run, olivia):
    other = request_report(result=result, by=olivia, language="de")

    listed = program.get(ROOT).json()["results"]

    assert [each["id"] for each in listed] == [other.pk, run.pk]


def test_cancel_and_retry(program, run):
    cancelled = program.post(f"{ROOT}{run.pk}/cancel/").json()
    twice = program.post(f"{ROOT}{run.pk}/cancel/")
    repeated = program.post(f"{ROOT}{run.pk}/retry/").json()

    assert cancelled["status"] == "CANCELLED"
    assert (twice.status_code, twice.json()["code"]) == (409, "run_is_over")
    assert repeated["status"] == "QUEUED"


def test_a_file_that_is_not_there_is_not_found(program, run):
    assert program.get(f"{ROOT}{run.pk}/files/pdf/").status_code == 404


def test_a_line_manager_is_refused_and_a_stranger_finds_nothing(run, mara, otto, sign_in):
    assert sign_in(mara).get(ROOT).status_code == 403
    assert sign_in(otto).get(f"{ROOT}{run.pk}/").status_code == 404


def test_a_run_tells_why_it_failed(program, run):
    Run.objects.filter(pk=run.pk).update(status=RunStatus.FAILED, failure="No fonts.")

    assert program.get(f"{ROOT}{run.pk}/").json()["failure"] == "No fonts."
