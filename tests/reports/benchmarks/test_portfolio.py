"""A portfolio shows the organizations whose results its reader may see, and no other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from assessments.models import Assessment, Mode, Status
from organizations.models import Membership, Organization, Role, User
from organizations.tenancy import scope
from tests.assessments.benchmarks.joining import CLOSED, close_survey, join, join_many

PORTFOLIO = "/portfolio/"
COMPARED = "/portfolio/benchmark/"


@pytest.fixture
def connie(db) -> User:
    """A consultant, of no organization yet."""
    return User.objects.create(email="connie@example.org", name="Connie", password="!")


@pytest.fixture
def client(connie, sign_in):
    return sign_in(connie)


def serve(user: User, *clients: Organization, role: str = Role.CONSULTANT) -> None:
    for organization in clients:
        Membership.objects.create(user=user, organization=organization, role=role)


def shown(client, address: str = PORTFOLIO, **asked) -> str:
    return client.get(address, asked).content.decode()


def test_each_client_stands_there_with_its_newest_result(client, connie):
    acme = join("Acme")
    close_survey(acme, 3.0, closed_at=CLOSED + timedelta(days=3))
    with scope(acme.pk):
        Assessment.objects.create(
            name="Open", status=Status.OPEN, instrument=Assessment.objects.first().instrument,
            elements=["A1"],
        )  # fmt: skip
    serve(connie, acme)

    page = shown(client)

    assert "Level 2" in page
    assert "2.31" in page
    assert "1 open" in page
    assert reverse("reports:overview", args=["acme"]) in page


def test_no_one_sees_an_organization_of_others(client, connie):
    serve(connie, join("Acme"))
    join("Globex")

    assert "Globex" not in shown(client)
    assert "Globex" not in shown(client, COMPARED)
    assert "Globex" not in str(client.get("/api/portfolio/").json())


@pytest.mark.parametrize("address", [PORTFOLIO, COMPARED, "/api/portfolio/"])
def test_whoever_was_removed_sees_nothing_more(client, connie, address):
    serve(connie, join("Acme"), join("Globex"))
    before = shown(client, address)

    Membership.objects.filter(organization__slug="globex").delete()

    assert "Globex" in before
    assert "Globex" not in shown(client, address)


@pytest.mark.parametrize("address", [PORTFOLIO, COMPARED, "/api/portfolio/"])
def test_a_line_manager_has_no_portfolio_of_that_organization(client, connie, address):
    serve(connie, join("Acme"), role=Role.MANAGER)

    assert "Acme" not in shown(client, address)


def test_strangers_are_asked_to_sign_in(db, client):
    client.logout()

    assert "/accounts/login/" in client.get(PORTFOLIO)["Location"]
    assert client.get("/api/portfolio/").status_code == 401


def test_an_organization_without_a_result_says_so(client, connie):
    serve(connie, Organization.objects.create(name="Empty", slug="empty"))

    assert "no result yet" in shown(client)


@pytest.mark.parametrize(
    ("sort", "first"), [("name", "Alpha"), ("date", "Omega"), ("nonsense", "Alpha")]
)
def test_the_rows_of_a_page_can_be_sorted(client, connie, sort, first):
    serve(connie, join("Alpha"), join("Omega", closed_at=CLOSED + timedelta(days=9)))

    page = shown(client, sort=sort)
    names = sorted(["Alpha", "Omega"], key=lambda name: page.index(f">{name}</a>"))

    assert names[0] == first


def test_twenty_organizations_stand_on_a_page(client, connie):
    serve(connie, *join_many(23))

    page = client.get("/api/portfolio/").json()
    rest = client.get("/api/portfolio/", {"after": page["next_after"]}).json()

    assert len(page["organizations"]) == 20
    assert [each["name"] for each in rest["organizations"]] == ["Firm 20", "Firm 21", "Firm 22"]
    assert rest["next_after"] is None


def test_a_page_asks_once_for_each_organization(client, connie, django_assert_max_num_queries):
    serve(connie, *join_many(25))

    with django_assert_max_num_queries(20 + 3):
        client.get(PORTFOLIO)


def test_fewer_than_ten_stand_side_by_side_without_quartiles(client, connie):
    serve(connie, *join_many(9))

    page = shown(client, COMPARED)

    assert "Firm 8" in page
    assert "Quartiles are drawn from ten organizations on" in page
    assert "data-figure=" not in page


def test_from_ten_on_one_of_them_is_placed_among_the_quartiles(client, connie):
    serve(connie, *join_many(10))

    page = shown(client, COMPARED, organization="firm-3")

    assert 'data-figure="portfolio"' in page
    assert "Quartiles of at least 10 organizations of yours" in page


def test_one_cannot_place_an_organization_of_others(client, connie):
    serve(connie, *join_many(10))
    join("Secret")

    assert "Secret" not in shown(client, COMPARED, organization="secret")


def test_quick_scans_and_small_surveys_are_left_out(client, connie):
    serve(connie, join("Whole"), join("Quick", mode=Mode.QUICK), join("Small", answers=19))

    page = shown(client, COMPARED)

    assert "Whole" in page
    assert "Quick" not in page
    assert "2 organizations have no such survey yet" in page


@pytest.mark.parametrize("address", [PORTFOLIO, COMPARED])
def test_the_figures_come_as_a_file_too(client, connie, address):
    serve(connie, *join_many(10))

    answer = client.get(address, {"format": "csv"})

    assert answer["Content-Type"].startswith("text/csv")
    assert "Firm 3" in answer.getvalue().decode()
