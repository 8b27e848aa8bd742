"""What the workbook's formulas give: the engine's own functions, on the counts in the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from assessments.scoring.cell_scores import weighted_mean
from assessments.scoring.combine_audiences import audience_weights, combined_shares
from assessments.scoring.element_level import element_level, level_rank_from_shares
from assessments.scoring.location import index_from_mean, mean_level
from assessments.scoring.org_level import LevelRule, org_level
from assessments.scoring.shares import share_at_or_above
from assessments.scoring.table import CountTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.scoring.table import Counts, Floats
    from reports.queries.material import Material

ORGANIZATION = "organization"


def counts_of(material: Material, cells: Sequence[str]) -> CountTable:
    """The released histograms of some cells; all of these show theirs."""
    codes, levels = material.element_codes, material.rules["levels"]
    shape = (len(cells), len(codes), len(levels) + 1)
    known = material.body["counts"]
    found = np.array([[known[cell][code] for code in codes] for cell in cells], dtype=np.int64)
    found = found.reshape(shape)
    return CountTable(
        found[..., :-1], tuple(cells), tuple(codes), tuple(levels), unsure=found[..., -1]
    )


def fewest(material: Material) -> int:
    """From how many ratings on an element counts as rated."""
    return max(1, int(material.rules["k"])) if material.rules["suppressed"] else 1


def weight_of(material: Material, code: str) -> float:
    return float(material.rules["weights"].get(code, 1.0))


@dataclass(frozen=True)
class Recount:
    """Organization and audiences whose histograms are released, and what follows from them."""

    material: Material
    table: CountTable

    @cached_property
    def answered(self) -> Counts:
        """Ratings of each element in each group; the table would sum all of them each time."""
        return self.table.answered

    @cached_property
    def judged(self) -> Any:
        """Which elements each group could judge: all others are unrated."""
        enough = self.answered >= fewest(self.material)
        return enough & (self.table.unsure <= self.answered)

    @cached_property
    def mean(self) -> Floats:
        return np.where(self.judged, mean_level(self.table), np.nan)

    @cached_property
    def reach(self) -> Floats:
        return np.where(self.judged[..., None], share_at_or_above(self.table), np.nan)

    @cached_property
    def level(self) -> Floats:
        return np.where(self.judged, element_level(self.table), np.nan)

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """What each group counts for in the whole, before they are made to add up to 1."""
        basis = self.material.overall["basis"]["cells"]
        return tuple(
            self.material.weight(cell) if cell in basis else 0.0 for cell in self.table.segments
        )

    @cached_property
    def shares(self) -> Floats:
        usable = self.table.counts * self.judged[..., None]
        given = np.array(self.weights, dtype=np.float64)
        return combined_shares(usable, weights=audience_weights(usable.sum(axis=-1), weights=given))

    @cached_property
    def whole_reach(self) -> Floats:
        return np.asarray(np.flip(np.flip(self.shares, axis=-1).cumsum(axis=-1), axis=-1))

    @cached_property
    def whole_mean(self) -> Floats:
        return self.shares @ np.asarray(self.table.levels, dtype=np.float64)

    @cached_property
    def whole_level(self) -> Floats:
        return level_rank_from_shares(self.shares) + self.table.levels[0] - 1

    def index(self, mean: Any) -> Any:
        return index_from_mean(mean, levels=self.table.levels)

    def score(self, codes: Sequence[str]) -> float:
        chosen = [self.table.items.index(code) for code in codes]
        weights = np.array([weight_of(self.material, code) for code in codes])
        return weighted_mean(self.whole_mean[chosen], weights)

    def group_score(self, row: int) -> float:
        """The mean of a group over the elements it could judge."""
        weights = np.array([weight_of(self.material, code) for code in self.table.items])
        return weighted_mean(self.mean[row], weights)


def recount(material: Material) -> Recount | None:
    """None where the whole rests on no released histogram: then nothing can be worked out."""
    known = material.body["counts"]
    basis = material.overall["basis"]["cells"]
    if not basis or any(cell not in known for cell in basis):
        return None
    asked = [ORGANIZATION, *(f"audience:{code}" for code in material.audiences)]
    return Recount(material, counts_of(material, [cell for cell in asked if cell in known]))


def level_rule(material: Material) -> LevelRule:
    rules = material.rules
    return LevelRule(frozenset(rules["core"]), Fraction(rules["quota"]), len(rules["levels"]))


def organization_level(
    material: Material, levels: Sequence[float | None]
) -> tuple[int, int] | tuple[None, None]:
    """Lowest and highest level that the elements allow; unrated ones leave it open."""
    first = material.rules["levels"][0]
    ranks = {
        code: None if level is None else int(level) - first + 1
        for code, level in zip(material.element_codes, levels, strict=True)
    }
    found = org_level(ranks, rule=level_rule(material)) if any(ranks.values()) else None
    if found is None:
        return None, None
    return max(found[0], 1) + first - 1, max(found[1], 1) + first - 1
