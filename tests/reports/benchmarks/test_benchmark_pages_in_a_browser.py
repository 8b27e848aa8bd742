"""Benchmarks and the portfolio in Chromium: on a phone, in the dark, and read aloud."""

from __future__ import annotations

import pytest
from browser import axe_violations, browser, page  # noqa: F401
from django.urls import reverse

from assessments.actions.benchmarks import release_benchmarks
from assessments.models import Assessment
from organizations.models import Membership, Organization, Role, User
from organizations.tenancy import scope
from tests.assessments.benchmarks.joining import AUTUMN, join_many

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LOOKS = [{"width": 1280}, {"width": 320}, {"width": 320, "color_scheme": "dark"}]


@pytest.fixture
def firms(db) -> list[Organization]:
    """Eleven firms of one sector; one person owns the fourth, and advises all others."""
    found = join_many(11, sector="FINANCE", size="UNDER_250")
    owner = User.objects.create(email="owner@example.org", name="Olga", password="!")
    for firm in found:
        role = Role.OWNER if firm == found[3] else Role.CONSULTANT
        Membership.objects.create(user=owner, organization=firm, role=role)
    return found


@pytest.fixture
def opened(page, sign_in, live_server, firms):  # noqa: F811
    cookies = [
        {"name": name, "value": morsel.value, "url": live_server.url}
        for name, morsel in sign_in(User.objects.get()).cookies.items()
    ]

    def open_as_owner(address: str, **options):
        tab = page(**options)
        tab.context.add_cookies(cookies)
        tab.goto(address)
        return tab

    return open_as_owner


def addresses(firm: Organization) -> list[str]:
    with scope(firm.pk):
        result = reverse("reports:benchmark-show", args=[firm.slug, Assessment.objects.get().pk])
    sharing = reverse("organizations:benchmark-sharing", args=[firm.slug])
    return [result, sharing, "/portfolio/", "/portfolio/benchmark/?organization=firm-3"]


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("released", [True, False], ids=["released", "not yet"])
def test_the_pages_fit_and_can_be_read_aloud(firms, opened, look, released):
    if released:
        release_benchmarks(now=AUTUMN)

    for address in addresses(firms[3]):
        tab = opened(address, **look)

        assert axe_violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_choosing_a_group_needs_no_button(firms, opened):
    release_benchmarks(now=AUTUMN)
    tab = opened(addresses(firms[3])[0])

    tab.get_by_label("Compare with").select_option("sector")

    tab.wait_for_url("**group=sector")
    tab.get_by_text("organizations of your sector").first.wait_for()
