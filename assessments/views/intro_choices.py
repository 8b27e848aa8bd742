"""What respondents choose about themselves before they begin: their unit and attributes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from assessments.actions.respondents import NOT_TOLD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.models import Assessment


@dataclass(frozen=True, slots=True)
class IntroChoice:
    """One select; `chosen` is the value of an option, `reason` why it was refused."""

    field: str
    label: str
    hint: str
    options: tuple[tuple[str, str], ...]
    chosen: str = ""
    reason: str = ""


def intro_choices(
    assessment: Assessment,
    *,
    chosen: Mapping[str, str] | None = None,
    reasons: Mapping[str, object] | None = None,
) -> list[IntroChoice]:
    given, why = chosen or {}, reasons or {}
    asked = [_unit(assessment)] if assessment.units else []
    asked += [_attribute(each) for each in assessment.attributes]
    return [
        IntroChoice(
            field,
            label,
            hint,
            options,
            chosen=given.get(field, ""),
            reason=str(why.get(field, "")),
        )
        for field, label, hint, options in asked
    ]


def _unit(assessment: Assessment) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
    options = tuple((str(unit), name) for unit, name in assessment.units)
    return "unit", _("Where do you work?"), _("Choose your unit"), options


def _attribute(attribute: Mapping[str, Any]) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
    values = tuple((key, name) for key, name in attribute["values"])
    options = (*values, (str(NOT_TOLD), _("I prefer not to say")))
    return f"attribute-{attribute['code']}", attribute["name"], _("Choose one"), options
