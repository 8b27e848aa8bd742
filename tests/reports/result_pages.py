"""Every address at which something of one result can be read, and what a reader gets there."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http.response import HttpResponseBase

    from assessments.models import Result

PAGES = {
    "executive": "",
    "why": "why/",
    "explorer": "explore/",
    "explorer, units": "explore/?view=units",
    "explorer, elements of units": "explore/?view=units&columns=elements",
    "explorer, audiences": "explore/?view=audiences",
    "explorer, one element": "explore/?view=audiences&element=A1",
    "explorer, a group": "explore/?view=cell&cell=organization",
    "explorer, an audience": "explore/?view=cell&cell={audience}",
    "explorer, gaps": "explore/?view=gaps",
    "explorer, who answered": "explore/?view=response",
    "explorer, an attribute": "explore/?view=attribute:location",
    "importance": "importance/",
    "comments": "comments/",
    "reviewing comments": "comments/review/",
    "certificate": "certificate/",
    "verifying": "verify/",
    "benchmark": "benchmark/",
    "what-if": "what-if/",
    "plan": "plan/",
    "a new initiative": "plan/new/",
    "roadmap": "plan/roadmap/",
    "telling": "plan/told/",
    "comparing": "compare/",
    "board": "board/",
    "sharing": "share/",
    "an element": "elements/A1/",
}
WITH_CSV = [
    name
    for name, path in PAGES.items()
    if path.startswith("explore/") or name in {"why", "importance", "certificate", "what-if"}
]
API = {
    "API, result": "assessments/{}/result/",
    "API, participation": "assessments/{}/participation/",
    "API, certificate": "results/{}/certificate/",
    "API, cells": "results/{}/cells/",
    "API, priorities": "results/{}/priorities/",
    "API, the whole": "results/{}/cells/organization/",
    "API, comments": "results/{}/comments/",
    "API, verifications": "results/{}/verifications/",
    "API, benchmark": "assessments/{}/benchmark/",
    "API, initiatives": "assessments/{}/initiatives/",
}
_NOTHING = re.compile(r"(?<![\w-])(None|nan|NaN|inf|undefined)(?![\w-])")
_INVISIBLE = re.compile(r"<(script|style|svg|template)\b.*?</\1>|<[^>]+>", re.DOTALL)


def addresses(result: Result, slug: str = "acme") -> Iterator[tuple[str, str]]:
    base = f"/o/{slug}/results/{result.assessment_id}/"
    audiences = [cell["id"] for cell in result.body["cells"] if cell["kind"] == "audience"]
    pages = {
        name: path.format(audience=audiences[0] if audiences else "")
        for name, path in PAGES.items()
        if audiences or "{audience}" not in path
    }
    for name, path in pages.items():
        yield name, base + path
    for name in filter(pages.get, WITH_CSV):
        path = pages[name]
        yield f"{name} as CSV", f"{base}{path}{'&' if '?' in path else '?'}format=csv"
    yield "certificate as a file", f"{base}certificate/download/"
    for name, path in API.items():
        yield name, f"/api/o/{slug}/{path.format(result.assessment_id)}"


def read(response: HttpResponseBase) -> str:
    """The whole answer, streamed or not."""
    if response.streaming:
        return response.getvalue().decode()
    return response.content.decode()


def visible(page: str) -> str:
    return " ".join(unescape(_INVISIBLE.sub(" ", page)).split())


def find_faults(name: str, response: HttpResponseBase) -> list[str]:
    """What is wrong with a page, in words; nothing if it can be shown to anybody."""
    if response.status_code != 200:
        return [f"{name}: {response.status_code}"]
    page = read(response)
    is_page = response["Content-Type"].startswith("text/html")
    text = visible(page) if is_page else page
    faults = []
    if response["Content-Type"] != "application/json" and (found := _NOTHING.search(text)):
        around = text[max(0, found.start() - 50) : found.end() + 30]
        faults.append(f"{name}: says {found[0]} in “{around}”")
    if is_page and (blank := _blank_figures(page)):
        faults.append(f"{name}: {blank} figures without a mark")
    if re.search(r"\b(NaN|Infinity)\b", page) and not is_page:
        faults.append(f"{name}: no number")
    return faults


def says_nothing(text: str) -> list[str]:
    """Find the words of a programmer's nothing."""
    return _NOTHING.findall(text)


def _blank_figures(page: str) -> int:
    """Count drawings that hold axes alone: no bar, no dot, no hatched band, no word."""
    drawings = re.findall(r"<figure\b.*?</figure>", page, re.DOTALL)
    return sum(not re.search(r"<(rect|path|circle|tbody)\b", drawing) for drawing in drawings)
