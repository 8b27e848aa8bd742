"""The ids of leaves and cells, and what contains what."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.scoring.released import Kind

ORGANIZATION = "organization"
_AUDIENCE, _UNIT, _ATTRIBUTE = "audience:", "unit:", "attribute:"
_NEXT_PART = re.compile(r"/(?=unit:|attribute:)")


def leaf_id(
    audience: str, *, unit: int | None, attributes: Iterable[tuple[str, int | None]]
) -> str:
    """Name the leaf of people of an audience who told the same; what is None was not told.

    Parameters
    ----------
    audience : str
    unit : int or None
    attributes : iterable of (code, value)
        In the order of the assessment.

    Examples
    --------
    >>> leaf_id("employees", unit=12, attributes=[("location", 2), ("tenure", None)])
    'audience:employees/unit:12/attribute:location:2'
    """
    parts = [f"{_AUDIENCE}{audience}"]
    parts += [] if unit is None else [f"{_UNIT}{unit}"]
    parts += [f"{_ATTRIBUTE}{code}:{value}" for code, value in attributes if value is not None]
    return "/".join(parts)


@lru_cache(maxsize=65_536)
def parts_of(segment: str) -> tuple[str, ...]:
    """Split the id of a leaf or a cell into its parts; none for the organization.

    Examples
    --------
    >>> parts_of("audience:employees/unit:12/attribute:location:2")
    ('audience:employees', 'unit:12', 'attribute:location:2')
    """
    if segment == ORGANIZATION:
        return ()
    parts = tuple(_NEXT_PART.split(segment))
    if not parts[0].startswith((_AUDIENCE, _UNIT, _ATTRIBUTE)):
        raise ValueError(f"unknown kind of segment: {segment!r}")
    return parts


def kind_of(cell: str) -> Kind:
    """Tell which table a cell belongs to; a unit's part in an audience is a unit too.

    Examples
    --------
    >>> kind_of("audience:employees/unit:12"), kind_of("attribute:location:2")
    ('unit', 'attribute')
    """
    parts = parts_of(cell)
    if not parts:
        return "organization"
    if parts[-1].startswith(_UNIT):
        return "unit"
    return "attribute" if _is_attribute(parts[-1]) else "audience"


def audience_of(segment: str) -> str | None:
    """Return the audience code in the id of a leaf or a cell; None if it names none."""
    return _first(segment, _AUDIENCE)


def unit_of(segment: str) -> str | None:
    """Return the unit key in the id of a leaf or a cell; None if it names none."""
    return _first(segment, _UNIT)


def attributes_of(segment: str) -> tuple[tuple[str, str], ...]:
    """Return code and value of each attribute in the id of a leaf or a cell.

    Examples
    --------
    >>> attributes_of("audience:employees/attribute:location:2")
    (('location', '2'),)
    """
    found = [part.removeprefix(_ATTRIBUTE) for part in parts_of(segment) if _is_attribute(part)]
    return tuple((code, value) for code, _, value in (each.partition(":") for each in found))


def _is_attribute(part: str) -> bool:
    return part.startswith(_ATTRIBUTE)


def _first(segment: str, kind: str) -> str | None:
    for part in parts_of(segment):
        if part.startswith(kind):
            return part.removeprefix(kind)
    return None


def parent_of(cell: str) -> str | None:
    """Return the cell that contains this one in the tree; None above the organization.

    Examples
    --------
    >>> parent_of("audience:employees/unit:12"), parent_of("audience:employees")
    ('audience:employees', 'organization')
    """
    parts = parts_of(cell)
    if not parts:
        return None
    return parts[0] if len(parts) > 1 else ORGANIZATION


@lru_cache(maxsize=65_536)
def cells_of_leaf(leaf: str, *, crossed: bool) -> tuple[str, ...]:
    """Return every cell the people of a leaf are in, the organization first.

    Crossed tables add the whole unit and each attribute; the tree leaves attributes out.

    Examples
    --------
    >>> cells_of_leaf("audience:a/unit:1/attribute:location:2", crossed=False)
    ('organization', 'audience:a', 'audience:a/unit:1')
    >>> cells_of_leaf("audience:a/unit:1/attribute:location:2", crossed=True)[2:]
    ('unit:1', 'audience:a/unit:1', 'attribute:location:2')
    """
    cells = [ORGANIZATION]
    audience = ""
    for part in parts_of(leaf):
        if part.startswith(_AUDIENCE):
            audience = part
            cells.append(part)
        elif part.startswith(_UNIT):
            cells.extend([part] if crossed else [])
            cells.append(f"{audience}/{part}")
        elif crossed:
            cells.append(part)
    return tuple(cells)
