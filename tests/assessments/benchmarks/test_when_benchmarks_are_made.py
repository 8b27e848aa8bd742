"""Benchmarks are made by beat's task or by an operator, also from results really closed."""

from __future__ import annotations

import math
from datetime import timedelta

import numpy as np
import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from assessments.actions.benchmarks import release_benchmarks
from assessments.models import BenchmarkRelease, BenchmarkStanding, Mode
from assessments.scoring.benchmark import percentile_rank
from assessments.scoring.benchmark_groups import standings
from assessments.scoring.benchmark_release import Contribution
from assessments.tasks import release_benchmarks_of_the_quarter
from organizations.models import Organization
from organizations.tenancy import scope
from tests.assessments.benchmarks.joining import AUTUMN, join_many
from tests.reports.real_results import close_with

NEXT_QUARTER = timedelta(days=100)


@pytest.mark.django_db
def test_the_task_makes_the_release_of_the_quarter():
    join_many(10)

    with time_machine.travel(AUTUMN, tick=False):
        release_benchmarks_of_the_quarter()

    assert BenchmarkRelease.objects.get().quarter == "2026-Q3"


@pytest.mark.django_db
def test_an_operator_makes_it_and_is_told(capsys):
    join_many(10)

    with time_machine.travel(AUTUMN, tick=False):
        call_command("release_benchmarks")
        call_command("release_benchmarks")

    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("Released hilo 2026-Q3: groups 1")
    assert second.startswith("No new release")


@pytest.mark.django_db
def test_a_survey_really_closed_is_part_of_it():
    join_many(9)
    real = Organization.objects.create(name="Real", slug="real", shares_benchmarks=True)
    with scope(real.pk):
        close_with({"employees": [2] * 12 + [4] * 12})

    (release,) = release_benchmarks(now=timezone.now() + NEXT_QUARTER)

    assert release.members == {"all": 10}
    with scope(real.pk):
        # Firm 8 of nine has 2.8; the mean is 3.0.
        assert BenchmarkStanding.objects.get().percentiles["all"]["score"] == 100


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "mode"), [([2] * 19, Mode.SURVEY), ([0] * 24, Mode.SURVEY), ([2], Mode.QUICK)]
)
def test_few_or_unsure_answers_and_quick_scans_give_nothing(answers, mode):
    join_many(9)
    real = Organization.objects.create(name="Real", slug="real", shares_benchmarks=True)
    with scope(real.pk):
        close_with({"employees": answers}, mode=mode)

    assert release_benchmarks(now=timezone.now() + NEXT_QUARTER) == []


@given(st.lists(st.integers(10, 40), min_size=2, max_size=30))
def test_percentiles_of_all_are_those_of_each_among_the_others(tenths):
    values = np.array(tenths) / 10
    found = standings(
        Contribution(place, place, "", "", {"score": float(value)})
        for place, value in enumerate(values)
    )

    for place, value in enumerate(values):
        alone = percentile_rank(float(value), reference=np.delete(values, place))
        assert found[place]["score"] == 5 * math.floor(alone / 5 + 0.5 + 1e-9)
