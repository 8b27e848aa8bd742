"""A first draft of what respondents are told: released figures in words, and what is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.sections import level, trust, words
from reports.sections.plan import DROPPED, day_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.models import Initiative
    from reports.queries.material import Material

MOST_NAMED = 3


def draft(material: Material, initiatives: Sequence[Initiative]) -> dict[str, str]:
    live = [each for each in initiatives if each.status != DROPPED]
    return {
        "heard": "\n\n".join(filter(None, _heard(material))),
        "decided": "\n".join(f"• {_decided(each)}" for each in live),
        "next": _next(live),
    }


def _heard(material: Material) -> list[str]:
    names = [material.instrument.element(code).name for code, _gap in material.gaps()[:MOST_NAMED]]
    return [
        _("Thank you for answering. %(participation)s")
        % {"participation": trust.participation(material)},
        level.headline(material),
        level.descriptor(material),
        _("The longest way to go: %(names)s.") % {"names": words.join_names(names)}
        if names
        else "",
    ]


def _decided(initiative: Initiative) -> str:
    return initiative.told_text or initiative.title


def _next(live: Sequence[Initiative]) -> str:
    due = [each for each in live if each.due_on and each.status in {"PLANNED", "RUNNING"}]
    first = min(due, key=lambda each: each.due_on or each.created_at.date(), default=None)
    lines = []
    if first is not None:
        lines.append(
            _("First comes, until %(day)s: %(decided)s.")
            % {"decided": _decided(first).rstrip(". "), "day": day_text(first.due_on)}
        )
    lines.append(_("We will ask again, and tell you what has changed."))
    return "\n\n".join(lines)
