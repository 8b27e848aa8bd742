"""Every step one may take from where the elements stand, and the steps that each needs before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.scoring.roadmap_demand import Key


@dataclass(frozen=True, slots=True)
class Step:
    """One level up of one element: person-days it takes, and what the score gains by it."""

    element: str
    level: int
    effort: int
    gain: float
    mean: float = 0.0
    """Of the element before the step."""

    @property
    def key(self) -> Key:
        """The element and the level it is led to."""
        return (self.element, self.level)


def candidate_steps(
    levels: Mapping[str, int | None],
    *,
    means: Mapping[str, float | None],
    weights: Mapping[str, float],
    efforts: Mapping[Key, int],
    top: int,
) -> tuple[Step, ...]:
    r"""Every step one may take from where the elements stand; unrated ones have none.

    A step moves the mean of its element by a level, never beyond the top, so the score by

    .. math:: g = w_e \, (\min(m + 1, L) - m) / \sum_i w_i

    Parameters
    ----------
    levels : mapping of element to level
        None for an element nobody could rate: it has to be rated before it can be planned.
    means, weights : mapping of element to number
    efforts : mapping of (element, level) to whole person-days
    top : int
        The highest level.

    Examples
    --------
    >>> steps = candidate_steps({"A1": 2}, means={"A1": 2.4}, weights={"A1": 1.0},
    ...                         efforts={("A1", 3): 20, ("A1", 4): 30}, top=4)
    >>> [(step.level, round(step.gain, 2)) for step in steps]
    [(3, 1.0), (4, 0.6)]
    """
    rated = [element for element, level in levels.items() if level is not None]
    whole = sum(weights[element] for element in rated)
    steps = []
    for element in rated:
        mean = float(means[element] or levels[element] or 0)
        for level in range((levels[element] or 0) + 1, top + 1):
            after = min(mean + 1.0, float(top))
            gain = weights[element] * (after - mean) / whole
            steps.append(Step(element, level, efforts[element, level], gain, mean))
            mean = after
    return tuple(steps)


def step_needs(
    levels: Mapping[str, int | None], *, prerequisites: Mapping[Key, frozenset[Key]], top: int
) -> dict[Key, frozenset[Key]]:
    """Return what every step needs: the one below it, and its prerequisites not yet met.

    Examples
    --------
    >>> needs = step_needs({"C1": 1, "C2": 2}, top=3,
    ...                    prerequisites={("C2", 3): frozenset({("C1", 2)})})
    >>> sorted(needs[("C2", 3)]), sorted(needs[("C1", 3)])
    ([('C1', 2)], [('C1', 2)])
    """
    found: dict[Key, frozenset[Key]] = {}
    for element, now in levels.items():
        for level in range((now or 0) + 1, top + 1):
            asked = set(prerequisites.get((element, level), frozenset()))
            if level > (now or 0) + 1:
                asked.add((element, level - 1))
            found[element, level] = frozenset(
                (other, at) for other, at in asked if other in levels and (levels[other] or 0) < at
            )
    return found
