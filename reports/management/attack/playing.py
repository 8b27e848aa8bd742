"""Plays the whole attack on one closed assessment: the figures, then everything that shows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any

from assessments.disclosure.attacker import audit
from assessments.queries.interims import list_published_interims
from assessments.queries.leaves import people_by_leaf
from assessments.queries.results import get_result
from assessments.scoring.notes import LATE_LEFT_OUT
from organizations.access.permissions import PERMISSIONS
from organizations.queries.organizations import find_brand
from reports.exports.brand import Look
from reports.exports.forms import RENDERERS
from reports.management.attack.documents import read_html
from reports.management.attack.explaining import numbers_in
from reports.management.attack.reading import (
    Finding,
    Read,
    compare_variants,
    read_data,
    read_tables,
    read_texts,
)
from reports.management.attack.told import explain
from reports.management.attack.tries import pull_outlets
from reports.management.attack.workbooks import read_workbook
from reports.queries.material import get_material
from reports.sections.chapters import chapters

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from assessments.disclosure.attacker import Verdict
    from assessments.models import Result
    from organizations.models import Organization
    from reports.management.attack.explaining import Explained
    from reports.management.attack.harvest import Outlet
    from reports.management.attack.told import Told

MOST_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the attacks found; `notes` says what could not be tried."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    read: Read
    notes: tuple[str, ...] = field(default=())

    @property
    def holds(self) -> bool:
        return self.verdict.holds and not self.findings


def attack_figures(result: Result, *, seconds: float = MOST_SECONDS) -> Verdict:
    """A1 and A2, knowing how many answered of every finest group; A3 together with interims."""
    *earlier, (body, leaves) = _releases(result)
    return audit(body, leaves, seconds=seconds, earlier=earlier)


def _releases(result: Result) -> list[tuple[dict[str, Any], dict[str, int]]]:
    """Every body published of an assessment, with how many had answered by then."""
    assessment = result.assessment
    found = [
        (interim.body or {}, people_by_leaf(assessment, upto=interim.number))
        for interim in list_published_interims(assessment.pk)
    ]
    without_the_last = LATE_LEFT_OUT in result.body["notes"]
    everybody = found[-1][1] if found and without_the_last else people_by_leaf(assessment)
    return [*found, (result.body, everybody)]


def attack_assessment(
    *,
    organization: Organization,
    assessment_id: int,
    seconds: float = MOST_SECONDS,
    roles: Collection[str] = tuple(PERMISSIONS),
) -> Outcome:
    """All attacks; nothing that the visitors do is kept."""
    result = get_result(assessment_id)
    verdict = attack_figures(result, seconds=seconds)
    told, telling = explain(result, organization)
    read = Read()
    outlets = pull_outlets(organization, result, roles, read.coverage)
    findings = set(_read_outlets(outlets, told, read))
    can_open_pdf = find_spec("pypdf") is not None
    findings |= attack_report(result, told.waves, read, with_pdf=can_open_pdf) | telling
    notes = () if can_open_pdf else ("PDF: read by its HTML twin, pypdf is not installed.",)
    return Outcome(verdict, tuple(sorted(findings)), read, notes)


def _read_outlets(outlets: Iterator[Outlet], told: Told, read: Read) -> Iterator[Finding]:
    kept = []
    for outlet in outlets:
        read.outlets[outlet.kind] += 1
        yield from read_tables(outlet.document, outlet.path, told.about(outlet.path), read)
        yield from read_texts(outlet.document, outlet.path, told.secrets)
        if outlet.kind == "broken":
            yield Finding("broken", outlet.address, "does not answer")
        if outlet.kind == "json":
            yield from read_data(outlet, told.everything, read)
        kept.append(outlet)
    yield from compare_variants(kept, told.everything)


def attack_report(
    result: Result, waves: Sequence[Explained], read: Read, *, with_pdf: bool
) -> set[Finding]:
    """The report, built as for a reader: its tables, and nothing in PDF or workbook beside them."""
    made = _make_report(result)
    page = read_html(made("html").decode())
    read.outlets["report"] += 1
    found = read_tables(page, "report.html", waves, read)
    found |= read_workbook(made("xlsx"), page.text, waves, read)
    if with_pdf:
        read.outlets["pdf"] += 1
        found |= _beside(made("pdf"), page.text, read)
    return found


def _make_report(result: Result) -> Callable[[str], bytes]:
    material = get_material(result.assessment_id, organization=result.organization)
    brand = find_brand()
    look = Look(brand.accent, bytes(brand.logo or b"") or None) if brand else Look()
    sections = [chapter.build() for chapter in chapters(material)]
    return lambda form: RENDERERS[form](sections, material, look)


def _beside(pdf: bytes, told: str, read: Read) -> set[Finding]:
    """Both forms are set from the same sections, so no decimal may stand in one alone."""
    import pypdf  # noqa: PLC0415  a tool of tests, absent from production

    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    known = {(number.bound, number.value) for number in numbers_in(told)}
    shown = [number for number in numbers_in(text) if number.decimals]
    read.numbers += len(shown)
    strange = sorted({each.text for each in shown if (each.bound, each.value) not in known})
    return {Finding("T5", "report.pdf", f"{each} stands in the PDF alone") for each in strange}
