"""Up to two attributes that respondents may tell about themselves, such as location."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.utils.functional import _StrPromise

    Stored = list[dict[str, Any]]

MOST_ATTRIBUTES = 2
FEWEST_VALUES, MOST_VALUES = 2, 60
LONGEST_NAME = 60
LONGEST_CODE = 20


@dataclass(frozen=True, slots=True)
class AskedAttribute:
    """A name and the values people choose from, in the order they are shown."""

    name: str
    values: tuple[str, ...]


def bad_attributes(attributes: Sequence[AskedAttribute]) -> Iterator[_StrPromise]:
    """Say what cannot work, in words that help."""
    if len(attributes) > MOST_ATTRIBUTES:
        yield _("Ask two attributes at most: each one more makes groups too small to be shown.")
    names = [attribute.name.strip().casefold() for attribute in attributes]
    if len(set(names)) < len(names):
        yield _("Two attributes have the same name; give each its own.")
    for attribute in attributes:
        yield from _bad_attribute(attribute)


def stored_attributes(
    attributes: Iterable[AskedAttribute], *, before: Stored | None = None
) -> Stored:
    """Give each attribute a code and each value a key; what was there before keeps its own.

    So a later wave can be compared although a value was added or moved.
    """
    stored: Stored = []
    for attribute in attributes:
        name = attribute.name.strip()
        known = next((old for old in before or [] if old["name"].casefold() == name.casefold()), {})
        taken = {each["code"] for each in (*stored, *(before or []))}
        code = known.get("code") or _free_code(name, taken)
        keys = {value: key for key, value in known.get("values", [])}
        stored.append({"code": code, "name": name, "values": _keyed(attribute.values, keys)})
    return stored


def asked_attributes(stored: Stored) -> tuple[AskedAttribute, ...]:
    return tuple(
        AskedAttribute(each["name"], tuple(value for _key, value in each["values"]))
        for each in stored
    )


def _bad_attribute(attribute: AskedAttribute) -> Iterator[_StrPromise]:
    name, values = attribute.name.strip(), [value.strip() for value in attribute.values]
    if not name:
        yield _("Give each attribute a name.")
        return
    if len(name) > LONGEST_NAME or any(len(value) > LONGEST_NAME for value in values):
        yield format_lazy(_("“{}”: a name has 60 characters at most."), name[:LONGEST_NAME])
    if not FEWEST_VALUES <= len(values) <= MOST_VALUES:
        yield format_lazy(_("“{}” needs 2 to 60 values, one on each line."), name)
    if "" in values:
        yield format_lazy(_("“{}” has a value without a name."), name)
    if len({value.casefold() for value in values}) < len(values):
        yield format_lazy(_("“{}” has the same value twice."), name)


def _keyed(values: Iterable[str], keys: dict[str, str]) -> list[list[str]]:
    stripped = [value.strip() for value in values]
    last = max(map(int, keys.values()), default=0)
    keyed = []
    for value in stripped:
        if value not in keys:
            last += 1
        keyed.append([keys.get(value, str(last)), value])
    return keyed


def _free_code(name: str, taken: set[str]) -> str:
    base = slugify(name)[:LONGEST_CODE] or "attribute"
    return next(
        code
        for code in (base, *(f"{base}-{number}" for number in range(2, 9)))
        if code not in taken
    )
