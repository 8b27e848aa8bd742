"""A page never shows another group than the one its address asks for, in no format."""

from __future__ import annotations

import pytest
from real_groups import close_with_groups
from real_results import EVERYBODY, SHAPES, close_with

FEW = "one audience and a few more"
WITHHELD = "audience:executives"


@pytest.fixture
def ask(inside, eve, sign_in):
    client = sign_in(eve)

    def get(result, path: str):
        return client.get(f"/o/acme/results/{result.assessment_id}/{path}")

    return get


def text_of(answer) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode()


@pytest.mark.parametrize("sent", ["", "&format=csv"])
@pytest.mark.parametrize(
    "path",
    [
        "explore/?view=cell&cell=unit:404",
        "explore/?view=gaps&a=executives&b=nobody",
        "explore/?view=gaps&a=executives",
        "importance/?cell=audience:nobody",
        "compare/?cell=audience:nobody",
        "explore/?view=nonsense",
        "explore/?element=ZZ",
    ],
)
def test_what_never_was_is_not_found(ask, path, sent):
    close_with(EVERYBODY)

    assert ask(close_with(EVERYBODY), path + sent).status_code == 404


def test_an_audience_beside_itself_is_not_answered_with_two_others(ask):
    page = text_of(ask(close_with(EVERYBODY), "explore/?view=gaps&a=managers&b=managers"))

    assert "An audience has no gap to itself: choose two different ones." in page
    assert "<figure" not in page


@pytest.mark.parametrize("sent", ["", "&format=csv"])
def test_units_in_the_view_of_nobody_are_not_those_of_everybody(ask, sent):
    result = close_with_groups()

    assert ask(result, f"explore/?view=units&audience=nobody{sent}").status_code == 404
    assert "Harbor" in text_of(ask(result, f"explore/?view=units{sent}"))


@pytest.mark.parametrize(
    ("answers", "leads_on"),
    [(SHAPES[FEW], False), ({**EVERYBODY, "executives": [2, 3]}, True)],
)
def test_importance_of_a_withheld_group_says_why_and_leads_to_a_wider_one(ask, answers, leads_on):
    page = text_of(ask(close_with(answers), f"importance/?cell={WITHHELD}"))

    assert "This group is withheld to protect the people in it or beside it:" in page
    assert ("See Everybody instead" in page) is leads_on
    assert "<figure" not in page


def test_importance_of_a_withheld_group_has_no_number_in_the_csv(ask):
    sent = text_of(ask(close_with(SHAPES[FEW]), f"importance/?cell={WITHHELD}&format=csv"))

    rows = [line for line in sent.splitlines() if line.startswith(("A1 ", '"A1 '))]
    assert len(rows) == 1
    assert rows[0].endswith(",–,–,–,–,–,–")


@pytest.mark.parametrize("sent", ["", "&format=csv"])
def test_what_moved_in_a_withheld_group_is_told_in_words(ask, sent):
    close_with(EVERYBODY)

    told = text_of(ask(close_with(SHAPES[FEW]), f"compare/?cell={WITHHELD}{sent}"))

    assert "Executives: Autumn: This group is withheld to protect the people in it" in told
    assert "Leadership commitment" not in told


def test_what_moved_in_a_group_of_one_wave_says_so(ask):
    only = {code: levels for code, levels in EVERYBODY.items() if code != "executives"}
    first = close_with(only)
    first.body["cells"] = [cell for cell in first.body["cells"] if cell["id"] != WITHHELD]
    first.save()

    told = text_of(ask(close_with(EVERYBODY), f"compare/?cell={WITHHELD}"))

    assert "Executives: Autumn has no such group." in told
    assert "See everybody instead" in told


def test_the_api_tells_the_same_of_importance_as_the_page(ask, eve, sign_in):
    result = close_with(EVERYBODY)
    read = sign_in(eve).get

    cells = f"/api/o/acme/results/{result.assessment_id}/cells/"
    told = read(f"{cells}organization/").json()["importance"]
    sent = text_of(ask(result, "importance/?format=csv"))

    assert set(told) == set(result.body["elements"])
    assert {pair["verdict"] for pair in told.values()} == {"enough"}
    assert sent.count(",enough") == len(told)
    assert read(f"{cells}audience:nobody/").status_code == 404
