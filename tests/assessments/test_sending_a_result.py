"""A result is written once as JSON and sent to whoever may read it, until it changes."""

from __future__ import annotations

import pytest
from asking import about_to_close, answered_by_everybody, opened
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.actions.street import close_assessment
from assessments.models import Result
from assessments.queries.results import find_result, version_of
from organizations.tenancy import scope


def close_in(organization) -> Result:
    with scope(organization.pk):
        assessment = about_to_close(answered_by_everybody(opened()))
        return close_assessment(assessment=assessment, now=timezone.now())


def change(result: Result, body: dict) -> None:
    with scope(result.organization_id):
        Result.objects.filter(pk=result.pk).update(body=body)


def address(result: Result, slug: str = "acme") -> str:
    return f"/api/o/{slug}/assessments/{result.assessment_id}/result/"


@pytest.fixture
def result(acme) -> Result:
    return close_in(acme)


@pytest.fixture
def reader(eve, sign_in) -> Client:
    return sign_in(eve)


@pytest.fixture
def stranger(otto, sign_in) -> Client:
    return sign_in(otto)


def test_what_is_known_is_not_sent_again(reader, result):
    whole = reader.get(address(result))

    known = reader.get(address(result), headers={"If-None-Match": whole["ETag"]})
    other = reader.get(address(result), headers={"If-None-Match": '"another"'})

    assert (known.status_code, known.content, known["ETag"]) == (304, b"", whole["ETag"])
    assert (other.status_code, other.content) == (200, whole.content)
    assert {"private", "no-cache"} <= set(whole["Cache-Control"].split(", "))


def test_a_result_that_was_written_is_not_read_again(reader, result):
    reader.get(address(result))

    with CaptureQueriesContext(connection) as asked:
        reader.get(address(result))

    assert len(asked) <= 4
    assert not [each for each in asked if '"assessments_result"."body"' in each["sql"]]


def test_a_changed_result_is_never_sent_as_it_was(reader, result):
    before = reader.get(address(result))
    page_before = reader.get(f"/o/acme/results/{result.assessment_id}/")
    changed = {**result.body, "notes": ["changed"]}
    changed["overall"] = {**changed["overall"], "level": {**changed["overall"]["level"], "low": 1}}

    change(result, changed)
    after = reader.get(address(result), headers={"If-None-Match": before["ETag"]})
    page_after = reader.get(f"/o/acme/results/{result.assessment_id}/")

    assert (after.status_code, after.json()["body"]["notes"]) == (200, ["changed"])
    assert after["ETag"] != before["ETag"]
    assert page_after.context["content"] != page_before.context["content"]


def test_groups_of_a_changed_result_are_never_sent_as_they_were(reader, result):
    groups = f"/api/o/acme/results/{result.assessment_id}/cells/"
    before = reader.get(groups)
    cells = [{**cell, "form": "hidden", "people": None} for cell in result.body["cells"]]

    change(result, {**result.body, "cells": cells})
    after = reader.get(groups, headers={"If-None-Match": before["ETag"]})

    assert {cell["form"] for cell in after.json()} == {"hidden"}


def test_each_organization_is_sent_its_own(reader, stranger, result, globex):
    foreign = close_in(globex)

    ours = reader.get(address(result)).json()
    theirs = stranger.get(address(foreign, "globex")).json()

    assert (ours["digest"], theirs["digest"]) == (result.digest, foreign.digest)


def test_nothing_is_kept_of_a_result_that_was_got_without_its_version(result):
    with scope(result.organization_id), pytest.raises(AttributeError, match="row_version"):
        version_of(find_result(result.assessment_id))


def test_what_is_kept_passes_no_gate(reader, stranger, result):
    kept = {"If-None-Match": reader.get(address(result))["ETag"]}

    assert stranger.get(address(result), headers=kept).status_code == 404
    assert stranger.get(address(result, "globex"), headers=kept).status_code == 404
    assert Client().get(address(result), headers=kept).status_code in {401, 403}


def test_who_may_see_only_a_unit_is_not_told_that_a_whole_is_known(reader, mara, sign_in, result):
    kept = {"If-None-Match": reader.get(address(result))["ETag"]}

    assert sign_in(mara).get(address(result), headers=kept).status_code == 403
