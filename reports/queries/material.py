"""What every chapter is written from: one frozen result and the names of what it speaks about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assessments.queries.instruments import get_instrument_content
from assessments.queries.results import get_result
from assessments.scoring.wave import group_weight

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from assessments.content import Element, Instrument
    from assessments.models import Comment, Initiative, InterimResult, Result
    from organizations.models import Organization
    from reports.queries.benchmark import Comparison


NARROWEST_GAP = 0.05
"""Of an element to its target; a narrower one would be printed as 0.0."""


@dataclass(frozen=True, slots=True)
class Wave:
    """What a page's head says of a result, without its figures."""

    assessment: str
    assessment_id: int
    closed_at: datetime
    has_other_wave: bool
    has_scores: bool
    raters: int = 0
    started_by: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """`body` is the result as frozen at closing; nothing here is computed from answers again."""

    body: dict[str, Any]
    instrument: Instrument
    organization: str
    assessment: str
    assessment_id: int
    closed_at: datetime
    digest: str
    audiences: dict[str, str]
    units: dict[str, str] = field(default_factory=dict)
    attributes: tuple[dict[str, Any], ...] = ()
    participation: dict[str, Any] = field(default_factory=dict)
    # Approved comments, for reports only: see report_material.
    comments: tuple[Comment, ...] = ()
    has_other_wave: bool = False
    started_by: str = ""
    # For reports only, once there is a release: see report_material.
    benchmark: Comparison | None = None
    # For reports only: what is planned, and the currency of its costs.
    initiatives: tuple[Initiative, ...] = ()
    currency: str = ""

    @property
    def overall(self) -> dict[str, Any]:
        return self.body["overall"]

    @property
    def rules(self) -> dict[str, Any]:
        return self.body["rules"]

    @property
    def minimum(self) -> int:
        return self.rules["k"]

    @property
    def named(self) -> bool:
        """Whether the raters are named people, so that nothing is withheld among them."""
        return not self.rules["suppressed"]

    @property
    def raters(self) -> int:
        """How many named people this is the view of; 0 where nobody is named."""
        return (self.cell("organization")["people"] or 0) if self.named else 0

    @property
    def shows_nothing(self) -> bool:
        """Whether nobody answered, or too few for a single figure."""
        return all(cell["form"] in {"hidden", "empty"} for cell in self.body["cells"])

    @property
    def has_scores(self) -> bool:
        """Whether a single element has a mean: without one there is nothing to draw or to plan."""
        return any(entry["mean"] is not None for entry in self.overall["elements"].values())

    @property
    def top(self) -> int:
        """The highest level of the instrument's scale."""
        return max(self.rules["levels"])

    @property
    def level(self) -> int | None:
        return self.overall["level"]["low"]

    @property
    def audience_scores(self) -> list[dict[str, Any]]:
        return self._by_audience(map(_judged, self.body["audience_scores"]))

    def _by_audience(self, entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """In the order of the instrument, which also orders what stands below an audience."""
        places = {code: place for place, code in enumerate(self.audiences)}
        return sorted(entries, key=lambda entry: places.get(entry["audience"], len(places)))

    @property
    def element_codes(self) -> list[str]:
        return self.body["elements"]

    @property
    def elements(self) -> list[Element]:
        return [self.instrument.element(code) for code in self.element_codes]

    def element_domain(self, code: str) -> str:
        return self.instrument.domain_of(code).name

    def level_name(self, number: int) -> str:
        return next(level.name for level in self.instrument.levels if level.number == number)

    def audience_name(self, code: str) -> str:
        return self.audiences.get(code, code)

    def audience_form(self, code: str) -> str:
        """How the number of answers of an audience is told: see assessments' participation."""
        asked = self.participation.get("audiences", [])
        return next((each["form"] for each in asked if each["code"] == code), "few")

    def value_name(self, code: str, value: str) -> str:
        """What people of one value of an attribute have in common, such as the place they work."""
        values = (each["values"] for each in self.attributes if each["code"] == code)
        names = {str(key): name for key, name in next(values, [])}
        return names.get(str(value), str(value))

    def find_cell(self, cell_id: str) -> dict[str, Any] | None:
        return next((_named(cell) for cell in self.body["cells"] if cell["id"] == cell_id), None)

    def cell(self, cell_id: str) -> dict[str, Any]:
        found = self.find_cell(cell_id)
        if found is None:
            raise KeyError(cell_id)
        return found

    def cells_of(self, kind: str) -> list[dict[str, Any]]:
        cells = [_named(cell) for cell in self.body["cells"] if cell["kind"] == kind]
        return self._by_audience(cells) if kind == "audience" else cells

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The cells below the organization: audiences, units and their parts, attributes."""
        return [cell for kind in ("audience", "unit", "attribute") for cell in self.cells_of(kind)]

    def score(self, cell_id: str, element: str) -> dict[str, Any]:
        """The released score of an element in a cell; a hidden or empty cell has its form only."""
        scores = self.body["scores"].get(cell_id)
        if scores is not None:
            return scores.get(element, {"status": "no_data"})
        cell = next((cell for cell in self.body["cells"] if cell["id"] == cell_id), None)
        return {"status": "hidden" if cell and cell["form"] == "hidden" else "no_data"}

    def weight(self, cell_id: str) -> float:
        """What a group that the whole rests on counts for there, before weights sum to 1."""
        known = {
            each["code"]: each["headcount"] for each in self.participation.get("audiences", [])
        }
        asked = {code: known.get(code) for code in self.audiences}
        return group_weight(self.body, self.cell(cell_id), asked=asked)

    def gaps(self) -> list[tuple[str, float]]:
        """Elements below their target, widest gap first; coarse and unknown ones are left out."""
        found = [(code, entry.get("gap")) for code, entry in self.overall["elements"].items()]
        below = [(code, gap) for code, gap in found if gap is not None and gap >= NARROWEST_GAP]
        return sorted(below, key=lambda pair: (-pair[1], pair[0]))


def get_material(assessment_id: int, *, organization: Organization) -> Material:
    return material_of(get_result(assessment_id), organization=organization)


def wave_of(result: Result, *, has_scores: bool) -> Wave:
    assessment = result.assessment
    return Wave(
        assessment=assessment.name,
        assessment_id=assessment.pk,
        closed_at=assessment.closed_at or result.created_at,
        has_other_wave=getattr(result, "has_other_wave", False),
        started_by=getattr(result, "started_by", "") or "",
        has_scores=has_scores,
        raters=result.participation.get("submitted") or 0 if assessment.is_named else 0,
    )


def material_of(result: Result | InterimResult, *, organization: Organization) -> Material:
    assessment = result.assessment
    instrument = get_instrument_content(assessment.instrument_id)
    return Material(
        body=_judging_told(_withheld_told(result.body or {})),
        instrument=instrument,
        organization=organization.name,
        assessment=assessment.name,
        assessment_id=assessment.pk,
        closed_at=assessment.closed_at or result.created_at,
        digest=result.digest,
        audiences={audience.code: audience.name for audience in instrument.audiences},
        units={str(key): name for key, name in assessment.units},
        attributes=tuple(assessment.attributes),
        participation=result.participation,
        has_other_wave=getattr(result, "has_other_wave", False),
        started_by=getattr(result, "started_by", "") or "",
    )


def _named(cell: dict[str, Any]) -> dict[str, Any]:
    """Results frozen by the first engine know no attributes."""
    return {"attribute": None, "value": None, **cell}


def _judged(entry: dict[str, Any]) -> dict[str, Any]:
    """People who answered, and not one of them could judge, did answer."""
    if entry["people"] and entry["status"] == "no_data":
        return {**entry, "status": "all_dk"}
    return entry


def _withheld_told(body: dict[str, Any]) -> dict[str, Any]:
    """Call the figures of the whole withheld where people did answer, but too few to show any."""
    overall = body["overall"]
    if overall["basis"]["cells"] or all(cell["form"] != "hidden" for cell in body["cells"]):
        return body
    told = {
        part: {code: _withheld(entry) for code, entry in overall[part].items()}
        for part in ("elements", "domains")
    }
    return {**body, "overall": {**overall, **told, "score": _withheld(overall["score"])}}


def _judging_told(body: dict[str, Any]) -> dict[str, Any]:
    """Call a part of the whole unjudged where people did answer, but could judge nothing of it."""
    overall = body["overall"]
    domains = {
        code: _unjudged(entry, [overall["elements"][each] for each in body["domains"][code]])
        for code, entry in overall["domains"].items()
    }
    score = _unjudged(overall["score"], list(overall["elements"].values()))
    return {**body, "overall": {**overall, "domains": domains, "score": score}}


def _unjudged(entry: dict[str, Any], elements: list[dict[str, Any]]) -> dict[str, Any]:
    nobody = all(each["status"] == "all_dk" for each in elements)
    return {**entry, "status": "all_dk"} if nobody else entry


def _withheld(entry: dict[str, Any]) -> dict[str, Any]:
    return {**entry, "status": "hidden"}
