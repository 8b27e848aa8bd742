"""A hand-made result in schema 1: believable numbers with a withheld group and a coarse one."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import assessments.content
from assessments.content import Instrument, read_instrument
from reports.queries.material import Material

AUDIENCES = {
    "executives": "Executives",
    "learning": "L&D team",
    "managers": "Line managers",
    "employees": "Employees",
}
PEOPLE = {"executives": 14, "learning": 12, "managers": None, "employees": 118}
MEANS = {
    "A1": 2.62, "A2": 2.38, "A3": 2.11, "B1": 2.47, "B2": 1.86, "B3": 2.24,
    "C1": 2.71, "C2": 2.05, "C3": 1.79, "D1": 3.14, "D2": 2.55, "D3": 2.29,
    "E1": 2.18, "E2": 2.43, "E3": 1.47, "F1": 2.77, "F2": 2.36, "F3": 2.09,
}  # fmt: skip
LIFT = {"executives": 0.55, "learning": 0.2, "employees": -0.22}


@lru_cache(maxsize=1)
def instrument() -> Instrument:
    folder = Path(assessments.content.__file__).parent
    return read_instrument(folder / "instruments" / "hilo-1.0-en.toml")


def material(**changes: Any) -> Material:
    given: dict[str, Any] = {
        "body": body(),
        "instrument": instrument(),
        "organization": "Meridian Freight",
        "assessment": "Autumn 2026",
        "assessment_id": 1,
        "closed_at": datetime(2026, 11, 14, 17, 30, tzinfo=UTC),
        "digest": "3f9c" * 16,
        "audiences": AUDIENCES,
        "units": {"3": "Rail"},
        "participation": {"started": 171, "submitted": 147, "headcount": 212, "headcounts": {}},
    }
    return Material(**(given | changes))


def body() -> dict[str, Any]:
    elements = list(MEANS)
    domains = {d.code: [e.code for e in d.elements] for d in instrument().domains}
    return {
        "schema": 1,
        "rules": _rules(elements),
        "elements": elements,
        "domains": domains,
        "cells": _cells(),
        "counts": {},
        "importance": None,
        "scores": _scores(),
        "audience_scores": [_audience(code) for code in AUDIENCES],
        "overall": _overall(domains),
        "unlock": {
            "target": 3,
            "total_cost": 61,
            "moves": [
                {"element": "E3", "from": 1, "to": 2, "steps": 14},
                {"element": "B2", "from": 2, "to": 3, "steps": 29},
                {"element": "A2", "from": 2, "to": 3, "steps": 18},
            ],
        },
        "perception": [
            _perception("B2", 0.93, 0.51, "large"),
            _perception("E3", 0.6, 0.4, "medium"),
        ],
        "notes": [],
    }


def _rules(elements: list[str]) -> dict[str, Any]:
    return {
        "engine": "1.0.0", "level_rule": "staged-1", "release_rule": "tree-1",
        "profile": "standard", "quota": "4/5", "core": ["A1", "A2", "B2", "E3", "F1"],
        "combine": "equal", "alpha": 0.25, "draws": 4000, "k": 5, "k_full": 10,
        "levels": [1, 2, 3, 4], "weights": {}, "targets": dict.fromkeys(elements, 3),
        "suppressed": True,
    }  # fmt: skip


def _cells() -> list[dict[str, Any]]:
    def cell(kind: str, cell_id: str, people: int | None, form: str, **more: Any) -> dict[str, Any]:
        named = {"audience": None, "unit": None} | more
        return {"id": cell_id, "kind": kind, "people": people, "form": form, **named}

    return [
        cell("organization", "organization", 147, "full"),
        *(
            cell("audience", f"audience:{code}", n, "full" if n else "hidden", audience=code)
            for code, n in PEOPLE.items()
        ),
    ]


def _scores() -> dict[str, Any]:
    shown = {code: n for code, n in PEOPLE.items() if n}
    lifts = {"organization": 0.0} | {f"audience:{code}": LIFT[code] for code in shown}
    return {
        cell: {code: _entry(mean + lift) for code, mean in MEANS.items()}
        for cell, lift in lifts.items()
    }


def _shares(mean: float) -> list[float]:
    """Shares at or above each level, falling evenly to the given mean."""
    rest = mean - 1
    above = [min(1.0, max(0.0, rest - step * 0.55) / (1 + step * 0.3)) for step in (0, 1, 2)]
    return [1.0, *above]


def _entry(mean: float) -> dict[str, Any]:
    mean = min(3.9, max(1.1, mean))
    shares = _shares(mean)
    level = 1 + sum(share > 0.5 for share in shares[1:])
    return {
        "status": "ok", "n": 100, "unsure": 7, "mean": mean, "index": (mean - 1) / 3 * 100,
        "variance": 0.6, "median": 2.0, "imedian": mean, "shares": shares, "nplf": 0.4,
        "level": level, "rwg_star": 0.74, "agreement": "shared view", "polarised": False,
        "unsure_share": 0.065, "likelihood": [0.02, 0.9, 0.07, 0.01],
    }  # fmt: skip


def _audience(code: str) -> dict[str, Any]:
    people = PEOPLE[code]
    if people is None:
        empty = {"people": None, "mean": None, "index": None, "interval": None}
        return {"audience": code, "status": "hidden", **empty}
    mean = 2.31 + LIFT[code]
    half = 1.1 / people**0.5
    ends = [mean - half, mean + half]
    return {
        "audience": code, "status": "ok", "people": people, "mean": mean,
        "index": (mean - 1) / 3 * 100, "interval": ends,
    }  # fmt: skip


def _overall(domains: dict[str, list[str]]) -> dict[str, Any]:
    elements = {code: _overall_entry(mean) for code, mean in MEANS.items()}
    levels = [entry["level"] for entry in elements.values()]
    return {
        "basis": {
            "cells": ["audience:executives", "audience:learning", "audience:employees"],
            "combine": "equal", "n": 144, "n_eff": 43.5,
        },
        "elements": elements,
        "domains": {code: _domain([MEANS[c] for c in codes]) for code, codes in domains.items()},
        "score": {
            "status": "ok", "mean": 2.31, "index": 43.7, "interval": [2.23, 2.39],
            "confidence": 0.9,
        },
        "level": {
            "low": 2, "high": 2, "likelihood": [0.04, 0.94, 0.02, 0.0], "words": "likely",
            "confidence": 0.94, "unrated": [],
        },
        "profile": [levels.count(n) for n in (1, 2, 3, 4)],
        "agreement": {"rwg_star": 0.81, "words": "shared view"},
    }  # fmt: skip


def _overall_entry(mean: float) -> dict[str, Any]:
    shares = _shares(mean)
    single = [a - b for a, b in zip(shares, [*shares[1:], 0.0], strict=True)]
    more = {
        "se": 0.05, "interval": [mean - 0.1, mean + 0.1], "levels": single, "words": "likely",
        "target": 3, "gap": 3 - mean,
    }  # fmt: skip
    return _entry(mean) | more


def _domain(means: list[float]) -> dict[str, Any]:
    mean = sum(means) / len(means)
    return {
        "status": "ok", "mean": mean, "index": (mean - 1) / 3 * 100,
        "interval": [mean - 0.12, mean + 0.12], "low": 2, "high": 2,
    }  # fmt: skip


def _perception(element: str, difference: float, delta: float, word: str) -> dict[str, Any]:
    return {
        "a": "executives", "b": "employees", "element": element, "delta": delta, "word": word,
        "p": 0.001, "q": 0.004, "difference": difference, "status": "ok",
    }  # fmt: skip
