"""The board page: one printed page with the level, the reason, and what there is to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.sections import audiences, gaps, level, standpoint, summary, trust, unlock, words

if TYPE_CHECKING:
    from reports.queries.material import Material
    from reports.sections.section import Figure, Point

MOST_MOVES = 5
MOST_GAPS = 5
MOST_DECISIONS = 3


@dataclass(frozen=True, slots=True)
class Gap:
    name: str
    now: str
    target: int
    gap: str


@dataclass(frozen=True, slots=True)
class Board:
    stairs: Figure
    headline: str
    whose: str
    why: str
    meaning: str
    audiences: Figure | None
    audiences_finding: str
    gaps: tuple[Gap, ...]
    unlock_title: str
    moves: tuple[Point, ...]
    more_moves: str
    decisions: tuple[Point, ...]
    ground: tuple[str, ...]


def build(material: Material) -> Board:
    moves = unlock.moves(material)
    return Board(
        stairs=summary.stairs(material),
        headline=level.headline(material),
        whose=standpoint.sentence(material),
        why=level.holding_back(material) if material.level else "",
        meaning=level.descriptor(material),
        audiences=None if material.named else audiences.figure(material),
        audiences_finding="" if material.named else audiences.finding(material),
        gaps=tuple(_gap(material, code) for code, _size in material.gaps()[:MOST_GAPS]),
        unlock_title=unlock.build(material).title,
        moves=tuple(moves[:MOST_MOVES]),
        more_moves=_more(len(moves) - MOST_MOVES),
        decisions=tuple(_decisions(material, moves)[:MOST_DECISIONS]),
        ground=_ground(material),
    )


def _gap(material: Material, code: str) -> Gap:
    entry = material.overall["elements"][code]
    return Gap(
        name=material.instrument.element(code).name,
        now=words.mean_text(entry),
        target=material.rules["targets"][code],
        gap=gaps.gap_text(entry),
    )


def _more(number: int) -> str:
    if number <= 0:
        return ""
    return ngettext("and %(n)d more move", "and %(n)d more moves", number) % {"n": number}


def _decisions(material: Material, moves: list[Point]) -> list[Point]:
    """The steps that unlock the next level; at the top, those of the widest gaps."""
    if moves:
        return moves
    steps = [unlock.next_step(material, code) for code, _size in material.gaps()]
    return [step for step in steps if step is not None]


def _ground(material: Material) -> tuple[str, ...]:
    """How many answered, how sure the level is, and whether raters agree."""
    sure = level.confidence_chip(material)
    return tuple(
        filter(
            None,
            (
                trust.participation(material),
                _("Confidence in the level: %(sure)s.") % {"sure": sure} if sure else "",
                level.score_sentence(material),
                trust.agreement(material),
            ),
        )
    )
