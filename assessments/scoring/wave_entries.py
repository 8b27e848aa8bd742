"""The entry of one element in a comparison of waves: what is there in each of its situations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessments.scoring.cliffs_delta import delta_word
from assessments.scoring.native import Json, number
from assessments.scoring.wave_pair import probability_of_a_rise

if TYPE_CHECKING:
    from assessments.scoring.stratified_shift import Shift

GAP_FROM = 0.147
FALSE_DISCOVERIES = 0.05

_SHOWN = ("ok", "coarse", "provisional")


def plain_entry(before: Json | None, after: Json | None, *, status: str) -> Json:
    """Both waves beside each other, without a difference."""
    return {
        "status": status,
        "kind": None,
        "before": _mean(before),
        "after": _mean(after),
        "level_before": (before or {}).get("level"),
        "level_after": (after or {}).get("level"),
        **dict.fromkeys(("difference", "delta", "interval", "p", "q", "word", "prob_rose")),
        "smallest": None,
    }


def compared_entry(
    before: Json | None, after: Json | None, *, obstacle: str | None, shift: Shift | None
) -> Json:
    """Compare as far as the wave that shows less allows, and nothing stands in the way."""
    status = obstacle or _status(before, after)
    if before is None or after is None or status not in {"ok", "coarse"}:
        return plain_entry(before, after, status=status)
    if status == "coarse":
        return _coarse_entry(before, after)
    return _tested_entry(before, after, shift=shift)


def _status(before: Json | None, after: Json | None) -> str:
    found = [(each or {}).get("status", "no_data") for each in (before, after)]
    missing = [status for status in found if status not in _SHOWN]
    if missing:
        return str(missing[0])
    return "coarse" if "coarse" in found else "ok"


def _coarse_entry(before: Json, after: Json) -> Json:
    """Difference of two means of one decimal; none where one of them is only a bound."""
    entry = plain_entry(before, after, status="coarse")
    early, late = entry["before"], entry["after"]
    exact = early is not None and late is not None and early["op"] == late["op"] == "="
    return entry | {"difference": round(late["value"] - early["value"], 1) if exact else None}


def _tested_entry(before: Json, after: Json, *, shift: Shift | None) -> Json:
    """Difference, effect, test and what the test could have seen."""
    p = None if shift is None else number(shift.p)
    entry = plain_entry(before, after, status="not_testable" if p is None else "ok") | {
        "difference": after["mean"] - before["mean"],
        "prob_rose": probability_of_a_rise(before.get("likelihood"), after.get("likelihood")),
    }
    if shift is None:
        return entry
    return entry | {
        "delta": shift.delta,
        "interval": None if shift.interval is None else list(shift.interval),
        "p": p,
        "word": delta_word(shift.delta),
        "smallest": number(shift.smallest),
    }


def is_real(entry: Json) -> bool:
    """Tell whether a shift is both unlikely by chance and large enough to have a word."""
    q, delta = entry["q"], entry["delta"]
    return q is not None and q <= FALSE_DISCOVERIES and abs(delta) >= GAP_FROM


def _mean(score: Json | None) -> Json | None:
    """A mean with its sign: exact, or at least, or at most."""
    mean: Any = None if score is None else score.get("mean")
    if mean is None:
        return None
    if isinstance(mean, dict):
        return {"op": mean["op"], "value": mean["value"]}
    return {"op": (score or {}).get("op", "="), "value": mean}
