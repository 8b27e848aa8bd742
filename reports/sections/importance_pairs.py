"""Importance and practice of each element in a group, and what the two ask for together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from assessments.scoring.importance_verdicts import Weighed, average_of, importance_verdicts
from reports.sections import words, words_cells
from reports.sections.section import Table

if TYPE_CHECKING:
    from reports.queries.material import Material

ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class Pair:
    """Importance and practice of one element in one group; `q` where the pairs were tested."""

    code: str
    name: str
    importance: float | None
    practice: float | None
    gap: float | None
    n: int | None
    dominance: float | None
    q: float | None
    verdict: str = ""

    @property
    def is_known(self) -> bool:
        return self.importance is not None and self.practice is not None


def is_asked(material: Material) -> bool:
    return material.body.get("importance") is not None


def is_known(material: Material) -> bool:
    """Whether both are known of any element for everybody together."""
    return is_asked(material) and any(each.is_known for each in pairs(material, ORGANIZATION))


def cells(material: Material) -> list[dict[str, Any]]:
    """The groups that could be looked at: everybody and each audience."""
    return [*material.cells_of("organization"), *material.cells_of("audience")]


def is_told(material: Material, cell: dict[str, Any]) -> bool:
    """Importance is told of groups whose whole spread is shown."""
    return cell["id"] in (material.body.get("importance") or {})


def told_around(material: Material, cell: dict[str, Any]) -> dict[str, Any] | None:
    """The nearest wider group that importance is told of, where it is not told of this one."""
    if is_told(material, cell):
        return None
    return words_cells.wider_cell(material, cell, fits=partial(is_told, material))


def pairs(material: Material, cell_id: str) -> list[Pair]:
    """The pairs of all elements, each with its verdict among those of which both are known."""
    found = [pair(material, cell_id, code) for code in material.element_codes]
    verdicts = iter(importance_verdicts(_weighed(material, found)))
    return [replace(each, verdict=next(verdicts)) if each.is_known else each for each in found]


def average(material: Material, found: list[Pair]) -> tuple[float, float] | None:
    """The average importance and gap, each on 0 to 1; None where nothing is known."""
    weighed = _weighed(material, found)
    return average_of(weighed) if weighed else None


def _weighed(material: Material, found: list[Pair]) -> list[Weighed]:
    wanted, practiced = len(material.instrument.importance.options) - 1, material.top - 1
    return [
        Weighed(
            (each.importance - 1) / wanted, (each.practice - 1) / practiced, each.dominance, each.q
        )
        for each in found
        if each.importance is not None and each.practice is not None
    ]


def pair(material: Material, cell_id: str, code: str) -> Pair:
    told = (material.body.get("importance_scores") or {}).get(cell_id, {}).get(code, {})
    mean = told["mean"] if "mean" in told else _mean_importance(material, cell_id, code)
    practice = told.get("practice") or _mean_practice(material.score(cell_id, code))
    margin = None if mean is None or practice is None else mean - practice
    return Pair(
        code=code,
        name=material.instrument.element(code).name,
        importance=mean,
        practice=practice,
        gap=told.get("gap", margin),
        n=told.get("n"),
        # Named raters are all there are, so nothing is tested among them.
        dominance=None if material.named else told.get("dominance"),
        q=None if material.named else told.get("q"),
    )


def _mean_practice(entry: words.Entry) -> float | None:
    """Nothing of a small group: its means have one decimal, and its importance is not told."""
    return None if entry["status"] == "coarse" else words.mean_value(entry)


def _mean_importance(material: Material, cell_id: str, code: str) -> float | None:
    """From the counts, for results of the first engine, which has no pairs."""
    row = (material.body.get("importance") or {}).get(cell_id, {}).get(code)
    if row is None or sum(row[:-1]) < (1 if material.named else material.minimum):
        return None
    scale = range(1, len(row))
    return sum(level * count for level, count in zip(scale, row, strict=False)) / sum(row[:-1])


def counts(material: Material, cell_id: str) -> list[Table]:
    """How many people gave each pair of ratings: all that the gaps and their tests rest on."""
    told = (material.body.get("joint") or {}).get(cell_id)
    if told is None:
        return []
    options = range(1, len(material.instrument.importance.options) + 1)
    return [
        Table(
            caption=_("People by practice and importance"),
            columns=(
                _("Element"),
                _("Practice"),
                *(_("Importance %(number)d") % {"number": option} for option in options),
            ),
            rows=tuple(
                (code, words.level_text(level, level), *map(str, row))
                for code in material.element_codes
                for level, row in zip(material.rules["levels"], told[code], strict=True)
            ),
        )
    ]
