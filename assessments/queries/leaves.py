"""How many answered, by the finest groups there are: what an audit holds against a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from assessments.queries.answer_batches import list_responses
from assessments.scoring.segments import leaf_id

if TYPE_CHECKING:
    from assessments.models import Assessment


def people_by_leaf(assessment: Assessment, *, upto: int | None = None) -> dict[str, int]:
    """Count the sealed responses of each leaf, up to a batch; their answers are not read."""
    codes = [attribute["code"] for attribute in assessment.attributes]
    rows = (
        list_responses(assessment, upto=upto)
        .order_by()
        .values_list("audience", "unit_key", "attribute_keys")
        .annotate(people=Count("pk"))
    )
    leaves: dict[str, int] = {}
    for audience, unit, keys, people in rows:
        leaf = leaf_id(audience, unit=unit, attributes=zip(codes, keys, strict=False))
        leaves[leaf] = leaves.get(leaf, 0) + people
    return leaves
