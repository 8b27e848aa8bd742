"""Words for numbers: every sentence is chosen by rule, so that page, PDF and API say the same."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from reports.charts.decimals import print_decimal

Entry = dict[str, Any]

SIGNS = {"=": "", ">=": "≥ ", "<=": "≤ ", "~": "≈ "}
"""How far a mean may be known: exactly, at least, at most, about."""


def decimal(value: float, places: int = 1) -> str:
    """Round, then write: Django's own formatting would cut off the digits after the last place."""
    return str(number_format(Decimal(print_decimal(value, places)), places))


def chance_text(p: float | None) -> str:
    """Never zero: a test of so many answers cannot tell that."""
    if p is None:
        return "–"
    return f"<{decimal(0.001, 3)}" if p < 0.001 else decimal(p, 3)


def mean_text(entry: Entry, places: int = 1) -> str:
    """Print a mean as far as it may be known: exact, bounded ("≥ 3.8"), or a dash."""
    mean = entry.get("mean")
    if mean is None:
        return missing_text(entry)
    bound = mean if isinstance(mean, dict) else {"op": entry.get("op", "="), "value": mean}
    return SIGNS[bound["op"]] + decimal(
        bound["value"], 1 if entry.get("status") == "coarse" else places
    )


def mean_in_cell(entry: Entry) -> str:
    """Print the same where there is little room: "≥3.8"."""
    return mean_text(entry).replace(" ", "")


def mean_value(entry: Entry) -> float | None:
    mean = entry.get("mean")
    return mean["value"] if isinstance(mean, dict) else mean


def missing_text(entry: Entry) -> str:
    if entry.get("status") == "hidden":
        return _("withheld")
    if entry.get("status") == "all_dk":
        return _("nobody could judge")
    if entry.get("status") == "insufficient":
        return _("too few could judge")
    return _("no answers")


def withheld_text(minimum: int) -> str:
    return _("fewer than %(minimum)d answers") % {"minimum": minimum}


def reason_text(entry: Entry, minimum: int) -> str:
    """Say why there is no value, at more length than where it stands in place of one."""
    return withheld_text(minimum) if entry.get("status") == "hidden" else missing_text(entry)


def interval_text(ends: list[float] | None, places: int = 1) -> str:
    if ends is None:
        return "–"
    low, high = (decimal(end, places) for end in ends)
    return (
        f"{low}–{high}" if ends[0] >= 0 else _("%(low)s to %(high)s") % {"low": low, "high": high}
    )


def range_text(low: float, high: float) -> str:
    """Two numbers as a range, or one where both are written alike."""
    ends = (decimal(low), decimal(high))
    return ends[0] if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"


def percent(share: float | None) -> str:
    return "–" if share is None else f"{print_decimal(share * 100, 0)}%"


def likelihood_percent(share: float) -> str:
    """Never 0% or 100%: what is almost certain from answers is still estimated."""
    if share > 0.99:
        return ">99%"
    if share < 0.01:
        return "<1%"
    return percent(share)


def level_text(low: int | None, high: int | None) -> str:
    if low is None:
        return _("Level not known")
    if low == high:
        return _("Level %(level)d") % {"level": low}
    return _("Level %(low)d to %(high)d") % {"low": low, "high": high}


def likelihood_words(code: str | None) -> str:
    """Say how sure a level is, in the words of the bands; the code comes from the result.

    Below the bands it names the two levels between which the level lies.
    """
    words = {
        "very likely": _("very likely"),
        "likely": _("likely"),
        "more likely than not": _("more likely than not"),
    }
    if code is None:
        return ""
    if code in words:
        return words[code]
    low, high = map(int, re.findall(r"\d+", code))
    return _("between %(a)s and %(b)s") % {
        "a": level_text(low, low),
        "b": level_text(high, high),
    }


def achievement_words(letter: str) -> str:
    """Name the degree to which a level is achieved by its share of raters (ISO/IEC 33020)."""
    words = {"N": _("not"), "P": _("partly"), "L": _("largely"), "F": _("fully")}
    return f"{letter}, {words[letter]}"


def agreement_words(code: str | None) -> str:
    words = {
        "shared view": _("a shared view"),
        "mixed": _("mixed views"),
        "split": _("split views"),
    }
    return words.get(code or "", _("not known"))


def effect_words(code: str | None) -> str:
    words = {
        "negligible": pgettext("difference", "negligible"),
        "small": pgettext("difference", "small"),
        "medium": pgettext("difference", "medium"),
        "large": pgettext("difference", "large"),
    }
    return words.get(code or "", "–")


def effect_sentence(code: str | None) -> str:
    """The size of an effect as it stands beside a difference in levels."""
    words = {
        "negligible": _("a negligible effect"),
        "small": _("a small effect"),
        "medium": _("a medium effect"),
        "large": _("a large effect"),
    }
    return words.get(code or "", "–")


def difference_words(levels: float) -> str:
    """Say how far apart two means are, in levels."""
    size = abs(levels)
    steps = (
        (1.75, _("about two levels")),
        (1.25, _("about one and a half levels")),
        (0.75, _("about a level")),
        (0.35, _("about half a level")),
    )
    for least, text in steps:
        if size >= least:
            return text
    return _("%(size)s of a level") % {"size": decimal(size)}


def people(number: int | None, minimum: int) -> str:
    if number is None:
        return withheld_text(minimum)
    if number == 0:
        return _("no answers")
    return ngettext("%(n)d answer", "%(n)d answers", number) % {"n": number}


def count_words(number: int) -> str:
    words = [
        _("No"), _("One"), _("Two"), _("Three"), _("Four"), _("Five"), _("Six"), _("Seven"),
        _("Eight"), _("Nine"),
    ]  # fmt: skip
    return words[number] if number < len(words) else str(number)


def within_sentence(name: str) -> str:
    """Write a group's name as it stands inside a sentence: "executives", but "L&D team"."""
    is_word = name[1:2].islower()
    return name[:1].lower() + name[1:] if is_word and get_language() in {None, "en"} else name


def join_names(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
