"""Pages that follow by POST: the key travels in a hidden field, one question a page."""

from __future__ import annotations

import re

import pytest
from answering import CODES, save


def hidden(page, name: str) -> str:
    return re.search(rf'name="{name}"\s+value="([^"]*)"', page.content.decode())[1]


@pytest.fixture
def answer(phone, key):
    """Send the page of one question."""

    def sent(element: str, go: str = "next", **values: str):
        fields = {f"{name}-{element}": value for name, value in values.items()}
        return phone.post("/s/answer/", {"key": key, "element": element, "go": go, **fields})

    return sent


def test_a_whole_response_can_be_given(survey, phone):
    page = phone.post("/s/start/", {"key": survey.link_key})
    key = hidden(page, "key")
    assert f"/s/#{key}" in page.content.decode()
    for _question in CODES:
        element = hidden(page, "element")
        sent = {"key": key, "element": element, f"level-{element}": "3", "go": "next"}
        page = phone.post("/s/answer/", sent)

    assert "Every question has an answer." in page.content.decode()
    assert "Thank you" in phone.post("/s/submit/", {"key": key}).content.decode()
    draft = survey.draft(key)
    assert draft.is_submitted
    assert draft.answers == [3] * 18


def test_one_leaves_and_comes_back_to_the_first_open_question(survey, key, phone):
    save(phone, key, {"element": "A1", "level": 1}, {"element": "A2", "level": 0})

    page = phone.post("/s/", {"key": key})

    assert hidden(page, "element") == "A3"


def test_back_and_any_question_of_the_review_store_what_is_on_the_page(survey, key, answer):
    assert hidden(answer("A2", go="back", level="4"), "element") == "A1"
    assert hidden(answer("A3", go="F3", level="2"), "element") == "F3"
    assert hidden(answer("A1", go="back"), "element") == "A1"
    assert "Check your answers" in answer("F3", level="1").content.decode()

    assert survey.draft(key).answers[1:3] == [4, 2]


def test_what_was_answered_is_shown_again(key, answer):
    answer("A1", level="2", importance="3", comment="<b>Bold</b>")

    page = answer("A2", go="back").content.decode()

    assert re.search(r'name="level-A1"\s+value="2" checked', page)
    assert re.search(r'name="importance-A1"\s+value="3" checked', page)
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page


def test_a_comment_too_long_keeps_its_words_on_the_page_and_the_answer_in_store(
    survey, key, answer
):
    page = answer("A1", level="2", comment="y" * 5_000)

    assert page.status_code == 422
    assert "this one has 5,000" in page.content.decode()
    assert "y" * 5_000 in page.content.decode()
    assert survey.draft(key).answers[0] == 2


@pytest.mark.parametrize("level", ["5", "x", "", "-1", "²"])
def test_a_level_that_is_not_offered_is_refused(survey, key, answer, level):
    assert answer("A1", level=level).status_code == 422
    assert survey.draft(key).answers[0] is None


def test_an_unknown_element_or_step_does_no_harm(survey, key, answer):
    assert answer("Z9", level="1").status_code == 422
    assert answer("A1", go="nowhere").status_code == 200
    assert survey.draft(key).answers == [None] * 18


def test_a_page_sent_after_closing_is_told_so(survey, answer):
    survey.become("CLOSED")

    assert answer("A1", level="1").status_code == 410
    assert answer("A1").status_code == 410


def test_every_question_says_where_its_wording_comes_from(key, phone):
    page = phone.post("/s/", {"key": key})

    assert "not endorsed by its authors" in page.content.decode()
