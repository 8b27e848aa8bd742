"""Plays the whole attack on one closed assessment: the figures, then everything that shows them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any

from assessments.disclosure.attacker import audit, audit_over_time
from assessments.queries.comments import list_comments_never_shown, list_readable_comments
from assessments.queries.interims import list_published_interims
from assessments.queries.leaves import people_by_leaf
from assessments.queries.results import get_result, list_waves
from assessments.queries.tellings import find_told_address
from assessments.scoring.notes import LATE_LEFT_OUT
from organizations.access.permissions import PERMISSIONS
from organizations.queries.organizations import find_brand
from reports.exports.brand import Look
from reports.exports.forms import RENDERERS
from reports.management.attack.documents import read_html
from reports.management.attack.explaining import Explained, numbers_in
from reports.management.attack.harvest import Trial, addresses, pull, rooms_of
from reports.management.attack.reading import (
    Finding,
    Read,
    compare_variants,
    read_data,
    read_tables,
    read_texts,
)
from reports.management.attack.visitors import shared_reader, visitors
from reports.management.attack.waves import differences_too_telling, explain_changes
from reports.management.attack.workbooks import read_workbook
from reports.queries.material import get_material, material_of
from reports.sections.chapters import chapters

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from assessments.disclosure.attacker import Verdict
    from assessments.models import Result
    from organizations.models import Organization
    from reports.management.attack.harvest import Coverage, Outlet

MOST_SECONDS = 120.0
MOST_TRIED = 2
MOST_WAVES = 4


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
    releases = _releases(result)
    verdict = audit(*releases[-1], seconds=seconds)
    over_time = audit_over_time(releases) if len(releases) > 1 else []
    return replace(verdict, leaks=(*verdict.leaks, *over_time))


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
    told, telling = _explain(result, organization)
    read = Read()
    findings = set(_read_outlets(_outlets(organization, result, roles, read.coverage), told, read))
    findings |= _read_report(organization, result, told.waves, read) | telling
    notes = () if find_spec("pypdf") else ("PDF: read by its HTML twin, pypdf is not installed.",)
    return Outcome(verdict, tuple(sorted(findings)), read, notes)


@dataclass(frozen=True, slots=True)
class _Told:
    """What an outlet may speak of, by what it is about; and comments that nobody may read."""

    this: list[Explained]
    waves: list[Explained]
    interims: list[Explained]
    secrets: frozenset[str]

    def about(self, path: str) -> list[Explained]:
        """Pages of this result speak of it alone, unless they compare."""
        if "/interim/" in path:
            return self.interims
        own = path.startswith("/shared/") or "/results/" in path
        return self.this if own and "compare" not in path else self.everything

    @property
    def everything(self) -> list[Explained]:
        return [*self.waves, *self.interims]


def _explain(result: Result, organization: Organization) -> tuple[_Told, set[Finding]]:
    """Take the result, all that may be compared with it, and what two of them tell together."""
    this = _explained(result, organization)
    others = [
        _explained(get_result(wave.assessment_id), organization)
        for wave in list_waves(result)[:MOST_WAVES]
        if wave.pk != result.pk
    ]
    telling = {
        finding for other in others for finding in differences_too_telling(other.body, this.body)
    }
    both = replace(this, further=tuple(explain_changes([this, *others])))
    interims = [
        replace(this, body=interim.body or {}, participation=interim.participation)
        for interim in list_published_interims(result.assessment_id)
    ]
    secrets = list_comments_never_shown(result.assessment_id).values_list("text", flat=True)
    return _Told([this], [both, *others], interims, frozenset(secrets)), telling


def _explained(result: Result, organization: Organization) -> Explained:
    material = material_of(result, organization=organization)
    names = {f"audience:{code}": name for code, name in material.audiences.items()}
    names |= {f"unit:{key}": name for key, name in material.units.items()}
    for attribute in result.assessment.attributes:
        names |= {f"attribute:{attribute['code']}:{key}": name for key, name in attribute["values"]}
    others = frozenset(
        [element.name for element in material.elements]
        + [domain.name for domain in material.instrument.domains]
    )
    return Explained(result.body, result.participation, names, others)


def _outlets(
    organization: Organization, result: Result, roles: Collection[str], coverage: Coverage
) -> Iterator[Outlet]:
    """Everybody tries every address whose parts can be known; strangers those that hold a key."""
    tried = _values_to_try(result)
    rooms = rooms_of(organization.slug, assessment_id=result.assessment_id)
    starts = [each for each in addresses(**_parts_of(organization, result)) if rooms.match(each)]
    trial = Trial(rooms, coverage, tuple(tried))
    with visitors(organization, roles=roles) as clients:
        for name, client in clients.items():
            yield from pull(name, client, starts, trial=trial)
        client, handle = shared_reader(result)
        told = find_told_address(assessment_id=result.assessment_id)
        starts = [*addresses(handle=[handle]), *([told] if told else [])]
        yield from pull("share link", client, starts, trial=trial)


def _parts_of(organization: Organization, result: Result) -> dict[str, list[str]]:
    """What the parts of addresses can be, as far as a reader can know."""
    shown = [cell["id"] for cell in result.body["cells"] if cell["form"] != "hidden"]
    interims = list_published_interims(result.assessment_id)
    return {
        "slug": [organization.slug],
        "assessment_id": [str(result.assessment_id)],
        "code": list(result.body["elements"]),
        "number": [str(each.number) for each in interims],
        "cell_id": [*_groups_to_try(result), *shown[:MOST_TRIED]],
    }


def _values_to_try(result: Result) -> list[str]:
    return [*_groups_to_try(result), *_rare_words(result)]


def _groups_to_try(result: Result) -> list[str]:
    """Names of groups that no page offers: withheld ones first, then finest ones."""
    withheld = [cell["id"] for cell in result.body["cells"] if cell["form"] == "hidden"]
    finest = sorted(set(people_by_leaf(result.assessment)) - set(withheld))
    return [*withheld[:MOST_TRIED], *finest[:MOST_TRIED]]


def _rare_words(result: Result) -> list[str]:
    """Words of so few readable comments that a search must not find them."""
    texts = list_readable_comments(result.assessment_id).values_list("text", flat=True)
    written = Counter(word for text in texts for word in set(text.split()))
    return sorted(word for word, times in written.items() if times < result.body["rules"]["k"])[:2]


def _read_outlets(outlets: Iterator[Outlet], told: _Told, read: Read) -> Iterator[Finding]:
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


def _read_report(
    organization: Organization, result: Result, waves: Sequence[Explained], read: Read
) -> set[Finding]:
    """The report, built as for a reader: its tables, and nothing in PDF or workbook beside them."""
    made = _make_report(organization, result)
    page = read_html(made("html").decode())
    read.outlets["report"] += 1
    found = read_tables(page, "report.html", waves, read)
    found |= read_workbook(made("xlsx"), page.text, waves, read)
    if find_spec("pypdf"):
        read.outlets["pdf"] += 1
        found |= _beside(made("pdf"), page.text, read)
    return found


def attack_workbook(result: Result) -> set[Finding]:
    """The workbook alone, which shows more figures than any other outlet."""
    organization = result.organization
    made = _make_report(organization, result)
    this = _explained(result, organization)
    return read_workbook(made("xlsx"), read_html(made("html").decode()).text, [this], Read())


def _make_report(organization: Organization, result: Result) -> Callable[[str], bytes]:
    material = get_material(result.assessment_id, organization=organization)
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
