"""Tables, plans and random histograms that the scoring tests share."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from assessments.scoring import CountTable, Plan

VECTORS = Path(__file__).parents[2] / "vectors"
ELEMENTS = tuple(f"{domain}{place}" for domain in "ABCDEF" for place in (1, 2, 3))
DOMAINS = {domain: tuple(e for e in ELEMENTS if e[0] == domain) for domain in "ABCDEF"}
CORE = ("A1", "A2", "B2", "E3", "F1")
LEVELS = (1, 2, 3, 4)

quick = settings(max_examples=30)


def hists(levels: int = 4, largest: int = 9):
    return st.lists(st.integers(0, largest), min_size=levels, max_size=levels)


def scales(largest: int = 9):
    """A histogram over two to seven levels."""
    return st.integers(2, 7).flatmap(lambda levels: hists(levels, largest))


def pairs_of_hists(largest: int = 9):
    """Two histograms over the same two to seven levels."""
    return st.integers(2, 7).flatmap(
        lambda levels: st.tuples(hists(levels, largest), hists(levels, largest))
    )


@st.composite
def tables(draw, levels: tuple[int, ...] = LEVELS):
    segments, items = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    cell = st.lists(st.integers(0, 9), min_size=len(levels), max_size=len(levels))
    row = st.lists(cell, min_size=items, max_size=items)
    counts = draw(st.lists(row, min_size=segments, max_size=segments))
    return CountTable(
        np.array(counts),
        tuple(f"audience:s{s}" for s in range(segments)),
        tuple(f"i{i}" for i in range(items)),
        levels,
    )


def answers(groups: dict[str, int], *, seed: int = 1, shares=(0.2, 0.4, 0.3, 0.1)) -> CountTable:
    """Random ratings of all elements by this many people in each leaf."""
    rng = np.random.default_rng(seed)
    counts = [[rng.multinomial(n, shares) for _ in ELEMENTS] for n in groups.values()]
    shape = (len(groups), len(ELEMENTS), len(LEVELS))
    return CountTable(np.array(counts).reshape(shape), tuple(groups), ELEMENTS, LEVELS)


def plan(**changes) -> Plan:
    given = {"core": CORE, "targets": dict.fromkeys(ELEMENTS, 3), "seed": 7} | changes
    return Plan(ELEMENTS, DOMAINS, **given)
