"""From what a result is to be computed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.actions.verifications import BASES

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_basis(sent: Mapping[str, str]) -> str:
    """The sealed answers, unless the released counts are asked for by name."""
    asked = sent.get("basis", "")
    return asked if asked in BASES else BASES[0]
