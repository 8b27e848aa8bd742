"""Two frozen results beside each other: what moved, how sure that is, and for what reason."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.benjamini_hochberg import benjamini_hochberg
from assessments.scoring.native import Json, number
from assessments.scoring.wave import Wave
from assessments.scoring.wave_cells import cell_changes
from assessments.scoring.wave_entries import is_real
from assessments.scoring.wave_overall import overall_changes, response_rates, with_kinds
from assessments.scoring.wave_pair import WavePair
from assessments.scoring.wave_totals import domain_changes, level_change, score_change

if TYPE_CHECKING:
    from collections.abc import Collection

CELL_KINDS = ("audience", "unit", "attribute")


def wave_changes(
    before: Json,
    after: Json,
    *,
    changed: Collection[str] = (),
    kinds: Collection[str] = CELL_KINDS,
    cells: Collection[str] | None = None,
) -> Json:
    """Compare two bodies; everything said is a function of what both already show.

    Parameters
    ----------
    before, after : dict
        Bodies as :func:`assessments.scoring.summary.summarize` makes them, of any schema.
    changed : collection of str
        Elements whose wording changed: shown beside each other, never compared.
    kinds : collection of str
        Kinds of cells to compare; each cell costs a test per element.
    cells : collection of str, optional
        Of these kinds only the cells named; all of them if left out.

    Returns
    -------
    dict
        ``elements`` (composite), ``cells``, ``domains``, ``score``, ``level``, ``scope``,
        ``response``, ``moved`` (how many elements of each kind). q is over all elements of the
        composite, and over all elements of all cells listed. Every entry has a status: ok,
        not_testable, coarse (difference of one decimal, no test), refused (both bands, no
        difference), hidden, insufficient, all_dk, no_data, rubric_changed or not_comparable.

    References
    ----------
    Waves are compared as independent samples: anonymous answers cannot be paired, which is
    conservative where the same people answer.
    """
    pair = WavePair(Wave(before), Wave(after), frozenset(changed))
    elements = overall_changes(pair)
    _adjust(list(elements.values()))
    elements = with_kinds(elements, pair)
    compared = cell_changes(pair, kinds=kinds, only=cells)
    entries = [entry for cell in compared for entry in cell["elements"].values()]
    _adjust(entries)
    for entry in entries:
        entry["kind"] = _kind_in_a_cell(entry)
    return {
        "elements": elements,
        "cells": compared,
        "domains": domain_changes(pair, elements),
        "score": score_change(pair, elements),
        "level": level_change(pair),
        "scope": _scope(pair),
        "response": response_rates(pair),
        "moved": dict(Counter(e["kind"] for e in elements.values() if e["kind"] is not None)),
    }


def _adjust(entries: list[Json]) -> None:
    p = np.array([np.nan if each["p"] is None else each["p"] for each in entries])
    for entry, q in zip(entries, benjamini_hochberg(p).tolist(), strict=True):
        entry["q"] = number(q)


def _kind_in_a_cell(entry: Json) -> str | None:
    if entry["status"] == "rubric_changed":
        return "other_rubric"
    if entry["status"] != "ok":
        return None
    return "real_change" if is_real(entry) else "no_clear_change"


def _scope(pair: WavePair) -> Json:
    """What was asked of whom in one wave only."""
    asked = [
        [cell["audience"] for cell in wave.cells.values() if cell["kind"] == "audience"]
        for wave in (pair.before, pair.after)
    ]
    bodies = pair.before, pair.after
    return {
        "elements_added": [e for e in bodies[1].elements if e not in bodies[0].elements],
        "elements_removed": [e for e in bodies[0].elements if e not in bodies[1].elements],
        "audiences_added": [a for a in asked[1] if a not in asked[0]],
        "audiences_removed": [a for a in asked[0] if a not in asked[1]],
        "basis_before": list(bodies[0].basis),
        "basis_after": list(bodies[1].basis),
        "rubric_changed": [e for e in pair.elements if e in pair.changed],
        "other_scale": bodies[0].levels != bodies[1].levels,
        "other_rules": pair.other_rules(),
    }
