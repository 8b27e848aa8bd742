"""The page on file formats names every column and limit, and its example can be imported."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from competencies.content.decoding import LARGEST_FILE
from competencies.content.reading import MOST_ROWS, read_competencies
from competencies.content.relations import MOST_STEPS
from competencies.content.row import COLUMNS, LONGEST, TIERS

PAGE = Path(__file__).parents[2] / "docs" / "content-format.md"


@pytest.fixture(scope="module")
def chapter() -> str:
    return PAGE.read_text("utf-8").partition("## A competency framework as CSV")[2]


def test_every_column_and_tier_is_named(chapter):
    named = set(re.findall(r"`(\w+)`", chapter))
    assert {*COLUMNS, *(tier.lower() for tier in TIERS)} <= named


def test_every_limit_is_named(chapter):
    limits = [
        f"{longest:,} characters" for column, longest in LONGEST.items() if column != "parent"
    ]
    limits += [f"{MOST_ROWS:,} competencies", f"{MOST_STEPS} steps", f"{LARGEST_FILE // 10**6} MB"]
    assert [limit for limit in limits if limit not in chapter] == []


def test_the_example_has_no_mistakes(chapter):
    example = re.search(r"```csv\n(.*?)```", chapter, re.DOTALL)

    reading = read_competencies(example[1])

    assert (reading.mistakes, [row.code for row in reading.rows]) == ((), ["V1", "C1", "C1.1"])
