"""Reads what another version of the questions would change for an assessment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.content import revise
from assessments.queries.instruments import get_instrument_content

if TYPE_CHECKING:
    from assessments.models import Assessment, Instrument


@dataclass(frozen=True, slots=True)
class NamedRevision:
    """How many elements are asked in the same words, and the names of the others."""

    same: int
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def revision_of(assessment: Assessment, instrument: Instrument) -> NamedRevision:
    asked = get_instrument_content(assessment.instrument_id)
    revision = revise(asked, get_instrument_content(instrument.pk), elements=assessment.elements)
    return NamedRevision(
        same=len(revision.same),
        changed=tuple(asked.element(code).name for code in revision.changed),
        gone=tuple(asked.element(code).name for code in revision.gone),
    )
