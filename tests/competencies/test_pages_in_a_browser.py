"""Imports and frameworks in Chromium: live progress, narrow, dark, and read aloud."""

from __future__ import annotations

import pytest
from browser import axe_violations
from framework_files import BAD, work

from organizations.tenancy import scope

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOME = "/o/acme/frameworks/"


@pytest.fixture
def opened(page, sign_in, leo, live_server):
    """Open an address as Leo."""
    cookies = [
        {"name": name, "value": morsel.value, "url": live_server.url}
        for name, morsel in sign_in(leo).cookies.items()
    ]

    def open_as_leo(address: str, **options):
        tab = page(**options)
        tab.context.add_cookies(cookies)
        tab.goto(address)
        return tab

    return open_as_leo


def test_an_import_shows_its_end_without_being_asked(acme, ask, opened):
    with scope(acme.pk):
        wanted = ask()
    tab = opened(f"{HOME}imports/{wanted.pk}/")
    assert tab.get_by_text("Waiting for a worker").is_visible()

    with scope(acme.pk):
        work(wanted)

    tab.get_by_role("link", name="Open the framework").click()
    tab.get_by_role("heading", name="Core").wait_for()


@pytest.mark.parametrize("options", [{"width": 320}, {"color_scheme": "dark"}], ids=str)
@pytest.mark.usefixtures("inside")
def test_pages_fit_and_can_be_read_aloud(ask, skills, opened, options):
    failed = work(ask(BAD, name="Wrong"))

    for address in ("", "import/", f"{skills.pk}/", f"imports/{failed.pk}/"):
        tab = opened(HOME + address, **options)

        assert axe_violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
