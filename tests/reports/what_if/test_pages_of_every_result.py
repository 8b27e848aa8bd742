"""What-if and board page can be read whatever a result looks like; the board page is one sheet."""

from __future__ import annotations

from io import BytesIO

import pytest
from browser import axe_violations
from pypdf import PdfReader
from real_plans import material

from assessments.models import Mode
from organizations.tenancy import scope
from tests.reports.real_results import SHAPES


def result_at(organization, shape: str) -> str:
    with scope(organization.pk):
        return f"/o/acme/results/{material(organization, shape).assessment_id}/"


@pytest.mark.parametrize("shape", SHAPES)
def test_both_pages_answer(acme, eve, sign_in, shape):
    client, where = sign_in(eve), result_at(acme, shape)

    board = client.get(f"{where}board/").content.decode()
    what_if = client.get(f"{where}what-if/?A1=4&F3=1").content.decode()

    assert "How mature is the way we learn?" in board
    assert what_if.count('class="plan"') == 18


def test_without_a_level_nobody_is_led_to_the_what_if(acme, eve, sign_in):
    client, where = sign_in(eve), result_at(acme, "nobody answered")

    assert f"{where}what-if/" not in client.get(where).content.decode()
    assert "Level not known" in client.get(f"{where}board/").content.decode()


def test_a_quick_scan_says_whose_view_it_is(acme, eve, sign_in):
    with scope(acme.pk):
        found = material(acme, "one audience", mode=Mode.QUICK)
    where = f"/o/acme/results/{found.assessment_id}/board/"

    board = sign_in(eve).get(where).content.decode()

    assert "Who sees what" not in board
    assert "the view of" in board


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("shape", ["everybody", "too few to show", "at the top"])
def test_the_board_page_is_exactly_one_sheet(acme, signed_in, shape):
    device = signed_in()

    device.goto(f"{result_at(acme, shape)}board/")

    for sheet in ("A4", "Letter"):
        pages = PdfReader(BytesIO(device.pdf(format=sheet))).pages
        assert len(pages) == 1
        assert "not endorsed by its authors" in " ".join(pages[0].extract_text().split())
    assert not axe_violations(device)
