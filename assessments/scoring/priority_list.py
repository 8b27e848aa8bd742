"""Which elements to take up first, once it is known where each of them stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessments.scoring.native import half_up

if TYPE_CHECKING:
    from collections.abc import Sequence

LIKELY: Final = 0.8


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an element stands, as far as that is released; only one that is "ok" is ranked.

    Parameters
    ----------
    element, status : str
    in_set : bool
        Whether the smallest set that unlocks the next level raises it.
    target : int
        The level it is to be raised to.
    short : float
        How far its mean is below the target, as a share of the scale; below 0 beyond it.
    weight : float
        On 0 to 1.
    below : float
        Likelihood that the element is below the target.
    steps : int
        Answers that have to move up by a level before the target is reached.
    """

    element: str
    status: str
    in_set: bool = False
    target: int = 0
    short: float = 0.0
    weight: float = 0.0
    below: float = 0.0
    steps: int = 0

    @property
    def gap(self) -> float:
        """Weighted gap on 0 to 100, in the one decimal it is shown with."""
        return half_up(1000 * self.weight * max(0.0, self.short)) / 10


def priority_list(standings: Sequence[Standing]) -> list[tuple[int | None, Standing]]:
    r"""Elements in the order of taking them up, each with its rank.

    Sorted by: in the unlock set, :math:`w_i \max(0, t_i - m_i)/(L - 1)`, likelihood of being below
    :math:`t_i` at least .8, fewest steps, and at last the order given. Gaps that are shown alike
    count as equal, so that what is shown decides.

    Parameters
    ----------
    standings : sequence of Standing
        In the order of the elements.

    Returns
    -------
    list of tuple
        Rank, 1 for the first, and standing; the rank is None for those that are not "ok", which
        stand last in the order given.

    References
    ----------
    The lexicographic order of several goals: Fishburn 1974, *Lexicographic orders, utilities and
    decision rules*.

    Examples
    --------
    >>> wide = Standing("A1", "ok", target=3, short=0.4, weight=1.0, below=0.99, steps=9)
    >>> chosen = Standing("A2", "ok", True, target=3, short=0.1, weight=1.0, below=0.7, steps=2)
    >>> found = priority_list([wide, Standing("A3", "all_dk"), chosen])
    >>> [(rank, each.element) for rank, each in found]
    [(1, 'A2'), (2, 'A1'), (None, 'A3')]
    """
    ranked = sorted((each for each in standings if each.status == "ok"), key=_place)
    return [
        *enumerate(ranked, start=1),
        *((None, each) for each in standings if each.status != "ok"),
    ]


def _place(each: Standing) -> tuple[bool, float, bool, int]:
    return not each.in_set, -each.gap, each.below < LIKELY, each.steps
