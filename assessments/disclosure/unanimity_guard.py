"""Where everybody said the same, one answer moves in the published copy."""

from __future__ import annotations


def unanimity_guard(hist: list[int]) -> list[int]:
    """Move one answer of a unanimous histogram one level towards the middle of the scale.

    Without it "all five said 1" tells what each of them said.
    :func:`assessments.disclosure.guarding.guarded_copy` does the same to whole tables.
    For three people or more the level of the group stays what it was. A unanimous exact middle
    moves down.

    Examples
    --------
    >>> unanimity_guard([5, 0, 0, 0]), unanimity_guard([1, 4, 0, 0])
    ([4, 1, 0, 0], [1, 4, 0, 0])
    """
    chosen = [place for place, count in enumerate(hist) if count]
    if len(chosen) != 1 or len(hist) < 2:
        return list(hist)
    place = chosen[0]
    moved = list(hist)
    moved[place] -= 1
    moved[towards_middle(place, size=len(hist))] += 1
    return moved


def towards_middle(place: int, *, size: int) -> int:
    """Return the neighbor of a place on a scale of this size; the exact middle goes down.

    Examples
    --------
    >>> [towards_middle(place, size=5) for place in range(5)]
    [1, 2, 1, 2, 3]
    """
    return place + 1 if 2 * place < size - 1 else place - 1
