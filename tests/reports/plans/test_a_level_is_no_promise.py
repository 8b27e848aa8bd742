"""A plan that leads higher says how likely that is, unless it is likely."""

from __future__ import annotations

from copy import deepcopy

import pytest
from closed_result import body, material

from assessments.models import Initiative
from reports.sections import what_if, what_if_words
from reports.sections.plan import expected


def result_of(*, certain: bool):
    """Every element is certain of its level, or as likely on the one below."""
    made = deepcopy(body())
    for entry in made["overall"]["elements"].values():
        level = entry["level"] or 1
        shares = {level: 1.0} if certain else {level: 0.5, max(level - 1, 1): 0.5}
        entry["likelihood"] = [shares.get(rank, 0.0) for rank in (1, 2, 3, 4)]
    return material(body=made)


def said_of(result) -> list[str]:
    """With every element on Level 3, tried out and planned."""
    case = what_if.case_of(result)
    moves = dict.fromkeys(case.codes, 3)
    planned = what_if.planned_levels(case, {code: str(to) for code, to in moves.items()})
    found = what_if.outcome(case, planned)
    tried = what_if_words.describe(result, case, planned=planned, result=found)["verdict"]
    return [tried, expected(result, [Initiative(element=c, to_level=n) for c, n in moves.items()])]


@pytest.mark.parametrize("certain", [True, False])
def test_what_leads_higher_says_how_likely_that_is_unless_it_is_likely(certain):
    for text in said_of(result_of(certain=certain)):
        assert "from Level 2 to Level 3" in text
        assert ("it is very unlikely (<1%) that the organization" in text) is not certain


def test_below_twelve_answers_only_the_words_are_said():
    few = result_of(certain=False)
    few.overall["level"]["confidence"] = None

    for text in said_of(few):
        assert "it is very unlikely that the organization" in text
        assert "%" not in text
