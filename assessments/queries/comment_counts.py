"""Counts comments once for each version of them: there may be thousands, and every page tells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Count, F, Func

from assessments.models import Assessment, Comment, CommentStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

ASSESSMENTS_KEPT = 64


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How far the review of the comments on one element has come."""

    element: str
    waiting: int
    approved: int
    withheld: int


@dataclass(frozen=True, slots=True)
class CommentCounts:
    """Of the comments that may be shown; themes of those that a reviewer has approved."""

    groups: Mapping[tuple[str, str, str], int]  # element, cell, status
    every_theme: tuple[tuple[str, int, int], ...]  # theme, comments, people at the least

    def readable(self, *, element: str = "", cell: str = "") -> int:
        """How many are approved, of one element or in one cell where that is asked."""
        return sum(
            number
            for (about, place, status), number in self.groups.items()
            if status == CommentStatus.APPROVED and element in {"", about} and cell in {"", place}
        )

    def reviewed(self) -> list[Reviewed]:
        counts: dict[str, dict[str, int]] = {}
        for (element, _cell, status), number in sorted(self.groups.items()):
            counted = counts.setdefault(element, {each.value: 0 for each in CommentStatus})
            counted[status] += number
        return [Reviewed(element, **counted) for element, counted in counts.items()]

    def themes(self, *, minimum: int) -> list[tuple[str, int]]:
        """Most frequent first, none that may be of fewer people than that."""
        return [(theme, number) for theme, number, people in self.every_theme if people >= minimum]


def get_comment_counts(assessment_id: int) -> CommentCounts:
    known = Assessment.objects.values_list("organization_id", "comments_version")
    organization_id, version = known.get(pk=assessment_id)
    return _count(organization_id, assessment_id, version)


@lru_cache(maxsize=ASSESSMENTS_KEPT)
def _count(_organization_id: int, assessment_id: int, _version: int) -> CommentCounts:
    """A version is seen once what it stands for is stored: at worst something newer is kept."""
    readable = Comment.objects.filter(assessment_id=assessment_id).exclude(released_in="")
    groups = readable.values_list("element", "released_in", "status").order_by()
    approved = readable.filter(status=CommentStatus.APPROVED).exclude(themes=[])
    themes = approved.values("element", theme=Func(F("themes"), function="unnest")).order_by()
    by_element: dict[str, list[int]] = {}
    for row in themes.annotate(number=Count("pk")):
        by_element.setdefault(row["theme"], []).append(row["number"])
    # Nobody comments twice on one element, though perhaps on all of them.
    counted = [(theme, sum(numbers), max(numbers)) for theme, numbers in by_element.items()]
    return CommentCounts(
        {tuple(group): number for *group, number in groups.annotate(number=Count("pk"))},
        tuple(sorted(counted, key=lambda each: (-each[1], each[0]))),
    )
