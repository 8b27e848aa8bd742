"""Whoever knows all the numbers but one still cannot work out one organization's figures."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assessments.actions.benchmark_cells import choose_cells
from assessments.actions.benchmarks import release_benchmarks
from assessments.disclosure.atoms import Atom
from assessments.disclosure.min_support import min_support_weight
from assessments.models import BenchmarkStanding
from assessments.scoring.benchmark_release import Contribution
from organizations.actions.benchmarks import change_sharing
from organizations.models import Membership, Organization, Role, User
from organizations.tenancy import scope
from tests.assessments.benchmarks.joining import (
    AUTUMN,
    CLOSED,
    WINTER,
    close_survey,
    join,
    join_many,
)

pytestmark = pytest.mark.django_db


def cells(release) -> list[str]:
    return [cell["id"] for cell in release.body["cells"]]


def figures(release, cell: str) -> dict:
    return next(each["figures"] for each in release.body["cells"] if each["id"] == cell)


def test_a_sector_of_nine_cannot_be_worked_out_from_one_of_ten():
    join_many(10, sector="FINANCE")
    join_many(9, "Plant", sector="MANUFACTURING")

    (release,) = release_benchmarks(now=AUTUMN)

    assert cells(release) == ["all"]


def test_two_sectors_of_ten_are_shown():
    join_many(10, sector="FINANCE")
    join_many(10, "Plant", sector="MANUFACTURING")

    (release,) = release_benchmarks(now=AUTUMN)

    assert cells(release) == ["all", "sector:FINANCE", "sector:MANUFACTURING"]


@pytest.mark.parametrize("seed", range(6))
def test_no_combination_of_groups_is_about_fewer_than_ten(seed):
    given = [
        Contribution(n, n, f"S{(n * (seed + 3)) % 4}", f"B{(n * n + seed) % 3}", {"score": 2.0})
        for n in range(40 + 9 * seed)
    ]

    chosen = choose_cells(given)

    atoms = [Atom(1, frozenset(each.cells)) for each in given]
    assert "all" in chosen
    assert min_support_weight(atoms, published=list(chosen)) >= 10


def own(user: User, organizations: list[Organization]) -> None:
    for organization in organizations:
        Membership.objects.create(user=user, organization=organization, role=Role.OWNER)


def test_ten_organizations_of_one_founder_are_no_ten():
    firms = join_many(10)
    founder = User.objects.create(email="founder@example.org", password="!")
    own(founder, firms[:2])

    assert release_benchmarks(now=AUTUMN) == []

    join("Another firm")
    (release,) = release_benchmarks(now=AUTUMN)

    assert release.members["all"] == 10
    with scope(firms[1].pk):
        assert not BenchmarkStanding.objects.exists()


def test_whoever_sends_another_of_his_organizations_instead_has_changed_nothing():
    firms = join_many(11)
    owner = User.objects.create(email="owner@example.org", password="!")
    own(owner, [firms[0], join("Second firm", 4.0)])
    release_benchmarks(now=AUTUMN)

    stop(firms[0])
    join_many(2, "Newcomer")
    assert release_benchmarks(now=WINTER) == []

    join("Third newcomer")
    assert len(release_benchmarks(now=WINTER)) == 1


def test_who_works_for_several_organizations_and_owns_none_costs_nothing():
    consultant = User.objects.create(email="consultant@example.org", password="!")
    for organization in join_many(10):
        Membership.objects.create(user=consultant, organization=organization, role=Role.CONSULTANT)

    (release,) = release_benchmarks(now=AUTUMN)

    assert release.members["all"] == 10


@pytest.mark.parametrize(("joining", "releases"), [(1, 0), (2, 0), (3, 1)])
def test_one_or_two_newcomers_make_no_new_release(joining, releases):
    join_many(10)
    release_benchmarks(now=AUTUMN)

    join_many(joining, "Newcomer")

    assert len(release_benchmarks(now=WINTER)) == releases


def test_one_that_joined_and_two_that_left_are_three_changes():
    firms = join_many(12)
    release_benchmarks(now=AUTUMN)

    join("Newcomer")
    for firm in firms[:2]:
        stop(firm)

    assert len(release_benchmarks(now=WINTER)) == 1


def test_a_group_that_two_joined_keeps_its_figures_and_says_of_when():
    join_many(10, sector="FINANCE")
    join_many(10, "Plant", sector="MANUFACTURING")
    (before,) = release_benchmarks(now=AUTUMN)

    join("Bank", 4.0, sector="FINANCE")
    join_many(3, "Mill", sector="MANUFACTURING")
    (after,) = release_benchmarks(now=WINTER)

    quarters = {cell["id"]: cell["quarter"] for cell in after.body["cells"]}
    assert quarters == {
        "all": "2026-Q4", "sector:MANUFACTURING": "2026-Q4", "sector:FINANCE": "2026-Q3",
    }  # fmt: skip
    assert figures(after, "sector:FINANCE") == figures(before, "sector:FINANCE")


def test_one_that_changes_its_sector_leaves_one_group_and_joins_another():
    firms = join_many(12, sector="FINANCE")
    join_many(11, "Plant", sector="MANUFACTURING")
    release_benchmarks(now=AUTUMN)

    for firm in firms[:2]:
        firm.sector = "MANUFACTURING"
        firm.save()
    join_many(3, "Newcomer", sector="MANUFACTURING")
    (after,) = release_benchmarks(now=WINTER)

    quarters = {cell["id"]: cell["quarter"] for cell in after.body["cells"]}
    assert quarters["sector:FINANCE"] == "2026-Q3"
    assert quarters["sector:MANUFACTURING"] == "2026-Q4"


def test_who_takes_part_no_longer_is_gone_from_the_next_release():
    firms = [join("High", 4.0), *join_many(12)]
    (before,) = release_benchmarks(now=AUTUMN)

    stop(firms[0])
    stop(firms[1])
    join("Newcomer", 2.0)
    (after,) = release_benchmarks(now=WINTER)

    assert figures(before, "all") != figures(after, "all")
    assert after.members == {"all": 12}
    with scope(firms[0].pk):
        assert list(BenchmarkStanding.objects.values_list("release", flat=True)) == [before.pk]


def test_the_first_release_stays_as_it_was_when_figures_are_replaced():
    firms = join_many(10)
    (before,) = release_benchmarks(now=AUTUMN)
    body, digest = before.body, before.digest

    for firm in firms:
        close_survey(firm, 4.0, closed_at=CLOSED + timedelta(days=60))

    assert release_benchmarks(now=WINTER) == []
    before.refresh_from_db()
    assert (before.body, before.digest) == (body, digest)


def test_a_new_release_takes_the_newest_results():
    firms = join_many(10)
    release_benchmarks(now=AUTUMN)

    for firm in firms:
        close_survey(firm, 4.0, closed_at=CLOSED + timedelta(days=60))
    join_many(3, "Newcomer", closed_at=CLOSED)
    (after,) = release_benchmarks(now=WINTER)

    assert figures(after, "all")["score"] == [4.0, 4.0, 4.0]


def stop(organization) -> None:
    with scope(organization.pk):
        change_sharing(organization=organization, shares=False, by=None)
