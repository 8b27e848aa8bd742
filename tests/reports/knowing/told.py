"""What the pages of one result say, and the counts that a reader finds there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import by_hand
from by_hand import Together
from page_tables import tables_of_csv, tables_of_page

if TYPE_CHECKING:
    from django.test import Client

ASKED = "Response of each audience"
COUNTS = "Answers and weight of each group, element by element"
CODES = {
    "Executives": "executives", "L&D team": "learning",
    "Line managers": "managers", "Employees": "employees",
}  # fmt: skip
PAGES = {
    "overview": "", "why": "why/", "why.csv": "why/?format=csv", "element": "elements/A1/",
    "response": "explore/?view=response", "response.csv": "explore/?view=response&format=csv",
    "group": "explore/?view=cell&cell=audience:managers",
    "gaps": "explore/?view=gaps&a=executives&b=managers",
    "importance": "importance/", "importance.csv": "importance/?format=csv",
    "moves": "what-if/", "moves.csv": "what-if/?format=csv",
}  # fmt: skip


def read_pages(client: Client, *, now: int, before: int) -> dict[str, str]:
    """Ask for every page and file once."""
    asked = {name: f"{now}/{path}" for name, path in PAGES.items()}
    asked["moved"] = f"{now}/compare/?with={before}"
    asked["moved.employees"] = f"{now}/compare/?with={before}&cell=audience:employees"
    asked["before.csv"] = f"{before}/why/?format=csv"
    for a, b in pairs():
        query = f"view=gaps&a={CODES[a]}&b={CODES[b]}&format=csv"
        asked[f"{a}/{b}"] = f"{now}/explore/?{query}"
    found = {}
    for name, path in asked.items():
        response = client.get(f"/o/acme/results/{path}")
        assert response.status_code == 200
        found[name] = response.getvalue().decode()
    return found


def pairs() -> list[tuple[str, str]]:
    names = list(CODES)
    return [(a, b) for place, a in enumerate(names) for b in names[place + 1 :]]


class Counted:
    """The counts of one wave, element by element, and how many were asked."""

    def __init__(self, counts: str, asked: str) -> None:
        self.asked = {row[0]: int(row[1]) for row in tables_of_csv(asked)[ASKED]}
        self.hists: dict[str, dict[str, list[int]]] = {}
        self.unsure: dict[str, dict[str, int]] = {}
        for code, group, _weight, *numbers in tables_of_csv(counts)[COUNTS]:
            *hist, unsure = map(int, numbers)
            self.hists.setdefault(code, {})[group] = hist
            self.unsure.setdefault(code, {})[group] = unsure

    def rated(self, code: str) -> dict[str, list[int]]:
        return {
            group: hist
            for group, hist in self.hists[code].items()
            if by_hand.is_rated(hist, self.unsure[code][group])
        }

    def together(self, code: str) -> Together:
        found = self.rated(code)
        return Together(list(found.values()), [self.asked[group] for group in found])

    def every(self) -> dict[str, Together]:
        return {code: self.together(code) for code in self.hists}


def table(told, page: str, caption: str) -> list[list[str]]:
    read = tables_of_csv if page.endswith(".csv") else tables_of_page
    return read(told[page])[caption]


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&amp;", "&").split())
