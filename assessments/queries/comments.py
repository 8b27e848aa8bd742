"""Reads comments: how many there are, which may be read, which wait for a decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q, Window
from django.db.models.functions import RowNumber

from assessments.models import Comment, CommentStatus
from assessments.queries.comment_pages import Turn, read_page

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

    from assessments.models import Assessment
    from assessments.queries.comment_counts import CommentCounts
    from assessments.queries.comment_pages import Page

PAGE_SIZE = 50
REVIEWED_AT_ONCE = 25
LONGEST_SEARCH = 100


@dataclass(frozen=True, slots=True)
class Search:
    """What a reader looks for; nothing of it is ever looked for among other comments."""

    element: str = ""
    cell: str = ""
    words: str = ""
    theme: str = ""

    @property
    def narrows_texts(self) -> bool:
        return bool(self.words or self.theme)


def count_comments_said(assessment: Assessment) -> dict[str, dict[str, int]]:
    """Count what was said of each element in each audience: the numbers that decide."""
    said: dict[str, dict[str, int]] = {}
    rows = Comment.objects.filter(assessment=assessment).values("element", "audience")
    for row in rows.annotate(number=Count("pk")):
        said.setdefault(row["element"], {})[row["audience"]] = row["number"]
    return said


def list_readable_comments(assessment_id: int, search: Search | None = None) -> QuerySet[Comment]:
    """Approved comments of groups that may be shown; their random ids give a random order."""
    wanted = search or Search()
    readable = _released(assessment_id).filter(status=CommentStatus.APPROVED)
    exact = {"element": wanted.element, "released_in": wanted.cell}
    for field, value in exact.items():
        readable = readable.filter(**{field: value}) if value else readable
    if wanted.theme:
        readable = readable.filter(themes__contains=[wanted.theme])
    if wanted.words:
        readable = readable.filter(text__icontains=wanted.words[:LONGEST_SEARCH])
    return readable.only("element", "text", "released_in", "themes").order_by("element", "pk")


def search_comments(
    assessment_id: int, search: Search, *, counts: CommentCounts, minimum: int
) -> tuple[QuerySet[Comment], int]:
    """Return what fits, and how many; nothing where what fits may come from fewer people.

    Nobody comments twice on one element, so as many people as the element with most hits has are
    behind them for certain; comments on other elements may be theirs as well.
    """
    found = list_readable_comments(assessment_id, search)
    if not search.narrows_texts:
        return found, counts.readable(element=search.element, cell=search.cell)
    hits = found.order_by().values_list("element").annotate(number=Count("pk"))
    numbers = [number for _element, number in hits]
    if max(numbers, default=0) < minimum:
        return found.none(), 0
    return found, sum(numbers)


def find_comments(found: QuerySet[Comment], *, turn: Turn) -> Page:
    return read_page(found, by="element", turn=turn, size=PAGE_SIZE)


def find_comments_to_review(
    assessment_id: int, *, element: str, decided: bool, turn: Turn | None = None
) -> Page:
    """Return so many as a person reads at once.

    Those that wait, or those decided on: what was approved by mistake can be found again.
    """
    found = _to_review(assessment_id, element)
    waiting = Q(status=CommentStatus.WAITING)
    found = found.exclude(waiting) if decided else found.filter(waiting)
    return read_page(found, by="released_in", turn=turn or Turn(), size=REVIEWED_AT_ONCE)


def list_comments_never_shown(assessment_id: int) -> QuerySet[Comment]:
    """Comments of too few; for the audit, which looks for them where they must not be."""
    return Comment.objects.filter(assessment_id=assessment_id, released_in="").order_by("pk")


def list_comments_by_key(
    assessment_id: int, *, element: str, keys: Collection[int]
) -> QuerySet[Comment]:
    """Those of these keys that may be reviewed."""
    return _to_review(assessment_id, element).filter(pk__in=keys)


def _to_review(assessment_id: int, element: str) -> QuerySet[Comment]:
    return _released(assessment_id).filter(element=element).order_by("released_in", "pk")


def list_quotations(assessment_id: int, *, most: int) -> QuerySet[Comment]:
    """Take the first few of each element: by their random ids, so nobody has chosen them.

    Each knows as `approved` how many its element has.
    """
    place = Window(RowNumber(), partition_by="element", order_by="pk")
    approved = Window(Count("pk"), partition_by="element")
    found = list_readable_comments(assessment_id).annotate(place=place, approved=approved)
    return found.filter(place__lte=most)


def _released(assessment_id: int) -> QuerySet[Comment]:
    return Comment.objects.filter(assessment_id=assessment_id).exclude(released_in="")
