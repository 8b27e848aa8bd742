"""How much of an element can be seen at all: the people who said "can't judge"."""

from __future__ import annotations

LOW_VISIBILITY = 0.25


def is_low_visibility(unsure_share: float | None) -> bool | None:
    r"""Tell whether a quarter or more could not judge, :math:`d/(n+d) \ge 1/4`.

    Itself a finding: what a quarter of the people cannot see has not reached them. The share of
    small whole numbers is exact at one quarter.

    Returns
    -------
    bool or None
        None where the share is not shown.

    Examples
    --------
    >>> is_low_visibility(3 / 12), is_low_visibility(0.2), is_low_visibility(None)
    (True, False, None)
    """
    return None if unsure_share is None else unsure_share >= LOW_VISIBILITY
