"""What importance and practice together ask for, element by element: where should one act first?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from assessments.scoring.cliffs_delta import delta_word

if TYPE_CHECKING:
    from collections.abc import Sequence

Verdict = Literal["act_first", "watch", "may_be_chance", "keep_up", "enough"]
CHANCE: Final = 0.05
ROUNDING: Final = 1e-9
"""Two averages no further apart than this are the same number."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An element's mean importance and practice on 0 to 1, each by its own scale.

    `dominance` and `q` are those of the pairs of answers; None where they were not tested.
    """

    importance: float
    practice: float
    dominance: float | None = None
    q: float | None = None

    @property
    def gap(self) -> float:
        return self.importance - self.practice


def average_of(elements: Sequence[Weighed]) -> tuple[float, float]:
    """Return the mean importance and the mean gap, which part the elements from each other.

    Parameters
    ----------
    elements : sequence of Weighed
        At least one: all elements of a group of which both are known.

    Examples
    --------
    >>> average_of([Weighed(0.75, 0.25), Weighed(0.25, 0.25)])
    (0.5, 0.25)
    """
    number = len(elements)
    return sum(e.importance for e in elements) / number, sum(e.gap for e in elements) / number


def importance_verdicts(elements: Sequence[Weighed]) -> list[Verdict]:
    r"""Tell real gaps from others within the raters, then the first of them among the elements.

    A gap is *real* if more is wanted than practiced, :math:`q \le .05`, and the dominance is not
    negligible (:math:`\ge .147`). Where it was not tested, a mean gap above 0 counts as one.

    - act first: real, with importance and gap both above the average of the elements;
    - watch: real, with one of the two not above the average;
    - may be chance: the dominance is not negligible, but the test tells no gap;
    - keep up and enough: no more is wanted than practiced; above the average importance, or not.

    Parameters
    ----------
    elements : sequence of Weighed

    Returns
    -------
    list of str
        The verdict of each element; empty for none.

    References
    ----------
    Martilla and James 1977 (importance against practice); Hawes and Rao 1985 (the diagonal).

    Examples
    --------
    >>> wanted = Weighed(0.9, 0.3, dominance=0.8, q=0.001)
    >>> small = Weighed(0.5, 0.4, dominance=0.2, q=0.3)
    >>> importance_verdicts([wanted, small, Weighed(0.4, 0.4, dominance=0.0, q=1.0)])
    ['act_first', 'may_be_chance', 'enough']
    """
    if not elements:
        return []
    average = average_of(elements)
    return [_verdict(each, average) for each in elements]


def _exceeds(value: float, average: float) -> bool:
    return value > average + ROUNDING


def _verdict(element: Weighed, average: tuple[float, float]) -> Verdict:
    important, wide = (
        _exceeds(*pair) for pair in zip((element.importance, element.gap), average, strict=True)
    )
    if not _is_wanted(element):
        return "keep_up" if important else "enough"
    if element.q is not None and element.q > CHANCE:
        return "may_be_chance"
    return "act_first" if important and wide else "watch"


def _is_wanted(element: Weighed) -> bool:
    """Whether more is wanted than there is, by more than a negligible part of the raters."""
    if element.dominance is None or element.q is None:
        return _exceeds(element.gap, 0)
    return element.dominance > 0 and delta_word(element.dominance) != "negligible"
