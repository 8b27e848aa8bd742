"""Which cells of a tree may be published: no remainder of a parent may be smaller than k."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.scoring.segments import parent_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from assessments.scoring.released import Form

RELEASE_RULE = "tree-1"


def tree_forms(
    people: Mapping[str, int], *, k: int, k_full: int, suppress: bool = True
) -> dict[str, Form]:
    r"""Form of every cell, from the numbers of people alone.

    Cells of at least *k* people are chosen by :func:`safe_family`; among these, those that may show
    their histogram are chosen by the same rule at *k_full*. What is hidden says nothing about any
    answer.

    Parameters
    ----------
    people : mapping of cell id to people
        Every cell of the tree, parents included; parents hold at least the sum of their children.
    k, k_full : int
        Smallest group shown at all, and shown in full.
    suppress : bool
        False for named raters: every cell with answers is shown in full.

    Returns
    -------
    dict
        "empty" where nobody answered, else "full", "coarse" or "hidden".

    Examples
    --------
    >>> tree_forms({"organization": 12, "audience:a": 8, "audience:b": 4}, k=5, k_full=10)
    {'organization': 'full', 'audience:a': 'hidden', 'audience:b': 'hidden'}
    """
    if not suppress:
        return {cell: "full" if size else "empty" for cell, size in people.items()}
    shown = safe_family(people, candidates=people, k=k)
    full = safe_family(people, candidates=shown, k=k_full)
    return forms_of(people, shown=shown, full=full)


def forms_of(
    people: Mapping[str, int], *, shown: Collection[str], full: Collection[str]
) -> dict[str, Form]:
    """Form of every cell, given which may be shown at all and which with their histogram."""

    def form_of(cell: str) -> Form:
        if people[cell] == 0:
            return "empty"
        if cell in full:
            return "full"
        return "coarse" if cell in shown else "hidden"

    return {cell: form_of(cell) for cell in people}


def safe_family(people: Mapping[str, int], *, candidates: Iterable[str], k: int) -> frozenset[str]:
    r"""Choose cells whose histograms, combined in any way, isolate no group under *k*.

    Theorem: an upward closed family of a tree is k-safe if and only if every non-empty remainder
    :math:`n(P) - \sum n(\text{published children})` is at least k. From the root down: publish the
    children with k people or more; while the remainder lies between 1 and k - 1, hide the smallest
    published child with everything below it.

    Returns
    -------
    frozenset of str
        Upward closed; empty if the root itself is too small.
    """
    allowed = {cell for cell in candidates if people[cell] >= k}
    children: dict[str | None, list[str]] = {}
    for cell in people:
        children.setdefault(parent_of(cell), []).append(cell)
    family: set[str] = set()
    waiting = [cell for cell in children.get(None, []) if cell in allowed]
    while waiting:
        parent = waiting.pop()
        family.add(parent)
        below = [cell for cell in children.get(parent, []) if cell in allowed]
        waiting.extend(_without_small_remainder(people, parent, below, k=k))
    return frozenset(family)


def _without_small_remainder(
    people: Mapping[str, int], parent: str, children: list[str], *, k: int
) -> list[str]:
    kept = sorted(children, key=lambda cell: (-people[cell], cell))
    remainder = people[parent] - sum(people[cell] for cell in kept)
    while kept and 0 < remainder < k:
        remainder += people[kept.pop()]
    return kept
