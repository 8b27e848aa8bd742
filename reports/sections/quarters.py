"""Quarters of years, counted on: what plans are laid out over."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _


def quarter_of(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def first_day(quarter: int) -> date:
    return date(quarter // 4, quarter % 4 * 3 + 1, 1)


def last_day(quarter: int) -> date:
    return first_day(quarter + 1) - timedelta(days=1)


def quarter_name(quarter: int) -> str:
    return _("Q%(number)d %(year)d") % {"number": quarter % 4 + 1, "year": quarter // 4}


def place_of(day: date, *, first: int) -> float:
    """Where a day lies, in quarters after the beginning of the first."""
    quarter = quarter_of(day)
    start = first_day(quarter)
    length = (first_day(quarter + 1) - start).days
    return quarter - first + (day - start).days / length
