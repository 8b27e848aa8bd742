"""What moved over all audiences together, and why the mean moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.scoring.wave_entries import compared_entry, is_real
from assessments.scoring.wave_pair import SMALLEST_CHANGE
from assessments.scoring.wave_strata import Strata

if TYPE_CHECKING:
    from assessments.scoring.native import Json
    from assessments.scoring.wave_pair import WavePair

MORE_OR_FEWER_ANSWER = 0.1
"""Response rates this far apart are other raters, whoever they are."""


def overall_changes(pair: WavePair) -> dict[str, Json]:
    """Compare the composite of every element: like for like, audience by audience."""
    early, late = (wave.body["overall"]["elements"] for wave in (pair.before, pair.after))
    refused = "refused" if pair.is_refused_overall else None
    strata = Strata(pair)
    return {
        element: _entry(
            strata,
            element,
            (early.get(element), late.get(element)),
            obstacle=pair.obstacle(element) or refused,
        )
        for element in pair.elements
    }


def _entry(
    strata: Strata,
    element: str,
    scores: tuple[Json | None, Json | None],
    *,
    obstacle: str | None,
) -> Json:
    shift = strata.shift(element) if obstacle is None else None
    entry = compared_entry(*scores, obstacle=obstacle, shift=shift)
    tested = entry["status"] in {"ok", "not_testable"}
    within, mix = strata.parts(element) if tested else (None, None)
    return entry | {"within": within, "mix": mix}


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
    within = entry["within"]
    mixed = within is not None and abs(entry["mix"] or 0) >= abs(within)
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
