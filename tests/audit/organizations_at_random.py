"""Organizations as they come: skewed units and attributes, few or many people, few or many told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy.random import Generator

AUDIENCES = ("executives", "learning", "managers", "employees")


def leaves_at_random(chance: Generator, *, people: int) -> dict[str, int]:
    """Audience, unit and up to two attributes of everybody, some of it not told."""
    shares = {
        "audience": _skewed(chance, chance.integers(2, 5)),
        "unit": _skewed(chance, chance.integers(1, 8)),
        "attribute:location": _skewed(chance, chance.integers(2, 4)),
        "attribute:tenure": _skewed(chance, chance.integers(2, 5)),
    }
    asked = ["audience", "unit", "attribute:location", "attribute:tenure"]
    asked = asked[: 2 + int(chance.integers(0, 3))]
    leaves: dict[str, int] = {}
    for _ in range(people):
        leaf = "/".join(_told(chance, name, shares[name]) for name in asked).strip("/")
        leaf = "/".join(part for part in leaf.split("/") if part)
        leaves[leaf] = leaves.get(leaf, 0) + 1
    return leaves


def _skewed(chance: Generator, size: int) -> list[float]:
    return chance.dirichlet([0.8] * int(size)).tolist()


def _told(chance: Generator, name: str, shares: list[float]) -> str:
    place = int(chance.choice(len(shares), p=shares))
    if name == "audience":
        return f"audience:{AUDIENCES[place]}"
    return f"{name}:{place + 1}" if chance.random() < 0.95 else ""


def candidates(leaves: dict[str, int]) -> dict[str, int]:
    """People of every cell that may exist at all."""
    found: dict[str, int] = {}
    for leaf, people in leaves.items():
        parts = leaf.split("/")
        cells = {"organization", *parts}
        if len(parts) > 1 and parts[1].startswith("unit:"):
            cells.add("/".join(parts[:2]))
        for cell in sorted(cells):
            found[cell] = found.get(cell, 0) + people
    return found


def threshold_only(leaves: dict[str, int], *, k: int) -> list[str]:
    """Show whatever has k people: the rule that most tools go by."""
    return [cell for cell, people in candidates(leaves).items() if people >= k]


def next_smallest_hidden(leaves: dict[str, int], *, k: int) -> list[str]:
    """And where one group of a table is hidden, hide the next smallest of the same table."""
    sizes = candidates(leaves)
    shown = set(threshold_only(leaves, k=k))
    for table in sorted({_table(cell) for cell in sizes}):
        groups = sorted((cell for cell in sizes if _table(cell) == table), key=sizes.__getitem__)
        hidden = [cell for cell in groups if cell not in shown]
        if len(hidden) == 1:
            shown -= set(groups[1:2])
    return sorted(shown)


def _table(cell: str) -> str:
    """Cells of one table part the same people."""
    if "/" in cell:
        return cell.split("/", maxsplit=1)[0]
    return cell.rpartition(":")[0]
