"""Counts who takes part, without telling more about a small audience than that it is small."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from django.db.models import Count, Q

from assessments.models import Draft, Status
from assessments.queries.assessments import list_audiences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.models import Assessment, Audience

Form = Literal["shown", "few", "withheld"]


@dataclass(frozen=True, slots=True)
class AudienceParticipation:
    """`submitted` is None where it is not shown: too few, or the key to a sibling with too few."""

    code: str
    name: str
    headcount: int | None
    submitted: int | None
    form: Form

    @property
    def share(self) -> float | None:
        if not self.headcount or self.submitted is None:
            return None
        return min(1.0, self.submitted / self.headcount)


@dataclass(frozen=True, slots=True)
class Participation:
    started: int
    submitted: int
    headcount: int | None
    audiences: tuple[AudienceParticipation, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def get_participation(
    assessment: Assessment, audiences: list[Audience] | None = None
) -> Participation:
    asked = list_audiences(assessment) if audiences is None else audiences
    if assessment.status in {Status.DRAFT, Status.OPEN}:
        counted = _count_drafts(assessment)
    else:
        counted = assessment.participation or _count_drafts(assessment)
    return participation_from_counts(assessment, asked, counted)


def participation_from_counts(
    assessment: Assessment, audiences: list[Audience], counted: Mapping[str, list[int]]
) -> Participation:
    """`counted`: for each audience how many started and how many submitted."""
    submitted = {each.code: counted.get(each.code, [0, 0])[1] for each in audiences}
    smallest = 0 if assessment.is_named else assessment.minimum_group
    forms = participation_forms(submitted, smallest=smallest)
    headcounts = [each.headcount for each in audiences]
    return Participation(
        started=sum(started for started, _ in counted.values()),
        submitted=sum(submitted.values()),
        headcount=None if None in headcounts else sum(filter(None, headcounts)),
        audiences=tuple(
            AudienceParticipation(
                code=each.code,
                name=each.name,
                headcount=each.headcount,
                submitted=submitted[each.code] if forms[each.code] == "shown" else None,
                form=forms[each.code],
            )
            for each in audiences
        ),
    )


def participation_forms(submitted: Mapping[str, int], *, smallest: int) -> dict[str, Form]:
    """Withhold small audiences, and the next smallest while the total would give them away."""
    forms: dict[str, Form] = {
        code: "shown" if number >= smallest else "few" for code, number in submitted.items()
    }
    shown = [code for code, form in forms.items() if form == "shown"]
    for code in sorted(shown, key=lambda each: (submitted[each], each)):
        rest = sum(submitted[each] for each, form in forms.items() if form != "shown")
        if not 0 < rest < smallest:
            break
        forms[code] = "withheld"
    return forms


def _count_drafts(assessment: Assessment) -> dict[str, list[int]]:
    rows = (
        Draft.objects.filter(assessment=assessment)
        .values_list("audience")
        .annotate(started=Count("pk"), submitted=Count("pk", filter=Q(is_submitted=True)))
    )
    return {audience: [started, submitted] for audience, started, submitted in rows}


def count_submitted(assessments: list[Assessment]) -> dict[int, int]:
    """Count for each assessment how many people have submitted."""
    closed = {
        each.pk: sum(submitted for _started, submitted in each.participation.values())
        for each in assessments
    }
    unsealed = [each.pk for each in assessments if not each.participation]
    drafts = Draft.objects.filter(assessment__in=unsealed, is_submitted=True)
    rows = drafts.order_by().values_list("assessment").annotate(submitted=Count("pk"))
    return closed | dict(rows)
