"""Below a result stands where it lies among other organizations, or what is missing for that."""

from __future__ import annotations

import pytest
from django.urls import reverse

from assessments.actions.benchmarks import release_benchmarks
from assessments.models import Assessment
from organizations.models import Membership, Organization, Role, User
from organizations.tenancy import scope
from tests.assessments.benchmarks.joining import AUTUMN, join, join_many

FINANCE = {"sector": "FINANCE", "size": "UNDER_250"}


@pytest.fixture
def firm(db) -> Organization:
    return join("Own", 2.55, **FINANCE)


@pytest.fixture
def client(firm, sign_in):
    owner = User.objects.create(email="owner@example.org", name="Olga", password="!")
    Membership.objects.create(user=owner, organization=firm, role=Role.OWNER)
    return sign_in(owner)


def address(firm: Organization, name: str = "reports:benchmark-show") -> str:
    with scope(firm.pk):
        return reverse(name, args=[firm.slug, Assessment.objects.get().pk])


def test_without_a_release_the_page_says_what_is_missing(client, firm):
    page = client.get(address(firm)).content.decode()

    assert "There is no benchmark yet" in page
    assert "at least ten organizations" in page
    assert reverse("organizations:benchmark-sharing", args=[firm.slug]) in page


def test_published_figures_stand_apart_and_name_their_source(client, firm):
    page = client.get(address(firm)).content.decode()

    assert "They cannot be compared with yours one to one." in page
    assert "press release of June 15, 2010" in page


def test_the_page_places_the_score_among_the_others(client, firm):
    join_many(10)
    release_benchmarks(now=AUTUMN)

    page = client.get(address(firm)).content.decode()

    assert "Your score of 2.5" in page or "Your score of 2.6" in page
    assert "at least 10 organizations" in page
    assert "It is higher than that of about 60% of the others." in page
    assert "quarter 3 of 2026" in page


def test_a_group_that_is_too_small_is_named_with_the_reason(client, firm):
    join_many(10)
    release_benchmarks(now=AUTUMN)

    page = client.get(address(firm), {"group": "sector"}).content.decode()

    assert "Finance and insurance is not shown: fewer than ten organizations take part" in page
    assert "Compared with at least 10 organizations, quarter 3 of 2026" in page


def test_the_own_sector_and_size_can_be_chosen(client, firm):
    join_many(10, **FINANCE)
    join_many(10, "Plant", sector="MANUFACTURING", size="UNDER_250")
    release_benchmarks(now=AUTUMN)

    page = client.get(address(firm), {"group": "sector"}).content.decode()

    assert "organizations of your sector (Finance and insurance)" in page


def test_who_tells_neither_sector_nor_size_is_told_so(client, firm):
    Organization.objects.filter(pk=firm.pk).update(sector="", size_band="")
    join_many(10)
    release_benchmarks(now=AUTUMN)

    page = client.get(address(firm)).content.decode()

    assert "Your sector is not shown: your settings do not name it." in page


def test_who_takes_no_part_sees_the_quartiles_and_no_percentile(client, firm):
    Organization.objects.filter(pk=firm.pk).update(shares_benchmarks=False)
    join_many(10)
    release_benchmarks(now=AUTUMN)

    page = client.get(address(firm)).content.decode()

    assert "Your score of" in page
    assert "It is higher than that of about" not in page


def test_the_file_holds_the_figures_of_the_page(client, firm):
    join_many(10)
    release_benchmarks(now=AUTUMN)

    answer = client.get(address(firm), {"format": "csv"})
    lines = answer.getvalue().decode().splitlines()

    assert answer["Content-Type"].startswith("text/csv")
    assert sum(line.startswith("Score,") for line in lines) == 1
    assert any("press release of June 15, 2010" in line for line in lines)


def test_the_api_gives_what_the_page_shows(client, firm):
    before = client.get(address(firm, "reports:api-benchmark")).json()
    join_many(10)
    release_benchmarks(now=AUTUMN)

    release = client.get(address(firm, "reports:api-benchmark")).json()["release"]

    assert before == {"release": None}
    assert release["groups"][0]["organizations"] == 10
    assert release["groups"][0]["percentiles"]["score"] == 60
    assert [group["is_shown"] for group in release["groups"]] == [True, False, False, False]


def test_the_page_takes_eight_queries_at_most(client, firm, django_assert_max_num_queries):
    join_many(14, **FINANCE)
    release_benchmarks(now=AUTUMN)

    with django_assert_max_num_queries(8):
        client.get(address(firm))
