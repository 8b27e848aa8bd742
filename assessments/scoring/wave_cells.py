"""What moved in each audience, unit and attribute that both waves show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.scoring.stratified_shift import pair_shifts
from assessments.scoring.wave_entries import compared_entry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from assessments.scoring.native import Json
    from assessments.scoring.stratified_shift import Shift
    from assessments.scoring.wave_pair import WavePair

_SHOWN = {"full", "coarse"}


def cell_changes(
    pair: WavePair, *, kinds: Iterable[str], only: Collection[str] | None = None
) -> list[Json]:
    """Compare every cell of these kinds that was a group of both waves.

    The organization as one pool is not among them: what is shown of the whole is its composite.
    """
    wanted = set(kinds) - {"organization"}
    early = pair.before.cells
    return [
        _cell(pair, early[name], late)
        for name, late in pair.after.cells.items()
        if late["kind"] in wanted and name in early and (only is None or name in only)
    ]


def _cell(pair: WavePair, early: Json, late: Json) -> Json:
    head = {
        "cell": late["id"],
        "kind": late["kind"],
        "people_before": early["people"],
        "people_after": late["people"],
    }
    if not {early["form"], late["form"]} <= _SHOWN:
        return head | {"status": "hidden", "elements": {}}
    full = early["form"] == late["form"] == "full"
    status = "ok" if full else "coarse"
    if pair.is_refused(late["id"]):
        status = "refused"
    return head | {"status": status, "elements": _elements(pair, late["id"], status=status)}


def _elements(pair: WavePair, cell: str, *, status: str) -> Json:
    early, late = (wave.body["scores"][cell] for wave in (pair.before, pair.after))
    shifts = _shifts(pair, cell) if status == "ok" else {}
    refused = "refused" if status == "refused" else None
    return {
        element: compared_entry(
            early.get(element),
            late.get(element),
            obstacle=pair.obstacle(element) or refused,
            shift=shifts.get(element),
        )
        for element in pair.elements
    }


def _shifts(pair: WavePair, cell: str) -> dict[str, Shift | None]:
    elements = pair.comparable
    if not elements:
        return {}
    early = pair.before.counts((cell,), elements=elements)[0]
    late = pair.after.counts((cell,), elements=elements)[0]
    return dict(zip(elements, pair_shifts(early, late), strict=True))
