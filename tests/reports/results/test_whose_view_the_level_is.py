"""A level that some audiences have no part in says so before anything else."""

from __future__ import annotations

import copy

import pytest
from closed_result import PEOPLE, body, material

from reports.sections import board, level, method, standpoint, summary, trust


def told_of(cells: list[str], people: list[int | None], *, interim: int | None = None):
    given = copy.deepcopy(body())
    given["overall"]["basis"]["cells"] = cells
    for entry, number in zip(given["audience_scores"], people, strict=True):
        entry["people"] = number
    return material(body=given | ({"interim": interim} if interim else {}))


LOWER = ["audience:managers", "audience:employees"]
ALL = [f"audience:{code}" for code in PEOPLE]


@pytest.mark.parametrize(
    ("cells", "people", "interim", "said"),
    [
        (LOWER, [0, 0, 6, 12], 1,
         "From line managers and employees only: executives and L&D team gave no answers yet."),
        (LOWER, [0, None, 6, 12], None,
         ("From line managers and employees only: executives gave no answers; not counted, to "
         "protect small groups: L&D team.")),
        (["organization"], [0, 4, 4, 4], None,
         "From L&D team, line managers and employees only: executives gave no answers."),
        (ALL, [5, 6, 7, 8], None, ""),
        ([], [0, 0, 0, 0], None, ""),
    ],
)  # fmt: skip
def test_audiences_without_a_part_in_the_level_are_named(cells, people, interim, said):
    assert standpoint.sentence(told_of(cells, people, interim=interim)) == said


@pytest.mark.parametrize(
    ("cells", "people", "said"),
    [(["organization"], [4, 4, 6, None], True), (ALL, [5, 6, 7, 8], False),
     (["organization"], [0, 0, 0, 9], False), ([], [0, 0, 0, 0], False)],
)  # fmt: skip
def test_audiences_too_small_to_weigh_are_not_said_to_count_the_same(cells, people, said):
    told = told_of(cells, people)
    sentence = "The audiences are too small to weigh, so all answers count alike."

    assert (sentence in trust.build(told).paragraphs) is said
    assert (sentence in method.build(told).paragraphs) is said
    assert (sentence in [one.text for one in trust.statements(told, fragile="")]) is said


def test_wherever_the_level_stands_alone_it_is_said():
    told = told_of(LOWER, [0, 0, 6, 12])
    said = standpoint.sentence(told)

    assert summary.story(told)[0].text == said
    assert summary.sentences(told)[0] == said
    assert level.build(told).paragraphs[0] == said
    assert board.build(told).whose == said
