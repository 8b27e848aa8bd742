"""What may tell who wrote a comment is marked, and what is removed is gone everywhere."""

from __future__ import annotations

import pytest

from assessments.disclosure.identifying_marks import identifying_marks, without

NAMES = ["Ana Lima", "Will Stone", "Jörg"]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("write to ana.lima+hr@mail.acme.co.uk!", ("ana.lima+hr@mail.acme.co.uk",)),
        ("call +49 (30) 123-45 67 now", ("+49 (30) 123-45 67",)),
        ("call 0301234567.", ("0301234567",)),
        ("ask @ana_lima or @bo", ("@ana_lima", "@bo")),
        ("ANA LIMA said so, Ana agreed", ("ANA LIMA", "Ana")),
        ("Will you ask Jörg?", ("Will", "Jörg")),
        ("we will see in 2025 and 2026, 100 %", ()),
        ("an analysis of stones", ()),
    ],
)
def test_marks(text, marks):
    assert identifying_marks(text, names=NAMES) == marks


def test_words_removed_are_gone_everywhere_and_the_longest_first():
    text = "Ana wrote ana@acme.org. Ana Lima knows."

    shorter = without(text, ["Ana", "ana@acme.org", "Ana Lima"])

    assert shorter == "[removed] wrote [removed]. [removed] knows."


def test_nothing_to_remove_leaves_the_text():
    assert without("As it is.", ["", "absent"]) == "As it is."
