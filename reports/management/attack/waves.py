"""Attack three: what two results of the same people tell together, and what follows from both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessments.scoring.wave_change import wave_changes
from reports.management.attack.explaining import numbers_of
from reports.management.attack.reading import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.management.attack.explaining import Explained


def differences_too_telling(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Finding]:
    """A group of few that a few joined or left shows both waves, and no difference."""
    k, k_full = after["rules"]["k"], after["rules"]["k_full"]
    for cell in wave_changes(before, after)["cells"]:
        sizes = cell["people_before"], cell["people_after"]
        if None in sizes or not 0 < abs(sizes[0] - sizes[1]) < k or min(sizes) >= k_full:
            continue
        if any(entry.get("difference") is not None for entry in cell["elements"].values()):
            what = f"a difference although {sizes[0]} became {sizes[1]}"
            yield Finding("A3", cell["cell"], what)


def explain_changes(waves: Sequence[Explained]) -> list[float]:
    """Every number that follows from two of the results, whichever is the earlier."""
    this, *others = waves
    pairs = [(this.body, other.body) for other in others]
    return [
        value
        for first, second in pairs
        for before, after in ((first, second), (second, first))
        for value in numbers_of(wave_changes(before, after))
    ]
