"""Which numbers a result explains, and which group an entry of a table is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assessments.scoring.priority_standings import priority_standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# "< 5" and "p < 0.001" say that a number is not told; "≤ 1.2" tells a bound of one.
_NUMBER = re.compile(r"(?<![\w.])(?<!<\s)(?<!<)(?:([≤≥])\s*)?(\d+(?:[.,]\d+)?(?:\s?%)?)(?!\w|\.\d)")
_LONGEST_LABEL = 60
_PEOPLE = {"people", "n", "submitted", "answered", "started", "invited", "headcount"}


@dataclass
class Explained:
    """The released body and participation of one result, with the names its groups go by."""

    body: dict[str, Any]
    participation: dict[str, Any]
    names: Mapping[str, str]
    other_words: frozenset[str] = frozenset()
    further: tuple[float, ...] = ()
    titles: tuple[str, ...] = ()

    @cached_property
    def forms(self) -> dict[str, str]:
        return {cell["id"]: cell["form"] for cell in self.body["cells"]}

    @property
    def k(self) -> int:
        return self.body["rules"]["k"]

    @property
    def minimum(self) -> int:
        """Named raters hide nothing from each other."""
        return self.k if self.body["rules"]["suppressed"] else 1

    def cell_of(self, *labels: str) -> str | None:
        """The one group that the labels of an entry name; None if they name none or several."""
        labels = tuple(self._without_other_words(x) for x in labels if len(x) <= _LONGEST_LABEL)
        for label in labels:
            if label in self.forms:
                return label
        named = [part for part, name in self.names.items() if any(_is_in(name, x) for x in labels)]
        kinds = [part.rpartition(":")[0] for part in named]
        if not named or len(set(kinds)) < len(kinds):
            return None
        return "/".join(sorted(named, key=lambda part: not part.startswith("audience:")))

    def _without_other_words(self, label: str) -> str:
        """An element may be called after an audience and is none."""
        for other in self.other_words:
            label = label.replace(other, " ")
        return label

    def _without_names(self, text: str) -> str:
        """A group may be called Unit 2, an organization Studio 54: these are no figures."""
        for name in sorted([*self.names.values(), *self.titles], key=len, reverse=True):
            text = text.replace(name, " ")
        return text

    def complaint(self, text: str, *labels: str, planned: bool = False) -> str:
        """Say what is wrong with an entry; nothing where the result explains it.

        What is `planned` holds numbers of those who plan.
        """
        figures = list(numbers_in(self._without_names(text)))
        cell = self.cell_of(*labels)
        form = self._form(cell) if cell else ""
        if form in {"hidden", "nothing"} and any(not self._is_public(one, cell) for one in figures):
            return f"tells a figure of a withheld group: {text!r}"
        if form == "coarse" and any(one.decimals > 1 or one.percent for one in figures):
            return f"tells more of a small group than one decimal: {text!r}"
        if planned or len(text) > _LONGEST_LABEL:
            return ""  # a sentence, whose numbers also stand in a table
        strange = [one.text for one in figures if not self.explains(one)]
        return f"is not explained by the result: {', '.join(strange)}" if strange else ""

    def _form(self, cell: str) -> str:
        """Of a unit named alone where only its audiences' parts are cells: the most shown of it."""
        forms = self.forms
        if cell in forms:
            return forms[cell]
        parts = set(cell.split("/"))
        inside = {form for each, form in forms.items() if parts <= set(each.split("/"))}
        return next((form for form in ("full", "coarse", "empty") if form in inside), "nothing")

    def _is_public(self, one: Figure, cell: str | None) -> bool:
        """The minimum, 0, and how many were invited are no secret."""
        code = (cell or "").removeprefix("audience:")
        invited = {
            each.get("headcount")
            for each in self.participation.get("audiences", [])
            if each["code"] == code
        }
        return one.value in {0, self.k, self.body["rules"]["k_full"]} | invited

    def explains(self, one: Figure) -> bool:
        """Small whole numbers are ranks, levels and counts of elements; the rest is looked up."""
        if one.decimals == 0 and not one.percent:
            return one.value <= 100 or one.value >= 1900 or one.value in self._shown
        return one.rounded in self._shown

    @cached_property
    def _shown(self) -> frozenset[float]:
        plain = [*numbers_of(self.body), *numbers_of(self.participation), *self.further]
        plain += [n for each in priority_standings(self.body) for n in (each.weight, each.gap)]
        return frozenset(shown for value in plain for shown in _as_shown(value)) | self._combined

    @cached_property
    def _combined(self) -> frozenset[float]:
        """Sums of neighboring counts, their shares, and differences of two means of an element."""
        found: set[float] = set()
        for cell in self.body["counts"].values():
            for counts in cell.values():
                found |= set(_shares(counts)) | set(_shares(counts[:-1]))
        for element in self.body["elements"]:
            means = [m for m in self._means(element) if m is not None]
            found |= {s for a in means for b in means for s in _as_shown(abs(a - b))}
        return frozenset(found)

    def _means(self, element: str) -> Iterator[float | None]:
        yield self.body["overall"]["elements"][element]["mean"]
        for cell in self.body["scores"].values():
            mean = cell[element]["mean"]
            yield mean["value"] if isinstance(mean, dict) else mean

    @cached_property
    def sizes(self) -> frozenset[int]:
        """All numbers of people that the result tells."""
        return frozenset(
            value for part in (self.body, self.participation) for value in sizes_in(part)
        )


