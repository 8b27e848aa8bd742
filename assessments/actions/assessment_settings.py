"""What an assessment asks, of whom and under which rules, and what is refused."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import gettext_lazy as _

from assessments.actions.attributes import bad_attributes
from assessments.models import Combine, Mode, Profile, Protection, Tables
from hilo.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from assessments.actions.attributes import AskedAttribute
    from assessments.content import Instrument

    Refusal = tuple[str, _StrPromise]

SMALLEST_GROUP = 3
DEFAULT_GROUP = 5
LARGEST_GROUP = 100
HEAVIEST = 10
LARGEST_AUDIENCE = 10_000_000


class InvalidAssessment(DomainError):
    code: ClassVar[str] = "invalid_assessment"
    message = _("Some settings cannot work; see what is wrong beside each of them.")


@dataclass(frozen=True, slots=True)
class AskedAudience:
    code: str
    headcount: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentSettings:
    """A missing target is 3, or the highest level of a shorter scale; a missing weight is 1."""

    name: str
    elements: tuple[str, ...]
    audiences: tuple[AskedAudience, ...]
    mode: str = Mode.SURVEY
    targets: Mapping[str, int] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    profile: str = Profile.STANDARD
    ask_importance: bool = True
    ask_unit: bool = False
    attributes: tuple[AskedAttribute, ...] = ()
    combine: str = Combine.EQUAL
    tables: str = Tables.CROSSED
    protection: str = Protection.STANDARD
    minimum_group: int = DEFAULT_GROUP
    opens_at: datetime | None = None
    closes_at: datetime | None = None


def refuse_bad_settings(settings: AssessmentSettings, *, content: Instrument) -> None:
    refusals = [
        *_bad_elements(settings, content),
        *_bad_numbers(settings, top=len(content.levels)),
        *_bad_audiences(settings, content),
        *_bad_rules(settings),
        *(("attributes", refusal) for refusal in bad_attributes(settings.attributes)),
    ]
    if refusals:
        raise InvalidAssessment(fields=dict(reversed(refusals)))


def _bad_elements(settings: AssessmentSettings, content: Instrument) -> Iterator[Refusal]:
    known = {element.code for element in content.elements}
    if not settings.elements:
        yield "elements", _("Choose at least one element.")
    elif not known.issuperset(settings.elements):
        yield "elements", _("An element does not belong to this instrument.")
    elif len(set(settings.elements)) < len(settings.elements):
        yield "elements", _("An element is listed twice.")


def _bad_numbers(settings: AssessmentSettings, *, top: int) -> Iterator[Refusal]:
    if not all(1 <= target <= top for target in settings.targets.values()):
        yield "targets", _("A target level is none of the instrument's levels.")
    weights = settings.weights.values()
    if not all(math.isfinite(weight) and 0 < weight <= HEAVIEST for weight in weights):
        yield "weights", _("A weight must be more than 0 and at most 10.")
    if not SMALLEST_GROUP <= settings.minimum_group <= LARGEST_GROUP:
        yield "minimum_group", _("The smallest group may be 3 to 100 people.")


def _bad_audiences(settings: AssessmentSettings, content: Instrument) -> Iterator[Refusal]:
    codes = [audience.code for audience in settings.audiences]
    if not codes:
        yield "audiences", _("Choose at least one audience.")
    elif not {audience.code for audience in content.audiences}.issuperset(codes):
        yield "audiences", _("An audience does not belong to this instrument.")
    elif len(set(codes)) < len(codes):
        yield "audiences", _("An audience is listed twice.")
    elif settings.mode == Mode.QUICK and len(codes) > 1:
        yield "audiences", _("A quick scan has one rater.")
    headcounts = [each.headcount for each in settings.audiences if each.headcount is not None]
    if not all(1 <= headcount <= LARGEST_AUDIENCE for headcount in headcounts):
        yield "audiences", _("An audience has 1 to 10,000,000 people.")


def _bad_rules(settings: AssessmentSettings) -> Iterator[Refusal]:
    if not settings.name.strip():
        yield "name", _("Give the assessment a name.")
    if len(settings.name) > 120:
        yield "name", _("The name may have 120 characters at most.")
    if settings.mode not in Mode.values:
        yield "mode", _("Choose a survey or a quick scan.")
    if settings.profile not in Profile.values:
        yield "profile", _("Choose one of the level rules.")
    yield from _bad_choices(settings)
    if settings.opens_at and settings.closes_at and settings.closes_at <= settings.opens_at:
        yield "closes_at", _("It must close after it opens.")


def _bad_choices(settings: AssessmentSettings) -> Iterator[Refusal]:
    if settings.tables not in Tables.values:
        yield "tables", _("Choose simple or crossed tables.")
    if settings.protection not in Protection.values:
        yield "protection", _("Choose the standard or the strict protection.")
    if settings.combine not in Combine.values:
        yield "combine", _("Choose how the audiences are weighted.")
    elif settings.combine == Combine.HEADCOUNT and not _all_counted(settings):
        yield "combine", _("To weight by headcount, say how many people each audience has.")


def _all_counted(settings: AssessmentSettings) -> bool:
    return all(audience.headcount is not None for audience in settings.audiences)
