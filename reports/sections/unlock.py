"""What unlocks the next level, and the next step of every element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.sections import level, priorities, words
from reports.sections.section import Point, Section

if TYPE_CHECKING:
    from reports.queries.material import Material


def build(material: Material) -> Section:
    unlock = material.body["unlock"]
    explanation = _(
        "This is the smallest set of moves that lifts the organization one level: each asks the "
        "fewest raters to see one step more. What to take up first stands first."
    )
    return Section(
        key="unlock",
        title=_title(material),
        lead=_lead(material),
        paragraphs=tuple(filter(None, (explanation if unlock else "", _rate_first(material)))),
        points=tuple(moves(material)),
    )


def _title(material: Material) -> str:
    unlock = material.body["unlock"]
    if unlock:
        return _("What unlocks Level %(level)d") % {"level": unlock["target"]}
    return _("What keeps the level") if material.level else _("What unlocks the next level")


def _lead(material: Material) -> str:
    if material.level is None and material.body["unlock"] is None:
        return _("It can be said once enough people have answered to name a level.")
    return level.holding_back(material)


def _rate_first(material: Material) -> str:
    """Name the elements that need answers before anything about them can be planned."""
    codes = (material.body["unlock"] or {}).get("rate_first", [])
    if not codes:
        return ""
    names = words.join_names([material.instrument.element(code).name for code in codes])
    return _("Too few people could judge these, so ask about them first: %(names)s.") % {
        "names": names
    }


def moves(material: Material) -> list[Point]:
    """In the order of taking them up."""
    unlock = material.body["unlock"]
    if unlock is None:
        return []
    place = [each.element for _rank, each in priorities.priorities(material)].index
    return [
        _move(material, each) for each in sorted(unlock["moves"], key=lambda m: place(m["element"]))
    ]


def _move(material: Material, move: dict[str, int | str]) -> Point:
    element = material.instrument.element(str(move["element"]))
    start, end = int(move["from"]), int(move["to"])
    return Point(
        title=element.name,
        text=element.next_steps[start - 1],
        from_level=start,
        to_level=end,
        code=element.code,
    )


def next_step(material: Material, code: str) -> Point | None:
    """The step that leads this element one level up; none at the top or where it is not rated."""
    element = material.instrument.element(code)
    now = material.overall["elements"][code].get("level")
    if now is None or now > len(element.next_steps):
        return None
    return Point(
        title=element.name,
        text=element.next_steps[now - 1],
        from_level=now,
        to_level=now + 1,
        code=code,
    )


def next_steps(material: Material) -> Section:
    points = [next_step(material, code) for code in material.element_codes]
    return Section(
        key="next-steps",
        title=_("Next steps for every element"),
        lead=_("One step up from where each element stands today."),
        points=tuple(point for point in points if point is not None),
    )
