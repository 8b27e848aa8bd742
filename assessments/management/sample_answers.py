"""Believable answers for the sample organization, the same on every machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

CANNOT_JUDGE = 0

# Where employees see each element in the first wave, on the scale of levels.
GROUND = {
    "A1": 2.05, "A2": 1.95, "A3": 1.85, "B1": 2.20, "B2": 1.75, "B3": 2.00,
    "C1": 2.45, "C2": 1.90, "C3": 1.70, "D1": 2.50, "D2": 2.35, "D3": 2.05,
    "E1": 1.95, "E2": 2.10, "E3": 1.10, "F1": 2.40, "F2": 2.15, "F3": 1.95,
}  # fmt: skip
# What a year of work has moved.
PROGRESS = {"A2": 0.45, "B2": 0.55, "C1": 0.35, "E3": 0.65}
# Some find it done, some find nothing of it: the mean alone would hide this.
POLARIZED = "D1"
SPLIT = ("managers", "employees")
# Employees do not see how learning is steered and measured.
HARD_TO_SEE = {"A2": 0.25, "A3": 0.20, "E1": 0.30, "E2": 0.15, "E3": 0.35}
SEEN_BY_ALL = 0.03
MATTERS_MUCH = {"A1", "B2", "C3", "E3", "F1"}


@dataclass(frozen=True, slots=True)
class Group:
    """`lift`: how much higher the audience sees things; `units`: the share of people in each."""

    audience: str
    headcount: int
    answers: tuple[int, int]
    lift: float
    units: tuple[float, ...]


UNITS = (
    *("Head office", "Rail", "Road", "Warehousing"),
    *("Sales", "Finance", "IT", "Customs"),
)
GROUPS = (
    Group("executives", 18, (13, 14), 0.85, (1, 0, 0, 0, 0, 0, 0, 0)),
    Group("learning", 14, (11, 12), 0.40, (1, 0, 0, 0, 0, 0, 0, 0)),
    Group("managers", 46, (31, 34), 0.15, (0.1, 0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0)),
    Group("employees", 240, (107, 118), -0.05, (0.06, 0.2, 0.19, 0.2, 0.12, 0.11, 0.12, 0)),
)
FEW = 3
LOCATIONS = ("Rotterdam", "Hamburg", "Antwerp")
# Where people of each unit work, by the share of them; most at the quays and in the head office.
SPREAD = (0.55, 0.27, 0.18)
NOT_TOLD = 0.03


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers of one group: a row for each person, a column for each element."""

    levels: NDArray[np.int64]
    importance: NDArray[np.int64]
    units: NDArray[np.int64]
    locations: list[int | None]


def answers_of(group: Group, elements: tuple[str, ...], *, wave: int, random: Generator) -> Answers:
    people = group.answers[wave]
    ground = np.array([GROUND[code] + wave * PROGRESS.get(code, 0) for code in elements])
    leaning = random.normal(0, 0.3, (people, 1))
    seen = ground + group.lift + leaning + random.normal(0, 0.5, (people, len(elements)))
    levels = np.clip(np.rint(seen), 1, 4).astype(np.int64)
    if group.audience in SPLIT:
        levels[:, elements.index(POLARIZED)] = np.where(random.random(people) < 0.48, 4, 1)
    if group.audience == "employees":
        hidden = np.array([HARD_TO_SEE.get(code, SEEN_BY_ALL) for code in elements])
        levels[random.random(levels.shape) < hidden] = CANNOT_JUDGE
    weight = np.array([3.3 if code in MATTERS_MUCH else 2.6 for code in elements])
    matters = np.rint(weight + random.normal(0, 0.7, levels.shape))
    importance = np.clip(matters, 1, 4).astype(np.int64)
    return Answers(levels, importance, _units(group, people, random), _locations(people, group))


def _locations(people: int, group: Group) -> list[int | None]:
    """Drawn apart from everything else, so that adding them changed no answer."""
    random = np.random.default_rng([people, len(group.audience)])
    drawn = random.choice(len(LOCATIONS), size=people, p=SPREAD) + 1
    return [
        int(key) if told else None
        for key, told in zip(drawn, random.random(people) > NOT_TOLD, strict=True)
    ]


def _units(group: Group, people: int, random: Generator) -> NDArray[np.int64]:
    """Positions in UNITS; a few employees work where there are too few to be shown."""
    units = random.choice(len(UNITS), size=people, p=group.units)
    if group.audience == "employees":
        units[:FEW] = UNITS.index("Customs")
    return units
