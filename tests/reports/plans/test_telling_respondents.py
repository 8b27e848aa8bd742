"""What was decided is read without an account, until it is taken back."""

from __future__ import annotations

import pytest
from django.test import Client

from assessments.models import Telling
from assessments.queries.links import audience_key
from assessments.queries.tellings import told_path
from organizations.tenancy import scope

GIVEN = {"heard": "We stand on Level 2.", "decided": "A sponsor.", "next": "We ask again."}


@pytest.fixture
def where(closed) -> str:
    return f"/o/acme/results/{closed.assessment_id}/plan/told/"


def address(organization) -> str:
    with scope(organization.pk):
        return told_path(Telling.objects.get())


def test_the_draft_says_the_level_in_words_and_what_is_planned(closed, leader, where):
    step = {"element": "A1", "to_level": "3", "title": "Name a sponsor"}
    leader.post(f"/o/acme/results/{closed.assessment_id}/plan/new/", step)

    page = leader.get(where).content.decode()

    assert "Level 2: Training" in page
    assert "• Name a sponsor" in page


def test_published_it_is_read_by_anybody_without_a_cookie(acme, leader, where):
    anybody = Client()
    leader.post(where, GIVEN)
    saved = anybody.get(address(acme))
    leader.post(where, {**GIVEN, "publish": "1"})

    read = anybody.get(address(acme))

    assert (saved.status_code, read.status_code) == (404, 200)
    assert "We stand on Level 2." in read.content.decode()
    assert not read.cookies
    assert "<script" not in read.content.decode()
    assert read["Referrer-Policy"] == "no-referrer"
    assert "noindex" in read["X-Robots-Tag"]
    assert "no-store" in read["Cache-Control"]


def test_taken_back_the_address_opens_nothing_and_never_again(acme, leader, where):
    anybody = Client()
    leader.post(where, {**GIVEN, "publish": "1"})
    first = address(acme)

    leader.post(f"{where}withdraw/")
    gone = anybody.get(first)
    leader.post(where, {**GIVEN, "publish": "1"})

    assert gone.status_code == 404
    assert gone.content == anybody.get("/told/never-was/").content
    assert address(acme) != first
    assert anybody.get(first).status_code == 404
    assert anybody.get(address(acme)).status_code == 200


def test_the_old_link_leads_to_it(acme, closed, leader, where):
    with scope(acme.pk):
        key = audience_key(closed.assessment.audiences.first())
    before = Client().post("/s/", {"key": key})
    leader.post(where, {**GIVEN, "publish": "1"})

    after = Client().post("/s/", {"key": key})

    assert before.status_code == after.status_code == 410
    assert "/told/" not in before.content.decode()
    assert address(acme) in after.content.decode()


def test_what_is_written_is_text_and_no_markup(acme, leader, where):
    leader.post(where, {**GIVEN, "heard": "<b>Bold</b>", "publish": "1"})

    assert "&lt;b&gt;Bold" in Client().get(address(acme)).content.decode()


def test_executives_read_the_plan_and_tell_nobody(closed, eve, sign_in, where):
    assert sign_in(eve).get(where).status_code == 403
    assert sign_in(eve).post(where, {**GIVEN, "publish": "1"}).status_code == 403


def test_nothing_heard_is_nothing_to_tell(closed, leader, where):
    assert leader.post(where, {"heard": " "}).status_code == 422
    with scope(closed.organization_id):
        assert not Telling.objects.exists()


def test_a_draft_is_read_by_those_only_who_may_publish_it(closed, leader, reader, where):
    told = f"/api/o/acme/assessments/{closed.assessment_id}/told/"
    leader.post(where, GIVEN)
    drafted = [client.get(told).json()["heard"] for client in (leader, reader)]

    leader.post(where, {**GIVEN, "publish": "1"})

    assert drafted == [GIVEN["heard"], ""]
    assert reader.get(told).json()["heard"] == GIVEN["heard"]
