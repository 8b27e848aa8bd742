"""What the pages of a result show, the same inside an organization and behind a shared link."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse

from assessments.scoring.words import BANDS
from reports.sections import (
    audiences,
    board,
    gaps,
    level,
    priorities,
    profile,
    response,
    summary,
    trust,
    unlock,
    what_if,
    what_if_words,
)
from reports.sections.statement import stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizations.models import Organization
    from reports.queries.material import Material
    from reports.sections.statement import Statement


def links_inside(slug: str, assessment_id: int) -> dict[str, str]:
    return {
        page: reverse(f"reports:{name}", args=[slug, assessment_id])
        for page, name in (
            ("result", "result-show"),
            ("what_if", "what-if-show"),
            ("board", "board-show"),
            ("why", "why-show"),
            ("explore", "explorer-show"),
            ("importance", "importance-show"),
        )
    }


def links_to_plan(slug: str, assessment_id: int, *, may: bool) -> dict[str, str]:
    """Where a recommended step becomes an initiative, for those who may plan."""
    if not may:
        return {}
    return {"plan": reverse("reports:initiative-create", args=[slug, assessment_id])}


def links_shared(handle: str) -> dict[str, str]:
    return {
        page: reverse(f"reports:{name}", args=[handle])
        for page, name in (
            ("result", "shared-show"),
            ("what_if", "shared-what-if"),
            ("board", "shared-board"),
        )
    }


def result_page(material: Material, links: Mapping[str, str]) -> dict[str, Any]:
    trusted = trust.statements(material, fragile=response.fragile_sentence(material))
    return {
        "material": material,
        "stairs": summary.stairs(material),
        "chip": level.confidence_chip(material),
        "sentences": traced(summary.story(material), links),
        "audiences": audiences.figure(material),
        "gaps": gaps.figure(material),
        "gaps_finding": gaps.finding(material),
        "unlock": unlock.build(material),
        "priorities": traced(stated(priorities.first(material)), links),
        "trust_title": trust.build(material).title,
        "trust": traced(trusted, links),
        "profile": profile.build(material),
        "differences": audiences.build(material),
    }


def traced(statements: Iterable[Statement], links: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each sentence with the address of its number; "" where the reader has no such page."""
    return [(one.text, links[one.page] + one.at if one.page in links else "") for one in statements]


def draw_result(
    material: Material, *, organization: Organization, links: Mapping[str, str], inside: bool
) -> str:
    """Draw all that a result page shows of the result; `inside` adds what only members may open."""
    context = {"organization": organization, "links": links, "inside": inside}
    return render_to_string("reports/_result.html", result_page(material, links) | context)


def board_page(material: Material) -> dict[str, Any]:
    return {"material": material, "board": board.build(material)}


def what_if_page(material: Material, asked: Mapping[str, str]) -> dict[str, Any]:
    case = what_if.case_of(material)
    planned = what_if.planned_levels(case, asked)
    result = what_if.outcome(case, planned)
    described = what_if_words.describe(material, case, planned=planned, result=result)
    return {
        "material": material,
        "outcome": result,
        "described": described,
        "domains": _domains(material, case, planned),
        "steps": range(1, case.top + 1),
        "smallest_set": urlencode(what_if.smallest_set(material)),
        "rule": _rule(material, case),
        "priorities": priorities.build(material),
    }


def _domains(
    material: Material, case: what_if.Case, planned: what_if.Levels
) -> list[dict[str, Any]]:
    """The elements by domain, each with its level now and in the plan."""
    rows = {
        code: {
            "element": material.instrument.element(code),
            "now": case.levels[place],
            "planned": planned[place],
            "is_core": case.core[place],
        }
        for place, code in enumerate(case.codes)
    }
    names = {domain.code: domain.name for domain in material.instrument.domains}
    return [
        {"code": code, "name": names[code], "rows": [rows[element] for element in elements]}
        for code, elements in material.body["domains"].items()
    ]


def _rule(material: Material, case: what_if.Case) -> dict[str, Any]:
    """What the browser needs to work the plan out by itself."""
    return {
        "given": asdict(case),
        "names": [element.name for element in material.elements],
        "levels": {one.number: one.name for one in material.instrument.levels},
        "level": material.level,
        "places": what_if_words.places_of(material),
        "shares": what_if_words.tells_shares(material),
        "bands": BANDS,
        "odds": what_if_words.ODDS,
        "likely": what_if_words.LIKELY,
        "phrases": what_if_words.phrases(),
    }
