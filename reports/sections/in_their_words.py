"""Comments that were approved, by element and by who said them; no rating, date or name beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.sections.section import Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessments.models import Comment
    from reports.queries.material import Material


def build(material: Material) -> Section:
    """A few of each element, for the report."""
    return Section(
        key="in-their-words",
        title=_("In their words"),
        lead=_(
            "What people wrote, in random order. Only comments of groups that may be shown, after "
            "a review; each quoted stands once, with the narrowest group it may be shown in."
        ),
        tables=comment_tables(material, material.comments),
    )


def comment_tables(material: Material, comments: Iterable[Comment]) -> tuple[Table, ...]:
    """One table for each element, in the order of the instrument."""
    by_element: dict[str, list[Comment]] = {}
    for comment in comments:
        by_element.setdefault(comment.element, []).append(comment)
    return tuple(
        _table(material, code, by_element[code])
        for code in material.element_codes
        if code in by_element
    )


def said_by(material: Material, cell: str) -> str:
    """Name the group that a comment is shown in."""
    if material.named:
        return _("The rater")
    audience = cell.removeprefix("audience:")
    return (
        _("Somebody in the organization") if audience == cell else material.audience_name(audience)
    )


def _table(material: Material, code: str, comments: Sequence[Comment]) -> Table:
    return Table(
        caption=_caption(f"{code} · {material.instrument.element(code).name}", comments),
        columns=(_("Said by"), _("Comment")),
        rows=tuple((said_by(material, each.released_in), each.text) for each in comments),
    )


def _caption(name: str, comments: Sequence[Comment]) -> str:
    """Say how many there are where only a few of them are quoted."""
    approved = getattr(comments[0], "approved", len(comments))
    if approved == len(comments):
        return name
    return _("%(name)s (%(shown)d of %(approved)d approved comments)") % {
        "name": name,
        "shown": len(comments),
        "approved": approved,
    }
