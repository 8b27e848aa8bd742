"""When chosen steps can end: as late as possible shows whether they fit, as early is the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.scoring.roadmap_demand import Key
    from assessments.scoring.roadmap_ground import Ground
    from assessments.scoring.roadmap_steps import Step

Placed = tuple[tuple["Step", int], ...]


def heights_of(steps: Sequence[Step], ground: Ground) -> dict[Key, int]:
    """Return how many quarters have to follow each step: the longest chain that waits for it.

    Examples
    --------
    >>> from assessments.scoring.roadmap_ground import Ground
    >>> from assessments.scoring.roadmap_steps import Step, step_needs
    >>> steps = [Step("A1", 2, 5, 1.0), Step("A1", 3, 7, 1.0)]
    >>> needs = step_needs({"A1": 1}, prerequisites={}, top=3)
    >>> heights_of(steps, Ground(tuple(steps), needs, demand=None))
    {('A1', 2): 1, ('A1', 3): 0}
    """
    heights = dict.fromkeys((step.key for step in steps), 0)
    for step in sorted(steps, key=lambda step: -ground.depths[step.key]):
        for needed in ground.needs_of(step.key):
            if needed in heights:
                heights[needed] = max(heights[needed], heights[step.key] + 1)
    return heights


def spent_by_height(steps: Sequence[Step], ground: Ground) -> list[int]:
    """Return the days of all steps that at least 0, 1, 2 ... quarters have to follow."""
    heights = heights_of(steps, ground)
    tallest = max(heights.values(), default=-1)
    return [
        sum(step.effort for step in steps if heights[step.key] >= height)
        for height in range(tallest + 1)
    ]


def fits(steps: Sequence[Step], ground: Ground, *, saved: Sequence[float]) -> bool:
    """Say whether all can be done in as many quarters, with the days saved by the end of each."""
    spent = spent_by_height(steps, ground)
    if len(spent) > len(saved):
        return False
    return all(days <= saved[-1 - height] for height, days in enumerate(spent))


def place_steps(steps: Sequence[Step], ground: Ground, *, saved: Sequence[float]) -> Placed:
    """Lay out steps that fit: each as early as the days allow, those that others wait for first.

    A step is moved ahead of the latest quarter it may end in only where the days saved still do
    for all that has to end until then, so what fits as late as possible always ends up laid out.
    """
    heights = heights_of(steps, ground)
    latest = {key: len(saved) - 1 - height for key, height in heights.items()}
    spare = [
        days - sum(step.effort for step in steps if latest[step.key] <= quarter)
        for quarter, days in enumerate(saved)
    ]
    ends: dict[Key, int] = {}
    for quarter in range(len(saved)):
        for step in sorted(steps, key=lambda step: (latest[step.key], step.effort, step.key)):
            if step.key in ends or any(
                ends.get(needed, quarter) >= quarter
                for needed in ground.needs_of(step.key)
                if needed in heights
            ):
                continue
            between = range(quarter, latest[step.key])
            if all(spare[each] >= step.effort for each in between):
                for each in between:
                    spare[each] -= step.effort
                ends[step.key] = quarter
    return tuple(sorted(((s, ends[s.key]) for s in steps), key=lambda pair: pair[1]))
