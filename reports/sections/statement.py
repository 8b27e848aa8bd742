"""A sentence together with the place where the number behind it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """`page` is a key of the links of a result, `at` the query or anchor on that page."""

    text: str
    page: str = ""
    at: str = ""


def stated(*statements: Statement) -> tuple[Statement, ...]:
    """Keep the statements that have something to say."""
    return tuple(one for one in statements if one.text)
