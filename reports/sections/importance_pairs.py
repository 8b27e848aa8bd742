"""Importance and practice of each element in a group, and the quarter of the chart it lies in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.sections import words
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
    q: float | None
    word: str | None

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


def pairs(material: Material, cell_id: str) -> list[Pair]:
    return [pair(material, cell_id, code) for code in material.element_codes]


def pair(material: Material, cell_id: str, code: str) -> Pair:
    told = (material.body.get("importance_scores") or {}).get(cell_id, {}).get(code, {})
    mean = told["mean"] if "mean" in told else _mean_importance(material, cell_id, code)
    practice = told.get("practice") or words.mean_value(material.score(cell_id, code))
    margin = None if mean is None or practice is None else mean - practice
    return Pair(
        code=code,
        name=material.instrument.element(code).name,
        importance=mean,
        practice=practice,
        gap=told.get("gap", margin),
        n=told.get("n"),
        q=told.get("q"),
        word=told.get("word"),
    )


def _mean_importance(material: Material, cell_id: str, code: str) -> float | None:
    """From the counts, for results of the first engine, which has no pairs."""
    row = (material.body.get("importance") or {}).get(cell_id, {}).get(code)
    if row is None or sum(row[:-1]) < (1 if material.named else material.minimum):
        return None
    scale = range(1, len(row))
    return sum(level * count for level, count in zip(scale, row, strict=False)) / sum(row[:-1])


def quarter(material: Material, pair: Pair) -> int | None:
    """Which quarter an element lies in; the middle of the scale divides them."""
    if pair.importance is None or pair.practice is None:
        return None
    levels = material.rules["levels"]
    middle = (levels[0] + levels[-1]) / 2
    return 2 * (pair.importance < middle) + (pair.practice >= middle)


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
