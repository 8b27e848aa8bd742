"""Counts who takes part, without telling more about a small audience than that it is small."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from django.db.models import Count, Q

from assessments.disclosure.tree_rule import safe_family
from assessments.models import Draft, Status
from assessments.queries.assessments import list_audiences
from assessments.queries.interims import count_sealed, count_sealed_in
from assessments.scoring.segments import ORGANIZATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.models import Assessment, Audience

Form = Literal["shown", "few", "withheld", "none"]


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
    """`started` and `submitted` are None where they are few: above none and below the minimum."""

    started: int | None
    submitted: int | None
    headcount: int | None
    audiences: tuple[AudienceParticipation, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def get_participation(
    assessment: Assessment, audiences: list[Audience] | None = None
) -> Participation:
    asked = list_audiences(assessment) if audiences is None else audiences
    is_sealed = assessment.participation and assessment.status not in {Status.DRAFT, Status.OPEN}
    counted = assessment.participation if is_sealed else _count_unsealed(assessment)
    return participation_from_counts(assessment, asked, counted)


def participation_from_counts(
    assessment: Assessment, audiences: list[Audience], counted: Mapping[str, list[int]]
) -> Participation:
    """`counted`: for each audience how many started and how many submitted."""
    submitted = {each.code: counted.get(each.code, [0, 0])[1] for each in audiences}
    smallest = _smallest_shown(assessment)
    forms = participation_forms(submitted, smallest=smallest)
    headcounts = [each.headcount for each in audiences]
    return Participation(
        started=_total_shown(sum(started for started, _ in counted.values()), smallest=smallest),
        submitted=_total_shown(sum(submitted.values()), smallest=smallest),
        headcount=None if None in headcounts else sum(filter(None, headcounts)),
        audiences=tuple(
            AudienceParticipation(
                code=each.code,
                name=each.name,
                headcount=each.headcount,
                submitted=submitted[each.code] if forms[each.code] in {"shown", "none"} else None,
                form=forms[each.code],
            )
            for each in audiences
        ),
    )


def participation_forms(submitted: Mapping[str, int], *, smallest: int) -> dict[str, Form]:
    """Withhold what the release would: small audiences, and those that would give them away.

    Counts and figures go by one rule, ties included, or one would tell what the other hides.
    """
    cells = {code: f"audience:{code}" for code in submitted}
    people = {cells[code]: number for code, number in submitted.items()}
    people[ORGANIZATION] = sum(submitted.values())
    shown = safe_family(people, candidates=people, k=smallest)
    return {
        code: _form(number, smallest=smallest, is_shown=cells[code] in shown)
        for code, number in submitted.items()
    }


def _form(number: int, *, smallest: int, is_shown: bool) -> Form:
    if number == 0:
        return "none"
    if is_shown:
        return "shown"
    return "few" if number < smallest else "withheld"


def _smallest_shown(assessment: Assessment) -> int:
    return 0 if assessment.is_named else assessment.minimum_group


def _total_shown(number: int, *, smallest: int) -> int | None:
    return None if 0 < number < smallest else number


def _count_unsealed(assessment: Assessment) -> dict[str, list[int]]:
    """Drafts, and those whose answers went into an interim result."""
    counted = _count_drafts(assessment)
    for audience, number in count_sealed(assessment).items():
        started, submitted = counted.get(audience, [0, 0])
        counted[audience] = [started + number, submitted + number]
    return counted


def _count_drafts(assessment: Assessment) -> dict[str, list[int]]:
    rows = (
        Draft.objects.filter(assessment=assessment)
        .values_list("audience")
        .annotate(started=Count("pk"), submitted=Count("pk", filter=Q(is_submitted=True)))
    )
    return {audience: [started, submitted] for audience, started, submitted in rows}


def count_submitted(assessments: list[Assessment]) -> dict[int, int | None]:
    """Count for each assessment how many people have submitted; None where they are few."""
    closed = {
        each.pk: sum(submitted for _started, submitted in each.participation.values())
        for each in assessments
    }
    unsealed = [each.pk for each in assessments if not each.participation]
    sealed = count_sealed_in(unsealed)
    drafts = Draft.objects.filter(assessment__in=unsealed, is_submitted=True)
    rows = drafts.order_by().values_list("assessment").annotate(submitted=Count("pk"))
    counted = closed | dict(rows)
    for each in unsealed:
        counted[each] = counted.get(each, 0) + sealed.get(each, 0)
    return {
        each.pk: _total_shown(counted[each.pk], smallest=_smallest_shown(each))
        for each in assessments
    }
