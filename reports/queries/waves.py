"""Reads two waves beside each other: what moved between them, and what was done meanwhile."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assessments.content import revise
from assessments.queries.initiatives import list_live_initiatives
from assessments.scoring.wave_change import wave_changes

if TYPE_CHECKING:
    from assessments.models import Initiative
    from reports.queries.material import Material


@dataclass(frozen=True, slots=True)
class WavesBeside:
    """`changes` is what assessments.scoring.wave_change says of the two results."""

    before: Material
    after: Material
    changes: dict[str, Any]
    initiatives: dict[str, list[Initiative]]

    def group(self, cell_id: str) -> dict[str, Any] | None:
        """The changes of one group; None where it is not a group of both waves."""
        return next((each for each in self.changes["cells"] if each["cell"] == cell_id), None)


def set_beside(before: Material, after: Material, *, cell: str = "") -> WavesBeside:
    """Compare two waves as a whole, and in one further group if `cell` names it."""
    revision = revise(before.instrument, after.instrument, elements=before.element_codes)
    wanted = (cell,) if cell and is_same_group(before, after, cell) else ()
    changes = wave_changes(before.body, after.body, changed=revision.changed, cells=wanted)
    return WavesBeside(before, after, changes, _initiatives_by_element(before.assessment_id))


def is_same_group(before: Material, after: Material, cell_id: str) -> bool:
    """A value that was taken out of an attribute may have left its key to another one."""
    early, late = before.find_cell(cell_id), after.find_cell(cell_id)
    if early is None or late is None:
        return False
    if late["attribute"] is None:
        return True
    names = [
        wave.value_name(late["attribute"], late["value"]).casefold() for wave in (before, after)
    ]
    return names[0] == names[1]


def _initiatives_by_element(assessment_id: int) -> dict[str, list[Initiative]]:
    """What was planned on the earlier wave."""
    found: dict[str, list[Initiative]] = defaultdict(list)
    for initiative in list_live_initiatives(assessment_id=assessment_id):
        found[initiative.element].append(initiative)
    return dict(found)