@dataclass(frozen=True, slots=True)
class Figure:
    text: str
    value: float
    decimals: int
    percent: bool
    bound: str = ""

    @property
    def rounded(self) -> float:
        return round(self.value / 100 if self.percent else self.value, 6)


def numbers_in(text: str) -> Iterator[Figure]:
    """Read every number, whatever mark its decimals have; thousands are not told apart by one.

    A bound is no value: what a table gives as "≤ 1.2" must not stand elsewhere as 1.2.
    """
    for found in _NUMBER.finditer(text.replace("\u202f", "").replace("\u00a0", " ")):
        bound, shown = found.groups()
        plain = shown.rstrip(" %").replace(",", ".")
        decimals = len(plain.partition(".")[2])
        yield Figure(found.group(), float(plain), decimals, shown.endswith("%"), bound or "")


def _is_in(name: str, label: str) -> bool:
    """A unit may be called IT, and not every “it” is about that unit."""
    case = re.NOFLAG if name.isupper() else re.IGNORECASE
    return bool(name) and re.search(rf"\b{re.escape(name)}\b", label, case) is not None


def numbers_of(value: Any) -> Iterator[float]:
    """Every number in data, wherever it stands."""
    if isinstance(value, bool):
        return
    if isinstance(value, int | float):
        yield float(value)
    elif isinstance(value, dict):
        for each in value.values():
            yield from numbers_of(each)
    elif isinstance(value, list):
        for each in value:
            yield from numbers_of(each)


def sizes_in(value: Any) -> Iterator[int]:
    """Every number of people in data, by the name it goes by."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key in _PEOPLE and isinstance(each, int):
                yield each
            else:
                yield from sizes_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from sizes_in(each)


def _as_shown(value: float) -> Iterator[float]:
    """Rounded as pages round, half up or half to even, as itself and as a share in per cent."""
    for decimals in range(7):
        for nudge in (-1e-9, 0.0, 1e-9):
            yield round(abs(value) + nudge, decimals)
    for decimals in (2, 3):
        for nudge in (-1e-9, 0.0, 1e-9):
            yield round(1 - abs(value) + nudge, decimals)


def _shares(counts: Iterable[int]) -> Iterator[float]:
    """Every run of neighboring levels: how many, and which part of all."""
    levels = list(counts)
    total = sum(levels)
    for start in range(len(levels)):
        for end in range(start + 1, len(levels) + 1):
            yield from _as_shown(float(sum(levels[start:end])))
            if total:
                yield from _as_shown(sum(levels[start:end]) / total)
