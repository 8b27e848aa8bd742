"""A result of too few answers: the page says so, and draws nothing that it does not know."""

from __future__ import annotations

import pytest


@pytest.fixture
def few(result, inside):
    """One executive answered, nobody else."""
    body = result.body
    for cell in body["cells"]:
        answered = cell["kind"] == "organization" or cell["audience"] == "executives"
        cell["form"] = "hidden" if answered else "empty"
    unknown = {"low": None, "high": None, "words": None, "confidence": None, "likelihood": None}
    body["overall"]["level"] |= unknown
    body["overall"]["basis"]["cells"] = []
    for entry in [*body["overall"]["elements"].values(), body["overall"]["score"]]:
        entry |= {"mean": None, "level": None, "interval": None, "gap": None, "status": "no_data"}
    body["unlock"] = None
    result.save()
    return result


def test_the_page_says_why_and_what_to_do(few, olivia, sign_in):
    page = sign_in(olivia).get(f"/o/acme/results/{few.assessment_id}/").content.decode()

    assert "Too few people answered to show anything." in page
    assert f"/o/acme/assessments/{few.assessment_id}/next/" in page
    for unknown in ("highest level", "Gap to target", "No element", "Build report"):
        assert unknown not in page


def test_an_element_is_withheld_and_not_missing(few, olivia, sign_in):
    page = sign_in(olivia).get(f"/o/acme/results/{few.assessment_id}/elements/A1/")

    assert ": withheld." in page.content.decode()
