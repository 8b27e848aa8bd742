"""Comments as the pages show them: grouped for readers, with marks for reviewers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.disclosure.identifying_marks import identifying_marks
from assessments.queries.comment_keys import hidden_key
from reports.sections.in_their_words import said_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessments.models import Comment
    from assessments.queries.comment_counts import Reviewed
    from reports.queries.material import Material


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as readers see it."""

    by: str
    text: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What was said of one element."""

    code: str
    name: str
    comments: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A comment before a decision; `parts` are its words, and whether each is marked."""

    key: str
    by: str
    parts: tuple[tuple[str, bool], ...]
    marks: tuple[str, ...]
    themes: str
    status: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    material: Material
    element: str
    decided: bool
    reviewed: tuple[tuple[Reviewed, str], ...]

    @property
    def waiting(self) -> int:
        return sum(row.waiting for row, _name in self.reviewed)

    @property
    def element_name(self) -> str:
        return next((name for row, name in self.reviewed if row.element == self.element), "")


def comment_groups(
    material: Material, comments: Iterable[Comment], *, themes: set[str]
) -> list[Group]:
    """Group by element; only themes that enough comments share are named."""
    by_element: dict[str, list[Said]] = {}
    for comment in comments:
        shared = tuple(theme for theme in comment.themes if theme in themes)
        said = Said(said_by(material, comment.released_in), comment.text, shared)
        by_element.setdefault(comment.element, []).append(said)
    return [
        Group(code, material.instrument.element(code).name, tuple(by_element[code]))
        for code in material.element_codes
        if code in by_element
    ]


def review_page(
    material: Material, reviewed: list[Reviewed], asked: Mapping[str, str]
) -> ReviewPage:
    """Begin with the first element that has something waiting."""
    known = [row.element for row in reviewed]
    waiting = [row.element for row in reviewed if row.waiting]
    element = asked.get("element", "")
    return ReviewPage(
        material=material,
        element=element if element in known else next(iter([*waiting, *known]), ""),
        decided=asked.get("show") == "decided",
        reviewed=tuple((row, material.instrument.element(row.element).name) for row in reviewed),
    )


def review_rows(
    material: Material, comments: Iterable[Comment], *, names: list[str]
) -> list[ReviewRow]:
    return [_row(material, comment, names) for comment in comments]


def _row(material: Material, comment: Comment, names: list[str]) -> ReviewRow:
    marks = identifying_marks(comment.text, names=names)
    return ReviewRow(
        key=hidden_key(comment.pk),
        by=said_by(material, comment.released_in),
        parts=_parts(comment.text, marks),
        marks=marks,
        themes=", ".join(comment.themes),
        status=comment.status,
    )


def _parts(text: str, marks: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    if not marks:
        return ((text, False),)
    longest_first = sorted(marks, key=len, reverse=True)
    pieces = re.split(f"({'|'.join(map(re.escape, longest_first))})", text)
    return tuple((piece, bool(place % 2)) for place, piece in enumerate(pieces) if piece)
