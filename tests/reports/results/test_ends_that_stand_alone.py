"""Nothing is called highest or lowest where another prints the same mean."""

from __future__ import annotations

import pytest

from reports.sections import group_map, profile
from reports.sections.groups import Group


def groups(*means: float) -> list[Group]:
    return [
        Group({"form": "full"}, f"Unit {place}", "", {"status": "ok", "mean": mean})
        for place, mean in enumerate(means)
    ]


@pytest.mark.parametrize(
    ("means", "finding"),
    [
        ((2.6, 2.3, 2.1), "Highest: Unit 0 (2.6); lowest: Unit 2 (2.1)."),
        ((2.6, 2.14, 2.11), "Highest: Unit 0 (2.6); lowest: Unit 2 and Unit 1 (2.1)."),
        ((2.6, 2.1, 2.1, 2.1, 2.1), "Highest: Unit 0 (2.6); lowest: 4 groups (2.1)."),
    ],
)
def test_groups_of_one_height_are_named_together(means, finding):
    assert group_map.finding(groups(*means)) == finding


@pytest.mark.parametrize(
    ("means", "title"),
    [
        ((2.0, 2.5, 3.0), "“C” is furthest, “A” has the longest way to go"),
        ((2.0, 2.0, 3.0), "“C” is furthest"),
        ((1.0, 2.0, 2.0), "“A” has the longest way to go"),
        ((1.0, 1.0, 2.0, 2.0), "Score of each domain"),
    ],
)
def test_a_domain_is_named_where_it_stands_there_alone(means, title):
    assert profile.name_ends(list(zip(means, "ABCD", strict=False))) == title
