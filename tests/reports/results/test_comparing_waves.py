"""Waves are compared where there are two, and always from the earlier to the later."""

from __future__ import annotations

import re

import pytest
from real_results import EVERYBODY, close_with

from assessments.models import Mode


@pytest.fixture
def page(eve, sign_in):
    client = sign_in(eve)

    def read(path: str, **asked: int) -> str:
        return client.get(f"/o/acme/results/{path}", asked).content.decode()

    return read


def test_a_wave_alone_offers_no_comparison(inside, page):
    alone = close_with(EVERYBODY)
    close_with({"executives": [2]}, mode=Mode.QUICK)

    assert "/compare/" not in page(f"{alone.assessment_id}/") + page("")
    text = page(f"{alone.assessment_id}/compare/")
    assert "Nothing to compare with yet" in text
    assert "<select" not in text


def test_only_waves_of_the_same_mode_can_be_chosen(inside, page):
    first, second, third = (close_with(EVERYBODY) for _wave in range(3))
    quick = close_with({"executives": [2]}, mode=Mode.QUICK)

    text = page(f"{second.assessment_id}/compare/", **{"with": quick.assessment_id})

    chosen = re.findall(r'<option value="(\d+)"( selected)?>', text)
    assert chosen == [(str(third.assessment_id), ""), (str(first.assessment_id), " selected")]


def test_the_first_wave_is_compared_with_the_next(inside, page):
    first, second = (close_with(EVERYBODY) for _wave in range(2))
    second.assessment.name = "Winter"
    second.assessment.save()

    text = page(f"{first.assessment_id}/compare/")

    assert "Nothing to compare with yet" not in text
    assert text.index(">Autumn</th>") < text.index(">Winter</th>")
    assert "compare/" in page(f"{first.assessment_id}/")


def test_a_quick_scan_does_not_take_the_place_of_a_survey_in_the_overview(inside, eve, sign_in):
    survey = close_with(EVERYBODY)
    close_with({"executives": [2]}, mode=Mode.QUICK)

    response = sign_in(eve).get("/o/acme/overview/")

    assert response.url == f"/o/acme/results/{survey.assessment_id}/"
