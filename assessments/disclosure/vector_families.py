"""Thin adapters from the names in anonymity vectors to this room's functions."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assessments.disclosure.atoms import Atom
from assessments.disclosure.display import display_by_size
from assessments.disclosure.inference_bounds import inference_bounds
from assessments.disclosure.k_safe import k_safety
from assessments.disclosure.min_cut import Link, two_partition_min_cut
from assessments.disclosure.unanimity_guard import unanimity_guard
from assessments.scoring.element_level import element_level
from assessments.scoring.native import whole
from assessments.scoring.table import one_cell

if TYPE_CHECKING:
    from collections.abc import Callable

Given = dict[str, Any]


def _atoms(given: Given) -> list[Atom]:
    return [Atom(atom["n"], frozenset(atom["cells"])) for atom in given["atoms"]]


def _k_safe(given: Given) -> Any:
    return asdict(k_safety(_atoms(given), published=list(given["published"]), k=given["k"]))


def _min_cut(given: Given) -> Any:
    return two_partition_min_cut(
        [Link(str(edge["a"]), str(edge["b"]), edge["n"]) for edge in given["edges"]]
    )


def _inference(given: Given) -> Any:
    found = {
        cell: inference_bounds(_atoms(given), published=given["published"], hidden=cell)
        for cell in given["hidden"]
    }
    return {cell: None if bound is None else asdict(bound) for cell, bound in found.items()}


def _guard(given: Given) -> Any:
    moved = unanimity_guard(given["hist"])
    before, after = (whole(element_level(one_cell(hist))[0, 0]) for hist in (given["hist"], moved))
    return {"hist": moved, "level_unchanged": before == after}


def _display(given: Given) -> Any:
    return asdict(display_by_size(given["hist"], k=given["k"], full_from=given["full_from"]))


FAMILIES: dict[str, Callable[[Given], Any]] = {
    "k_safe": _k_safe,
    "two_partition_min_cut": _min_cut,
    "inference_bounds": _inference,
    "unanimity_guard": _guard,
    "display_by_size": _display,
}
