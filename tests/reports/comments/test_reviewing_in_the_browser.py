"""A leader reviews in Chromium, and a reader then sees what was approved."""

from __future__ import annotations

import pytest
from browser import axe_violations, browser, device, page  # noqa: F401
from commented import address
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_reader_sees_what_a_leader_approved(closed, leo, eve, device):  # noqa: F811
    leader = device(leo)
    leader.goto(address("comment-list", closed.assessment_id))
    leader.get_by_role("link", name="Review comments").click()
    assert not axe_violations(leader)
    comment = leader.get_by_role("group").filter(has_text="Managers say 3")
    comment.get_by_label("may not").check()
    leader.get_by_role("button", name="Save, and let readers read the rest").click()
    expect(leader.get_by_text("Saved. What you approved can be read now.")).to_be_visible()

    reader = device(eve, width=320, color_scheme="dark")
    reader.goto(address("comment-list", closed.assessment_id))

    expect(reader.get_by_text("Time is short 3")).to_be_visible()
    expect(reader.get_by_text("Ask [removed] or write to [removed].")).to_be_visible()
    expect(reader.get_by_text("Managers say 3")).to_have_count(0)
    assert reader.evaluate("document.documentElement.scrollWidth") == 320
    assert not axe_violations(reader)
