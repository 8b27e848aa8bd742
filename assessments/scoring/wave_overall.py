"""What moved over all audiences together, and why the mean moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.change_parts import change_parts
from assessments.scoring.native import number
from assessments.scoring.stratified_shift import stratified_shift
from assessments.scoring.table import divide
from assessments.scoring.wave_entries import (
    coarse_entry,
    entry_status,
    is_real,
    plain_entry,
    tested_entry,
)
from assessments.scoring.wave_pair import SMALLEST_CHANGE

if TYPE_CHECKING:
    from assessments.scoring.native import Json
    from assessments.scoring.stratified_shift import Shift
    from assessments.scoring.table import Counts, Floats
    from assessments.scoring.wave import Wave
    from assessments.scoring.wave_pair import WavePair

MORE_OR_FEWER_ANSWER = 0.1
"""Response rates this far apart are other raters, whoever they are."""


def overall_changes(pair: WavePair) -> dict[str, Json]:
    """Compare the composite of every element: like for like, audience by audience."""
    waves = pair.before, pair.after
    scores = [wave.body["overall"]["elements"] for wave in waves]
    refused = pair.is_refused_overall
    strata = _Strata(pair)
    return {
        element: _entry(
            pair, strata, element, (scores[0].get(element), scores[1].get(element)), refused=refused
        )
        for element in pair.elements
    }


def _entry(
    pair: WavePair,
    strata: _Strata,
    element: str,
    scores: tuple[Json | None, Json | None],
    *,
    refused: bool,
) -> Json:
    before, after = scores
    status = "refused" if refused else entry_status(before, after)
    status = pair.obstacle(element) or status
    blank = {"within": None, "mix": None}
    if before is None or after is None or status not in {"ok", "coarse"}:
        return plain_entry(before, after, status=status) | blank
    if status == "coarse":
        return coarse_entry(_signed(before), _signed(after)) | blank
    shift, (within, mix) = strata.shift(element), strata.parts(element)
    return tested_entry(before, after, shift=shift) | {"within": within, "mix": mix}


def _signed(score: Json) -> Json:
    return score | {"mean": {"op": score["op"], "value": score["mean"]}}


class _Strata:
    """The cells of both bases, each with its counts and weights in either wave."""

    def __init__(self, pair: WavePair) -> None:
        self.elements = pair.comparable
        self.cells = tuple(dict.fromkeys((*pair.before.basis, *pair.after.basis)))
        self.counts = [self._counts(wave) for wave in (pair.before, pair.after)]
        self.weights = [self._weights(wave) for wave in (pair.before, pair.after)]

    def shift(self, element: str) -> Shift | None:
        """Test the change inside the audiences, weighted as in the middle of the two waves."""
        column = self.elements.index(element)
        early, late = (counts[:, column] for counts in self.counts)
        weights = (self.weights[0][:, column] + self.weights[1][:, column]) / 2
        return stratified_shift(early, late, weights=weights)

    def parts(self, element: str) -> tuple[float | None, float | None]:
        """Split the change of the mean into what moved inside audiences and what their mix did."""
        column = self.elements.index(element)
        early, late = (_means(counts[:, column]) for counts in self.counts)
        found = change_parts(
            early,
            late,
            weights_before=self.weights[0][:, column],
            weights_after=self.weights[1][:, column],
        )
        return number(found[0]), number(found[1])

    def _counts(self, wave: Wave) -> Counts:
        inside = np.array([cell in wave.basis for cell in self.cells], dtype=np.int64)
        return wave.counts(self.cells, elements=self.elements) * inside[:, None, None]

    def _weights(self, wave: Wave) -> Floats:
        found = np.zeros((len(self.cells), len(self.elements)))
        rows = [self.cells.index(cell) for cell in wave.basis]
        found[rows] = wave.weights(elements=self.elements)
        return found


def _means(counts: Counts) -> Floats:
    """Mean place on the scale of each row, levels one apart."""
    return divide(counts @ np.arange(counts.shape[-1]), counts.sum(axis=-1))


def with_kinds(entries: dict[str, Json], pair: WavePair) -> dict[str, Json]:
    """Say of every compared element why its mean moved, once the family has been adjusted."""
    scope, raters = other_audiences(pair), other_response(pair)
    return {
        element: entry | {"kind": _kind(entry, scope=scope, raters=raters)}
        for element, entry in entries.items()
    }


def _kind(entry: Json, *, scope: bool, raters: bool) -> str | None:
    """Real change first; what is left of a difference is put down to scope, then to raters."""
    if entry["status"] in {"rubric_changed", "not_comparable"}:
        return "other_rubric" if entry["status"] == "rubric_changed" else "other_scope"
    if entry["status"] not in {"ok", "not_testable"}:
        return None
    if is_real(entry):
        return "real_change"
    if abs(entry["difference"]) < SMALLEST_CHANGE:
        return "no_clear_change"
    if scope:
        return "other_scope"
    mixed = abs(entry["mix"] or 0) >= abs(entry["within"] or 0)
    return "other_raters" if raters or mixed else "no_clear_change"


def other_audiences(pair: WavePair) -> bool:
    """Tell whether the overall figures of the two waves stand on different audiences."""
    return set(pair.before.basis) != set(pair.after.basis)


def other_response(pair: WavePair) -> bool:
    """Tell whether in any audience a clearly larger or smaller part answered."""
    return any(
        early is not None and late is not None and abs(late - early) >= MORE_OR_FEWER_ANSWER
        for early, late in response_rates(pair).values()
    )


def response_rates(pair: WavePair) -> dict[str, list[float | None]]:
    """Response rates of the audiences of both waves, earlier first."""
    told = [
        wave.body.get("response", {}).get("audiences", {}) for wave in (pair.before, pair.after)
    ]
    return {
        audience: [told[0][audience]["rate"], rate["rate"]]
        for audience, rate in told[1].items()
        if audience in told[0]
    }
