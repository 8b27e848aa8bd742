"""Numbers as text, rounded alike in charts, pages, reports and the browser."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_DUST = 9


def print_decimal(value: float, places: int = 1) -> str:
    """Return a number with so many decimals, a half rounded away from zero.

    As spreadsheets and `static/js/decimal.js` do. What a sum leaves at the tenth decimal is dust:
    it does not decide which way a half goes.

    Examples
    --------
    >>> print_decimal(2.25), print_decimal(2.2499999999999996), print_decimal(-0.125, 2)
    ('2.3', '2.3', '-0.13')
    """
    rounded = Decimal(f"{value:.{_DUST}f}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:f}"
