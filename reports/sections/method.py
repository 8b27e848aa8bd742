"""Participation and method: who answered, how numbers become a level, what is withheld and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.charts.participation_bars import participation_bars
from reports.sections import audiences, trust, words
from reports.sections.section import Figure, Section, Table

if TYPE_CHECKING:
    from reports.queries.material import Material


def build(material: Material) -> Section:
    nobody = material.participation.get("submitted") == 0
    return Section(
        key="method",
        title=_("Participation and method"),
        lead=trust.participation(material),
        paragraphs=tuple(filter(None, (*_method(material), trust.withheld(material)))),
        figures=() if material.named or nobody else (figure(material),),
        tables=(rules(material),),
    )


def figure(material: Material) -> Figure:
    entries = material.audience_scores
    asked = material.participation.get("audiences", [])
    headcounts = {audience["code"]: audience["headcount"] for audience in asked}
    labels = [material.audience_name(entry["audience"]) for entry in entries]
    invited = [headcounts.get(entry["audience"]) for entry in entries]
    answered = [entry["people"] for entry in entries]
    answers = [audiences.answers_text(material, entry) for entry in entries]
    table = Table(
        caption=_("Answers by audience"),
        columns=(_("Audience"), _("Answers"), _("People in the audience")),
        rows=tuple(
            (label, text, str(known or "–"))
            for label, text, known in zip(labels, answers, invited, strict=True)
        ),
    )
    options: dict[str, Any] = {
        "reasons": answers,
        "status": [_status(number) for number in answered],
    }
    return Figure(
        key="participation",
        title=_("Who answered"),
        subtitle=_("Submitted responses by audience"),
        alt="; ".join(f"{row[0]}: {row[1]}" for row in table.rows) + ".",
        figure=participation_bars(labels, answered=answered, invited=invited, **options),
        narrow=participation_bars(
            labels, answered=answered, invited=invited, **options, narrow=True
        ),
        table=table,
    )


def _status(answered: int | None) -> str:
    """Whoever could not judge anything has answered all the same."""
    if answered is None:
        return "hidden"
    return "ok" if answered else "no_data"


def _method(material: Material) -> tuple[str, ...]:
    rules = material.rules
    return (
        _(
            "Each person rated %(elements)d elements of learning and development on a rubric of "
            "%(levels)d levels. An element reaches a level when more than half of the ratings are "
            "at it or above, and more than 85%% at each level in between from Level 2 on."
        )
        % {"elements": len(material.element_codes), "levels": len(rules["levels"])},
        _(
            "The organization reaches a level when all foundations do (%(core)s), at least "
            "%(quota)s of the elements do, and no element is more than one level below."
        )
        % {"core": ", ".join(rules["core"]) or _("none"), "quota": rules["quota"]},
        _basis(material),
        _(
            "The score is the mean of the elements, from 1 to %(top)d; “can’t judge” never counts "
            "as a level. Likelihoods and intervals come from the answers alone and say how far "
            "chance could have moved the result."
        )
        % {"top": max(rules["levels"])},
    )


def _basis(material: Material) -> str:
    if material.named or not material.has_scores:
        return ""
    cells = set(material.overall["basis"]["cells"])
    names = [
        words.within_sentence(name)
        for code, name in material.audiences.items()
        if f"audience:{code}" in cells
    ]
    if not names:
        return trust.unweighed(material) or _("All answers count alike.")
    if material.overall["basis"]["combine"] == "headcount":
        return _("Audiences count by their size: %(names)s.") % {"names": words.join_names(names)}
    return _("Every audience counts the same, whatever its size: %(names)s.") % {
        "names": words.join_names(names)
    }


def rules(material: Material) -> Table:
    """What the result was made by: enough to make it again."""
    used = material.rules
    rows = (
        (_("Instrument"), f"{material.instrument.title} {material.instrument.version}"),
        (_("Profile"), used["profile"]),
        (_("Level rule"), used["level_rule"]),
        (_("Release rule"), used["release_rule"] if used["suppressed"] else _("named raters")),
        (_("Minimum group size"), str(used["k"]) if used["suppressed"] else "–"),
        (_("Engine"), used["engine"]),
        (_("Fingerprint of the result"), material.digest),
    )
    return Table(caption=_("Rules and versions"), columns=(_("What"), _("Which")), rows=rows)
