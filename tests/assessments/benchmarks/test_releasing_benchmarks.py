"""A release shows what ten organizations or more have in common, and nothing of fewer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assessments.actions.benchmark_body import digest_of_release, last_quarter
from assessments.actions.benchmarks import release_benchmarks
from assessments.models import BenchmarkRelease, BenchmarkStanding, Mode
from organizations.models import AuditEntry
from organizations.tenancy import scope
from tests.assessments.benchmarks.joining import AUTUMN, CLOSED, close_survey, join, join_many

pytestmark = pytest.mark.django_db


def shown(release: BenchmarkRelease) -> dict[str, dict]:
    return {cell["id"]: cell for cell in release.body["cells"]}


def test_nine_organizations_make_no_release():
    join_many(9)

    assert release_benchmarks(now=AUTUMN) == []
    assert not BenchmarkRelease.objects.exists()


def test_ten_organizations_show_everybody_and_no_group():
    join_many(5, sector="FINANCE", size="UNDER_250")
    join_many(5, "Plant", sector="MANUFACTURING", size="UNDER_250")

    (release,) = release_benchmarks(now=AUTUMN)

    # The size says the same as everybody: it is the same ten organizations.
    assert set(shown(release)) == {"all", "size:UNDER_250"}
    assert release.quarter == "2026-Q3"


def test_quartiles_are_rounded_and_the_number_is_rounded_down():
    join_many(13)

    (release,) = release_benchmarks(now=AUTUMN)

    everybody = shown(release)["all"]
    assert everybody["organizations"] == 10
    assert everybody["figures"]["score"] == [2.3, 2.6, 2.9]
    assert len(everybody["figures"]) == 1 + 6 + 18


def test_a_release_is_made_once_and_fits_its_digest():
    join_many(10)

    (release,) = release_benchmarks(now=AUTUMN)
    again = release_benchmarks(now=AUTUMN + timedelta(days=1))

    assert again == []
    assert release.digest == digest_of_release(release.body)
    release.refresh_from_db()
    assert release.digest == digest_of_release(release.body)


def test_no_organization_is_named_in_a_release():
    firms = join_many(10)

    (release,) = release_benchmarks(now=AUTUMN)

    assert not any(firm.name in str(release.body) for firm in firms)


def test_each_organization_owns_where_it_stood_among_the_others():
    firms = join_many(11)

    (release,) = release_benchmarks(now=AUTUMN)

    with scope(firms[7].pk):
        own = BenchmarkStanding.objects.get(release=release)
        entry = AuditEntry.objects.get(action="join_benchmark")
    # Seven of the ten others are below.
    assert own.percentiles["all"]["score"] == 70
    assert entry.details == {"quarter": "2026-Q3"}


@pytest.mark.parametrize(
    "changes",
    [
        {"shares": False},
        {"is_sample": True},
        {"answers": 19},
        {"answers": None},
        {"mode": Mode.QUICK},
        {"elements": ["A1", "A2", "A3"]},
        {"closed_at": AUTUMN},
    ],
)
def test_who_does_not_belong_to_the_ten_is_not_counted(changes):
    join_many(9)
    join("Tenth", **changes)

    assert release_benchmarks(now=AUTUMN) == []


def test_the_newest_survey_with_answers_enough_counts():
    firms = join_many(10)
    close_survey(firms[0], 4.0, closed_at=CLOSED + timedelta(days=5))
    close_survey(firms[0], 1.0, closed_at=CLOSED + timedelta(days=6), answers=12)

    release_benchmarks(now=AUTUMN)

    with scope(firms[0].pk):
        assert BenchmarkStanding.objects.get().percentiles["all"]["score"] == 100


@pytest.mark.parametrize(
    ("month", "quarter"), [(1, "2026-Q4"), (4, "2027-Q1"), (9, "2027-Q2"), (12, "2027-Q3")]
)
def test_a_release_is_of_the_quarter_that_has_ended(month, quarter):
    assert last_quarter(AUTUMN.replace(year=2027, month=month))[0] == quarter
