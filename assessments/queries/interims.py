"""Reads interim results, and what they have told already."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assessments.disclosure import Earlier
from assessments.models import InterimResult
from assessments.queries.answer_batches import list_responses
from assessments.queries.leaves import people_by_leaf
from organizations.tenancy.lease import JobStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from assessments.models import Assessment


def list_interims(assessment_id: int) -> QuerySet[InterimResult]:
    """Newest first, without the bodies."""
    found = InterimResult.objects.filter(assessment_id=assessment_id).defer("body")
    return found.select_related("requested_by").order_by("-number")


def find_newest_interim(assessment_id: int) -> InterimResult | None:
    return list_interims(assessment_id).first()


def list_published_interims(
    assessment_id: int, *, before: int | None = None
) -> QuerySet[InterimResult]:
    """Those that may be read, oldest first; before a number, if one is given."""
    found = InterimResult.objects.filter(assessment_id=assessment_id, status=JobStatus.READY)
    found = found if before is None else found.filter(number__lt=before)
    return found.select_related("assessment", "assessment__instrument").order_by("number")


def list_interims_of_open() -> QuerySet[InterimResult]:
    """Published ones of assessments without a result so far, newest first, without the bodies."""
    found = InterimResult.objects.filter(status=JobStatus.READY, assessment__closed_at=None)
    return found.select_related("assessment").defer("body").order_by("-sealed_at")


def get_published_interim(assessment_id: int, number: int) -> InterimResult:
    return list_published_interims(assessment_id).get(number=number)


def count_sealed(assessment: Assessment, *, upto: int | None = None) -> dict[str, int]:
    """How many answers of each audience were sealed for interim results, published or not."""
    total: Counter[str] = Counter()
    sealed = InterimResult.objects.filter(assessment=assessment).exclude(sealed_at=None)
    sealed = sealed if upto is None else sealed.filter(number__lte=upto)
    for batch in sealed.values_list("sealed", flat=True):
        total.update(batch)
    return dict(total)


def count_sealed_in(assessment_ids: list[int]) -> dict[int, int]:
    """The same of several assessments, over all audiences."""
    total: Counter[int] = Counter()
    sealed = InterimResult.objects.filter(assessment__in=assessment_ids).exclude(sealed_at=None)
    for assessment_id, batch in sealed.values_list("assessment", "sealed"):
        total[assessment_id] += sum(batch.values())
    return dict(total)


def earlier_releases(
    assessment: Assessment, interims: Sequence[InterimResult]
) -> tuple[Earlier, ...]:
    """What these interim results, in their order, have told of whom."""
    return tuple(_release_of(assessment, interim) for interim in interims)


def grew_by_few(assessment: Assessment, earlier: Sequence[Earlier]) -> bool:
    """Whether so few answered since that no figure of the whole could take them in."""
    if not earlier:
        return False
    grown = list_responses(assessment).count() - sum(earlier[-1].leaves.values())
    return 0 < grown < assessment.minimum_group


def _release_of(assessment: Assessment, interim: InterimResult) -> Earlier:
    cells = (interim.body or {}).get("cells", [])
    full = frozenset(cell["id"] for cell in cells if cell["form"] == "full")
    coarse = frozenset(cell["id"] for cell in cells if cell["form"] == "coarse")
    return Earlier(people_by_leaf(assessment, upto=interim.number), full | coarse, full)
