"""Reads the competencies of a framework: in order, as a tree by tier, and by words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q

from competencies.models import Competency, Tier

if TYPE_CHECKING:
    from collections.abc import Container

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Branch:
    """A competency with those directly below it; `within` names a parent that is not shown."""

    competency: Competency
    within: str = ""
    children: list[Branch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TierGroup:
    """What a framework holds in one tier; `total` counts every step of the tree."""

    tier: Tier
    branches: list[Branch]
    total: int


def list_competencies(*, framework_id: int) -> QuerySet[Competency]:
    return Competency.objects.filter(framework_id=framework_id).order_by("position")


def list_tiers(*, framework_id: int, words: str = "") -> list[TierGroup]:
    """All four tiers in their order, with the competencies that hold the words.

    A match whose parent does not match stands at the top of its tier and knows its parent.
    """
    found = list_competencies(framework_id=framework_id)
    if words:
        holds_words = Q(name__icontains=words) | Q(description__icontains=words)
        found = found.filter(holds_words | Q(code__icontains=words)).select_related("parent")
    competencies = {competency.pk: competency for competency in found}
    branches = {pk: Branch(one, _within(one, competencies)) for pk, one in competencies.items()}
    tops: dict[str, list[Branch]] = {tier: [] for tier in Tier}
    totals = dict.fromkeys(Tier.values, 0)
    for branch in branches.values():
        above = branches.get(branch.competency.parent_id or 0)
        (above.children if above else tops[branch.competency.tier]).append(branch)
        totals[branch.competency.tier] += 1
    return [TierGroup(tier, tops[tier], totals[tier]) for tier in Tier]


def _within(competency: Competency, shown: Container[int]) -> str:
    parent_is_hidden = competency.parent_id is not None and competency.parent_id not in shown
    return competency.parent.name if parent_is_hidden and competency.parent else ""
