"""Words for what lies between two waves: how much moved, why, and what is not compared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.scoring.wave_overall import MORE_OR_FEWER_ANSWER
from reports.sections import words, words_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from assessments.models import Initiative
    from reports.queries.material import Material
    from reports.queries.waves import WavesBeside


CONFIDENCE = 0.9
"""Of the intervals that results hold."""


def reason(entry: words.Entry, minimum: int) -> str:
    """Why the two figures differ, or why no difference is told."""
    kinds = {
        "real_change": _("real change"),
        "no_clear_change": _("no clear change"),
        "other_raters": _("other people answered"),
        "other_scope": _("not asked of the same people"),
        "other_rubric": _("asked in other words"),
    }
    known = kinds.get(entry.get("kind") or "")
    return known or _untold(entry, minimum)


def _untold(entry: words.Entry, minimum: int) -> str:
    statuses = {
        "coarse": _("too few answers for a test"),
        "refused": _("not told: a few people more or fewer answered"),
        "not_comparable": _("not asked in both"),
        "insufficient": _("too few could judge"),
        "hidden": words.withheld_text(minimum),
    }
    return statuses.get(entry["status"]) or words.missing_text(entry)


def decimals(entry: words.Entry) -> int:
    """Two decimals of groups with a whole distribution; of all others what is released has one."""
    return 2 if entry["status"] in {"ok", "not_testable"} else 1


def change(entry: words.Entry) -> str:
    difference = entry["difference"]
    return "–" if difference is None else signed(difference, decimals(entry))


def signed(difference: float, places: int = 1) -> str:
    size = words.decimal(abs(difference), places)
    if size == words.decimal(0, places):
        return size
    return f"{'+' if difference > 0 else '−'}{size}"


def finding(waves: WavesBeside, entries: Collection[words.Entry]) -> str:
    """What moved among these elements, in one or two sentences."""
    unknown = [each.assessment for each in (waves.before, waves.after) if not each.has_scores]
    if unknown:
        return _("Nothing can be compared: %(names)s has no score that can be shown.") % {
            "names": words.join_names(unknown)
        }
    if all(entry["difference"] is None for entry in entries):
        return _("The two assessments have no element in common that can be compared.")
    if all(entry["status"] == "coarse" for entry in entries if entry["difference"] is not None):
        return _("Too few people answered for a test: each change may be chance.")
    real = [entry for entry in entries if entry["kind"] == "real_change"]
    risen = sum(entry["difference"] > 0 for entry in real)
    moved = _really_moved(risen, len(real) - risen)
    return " ".join((moved, *_others(Counter(entry["kind"] for entry in entries))))


def why_not_compared(waves: WavesBeside, cell_id: str) -> str:
    """Why nothing is said of one group: it is of one wave only, another one, or withheld."""
    for wave in (waves.before, waves.after):
        cell = wave.find_cell(cell_id)
        if cell is None:
            return _("%(wave)s has no such group.") % {"wave": wave.assessment}
        if not words_cells.is_shown(cell):
            why = words_cells.why_not_shown(wave, cell)
            return _("%(wave)s: %(why)s") % {"wave": wave.assessment, "why": why}
    return _("This is another group in each of the two waves, so they are not compared.")


def _really_moved(risen: int, fallen: int) -> str:
    if not risen and not fallen:
        return _("No element really moved.")
    rose = ngettext("%(n)d element really rose", "%(n)d elements really rose", risen)
    fell = ngettext("%(n)d element really fell", "%(n)d elements really fell", fallen)
    if not fallen:
        return _("%(rose)s, none fell.") % {"rose": rose % {"n": risen}}
    if not risen:
        return _("%(fell)s, none rose.") % {"fell": fell % {"n": fallen}}
    return _("%(rose)s, %(fell)s.") % {"rose": rose % {"n": risen}, "fell": fell % {"n": fallen}}


def _others(counted: Counter[str | None]) -> list[str]:
    """The elements that did not really move, by what their difference is put down to."""
    phrases: dict[str, Callable[[int], str]] = {
        "no_clear_change": lambda n: ngettext(
            "%(n)d differs no more than chance could explain.",
            "%(n)d differ no more than chance could explain.",
            n,
        ),
        "other_raters": lambda n: ngettext(
            "%(n)d differs because other people answered.",
            "%(n)d differ because other people answered.",
            n,
        ),
        "other_scope": lambda n: ngettext(
            "%(n)d was not asked of the same people in both waves.",
            "%(n)d were not asked of the same people in both waves.",
            n,
        ),
        "other_rubric": lambda n: ngettext(
            "%(n)d was asked in other words, so no change is worked out.",
            "%(n)d were asked in other words, so no change is worked out.",
            n,
        ),
    }
    return [
        phrase(counted[kind]) % {"n": counted[kind]}
        for kind, phrase in phrases.items()
        if counted[kind]
    ]


def level_sentence(waves: WavesBeside) -> str:
    """Where the level stood and stands, and how likely it rose."""
    level = waves.changes["level"]
    if level["status"] == "not_comparable":
        return _(
            "The two levels were reached under different rules, so they stand side by side and "
            "are not compared; neither is worked out again under the other's rule."
        )
    if level["prob_rose"] is None:
        return ""
    return _("The likelihood that the level rose is %(share)s.") % {
        "share": words.likelihood_percent(level["prob_rose"])
    }


def score_sentence(waves: WavesBeside) -> str:
    """The change of the score, like for like, and what it is made of."""
    score = waves.changes["score"]
    if score["difference"] is None:
        return ""
    places = 2 if score["interval"] else 1
    text = _("Over the %(n)d elements compared, the score changed by %(change)s.") % {
        "n": score["compared"],
        "change": signed(score["difference"], places),
    }
    if score["interval"]:
        sure = _("With %(confidence)s confidence the change lies between %(low)s and %(high)s.")
        text += " " + sure % {
            "confidence": words.percent(CONFIDENCE),
            "low": signed(score["interval"][0], places),
            "high": signed(score["interval"][1], places),
        }
    return f"{text} {_parts(waves, score, places)}".strip()


def _parts(waves: WavesBeside, score: words.Entry, places: int) -> str:
    """What moved inside the audiences and what their mix did; one audience alone has no mix."""
    if score["within"] is None:
        several = any(len(each.audience_scores) > 1 for each in (waves.before, waves.after))
        untold = _("It cannot be told here how much of it is due to the mix of the audiences.")
        return untold if several else ""
    return _("%(within)s of it happened inside the audiences, %(mix)s is due to their mix.") % {
        "within": signed(score["within"], places),
        "mix": signed(score["mix"] or 0.0, places),
    }


def response_sentences(waves: WavesBeside) -> list[str]:
    """Audiences of which a clearly larger or smaller part answered."""
    found = []
    for code, (early, late) in waves.changes["response"].items():
        if early is None or late is None or abs(late - early) < MORE_OR_FEWER_ANSWER:
            continue
        found.append(
            _("%(audience)s: %(early)s answered then, %(late)s now.")
            % {
                "audience": waves.after.audience_name(code),
                "early": words.percent(early),
                "late": words.percent(late),
            }
        )
    return found


def scope_sentences(waves: WavesBeside) -> list[str]:
    """What was asked in one wave only, and of whom."""
    scope = waves.changes["scope"]
    told = (
        (_elements(waves.after, scope["elements_added"]), _("Asked now, not then: %(names)s.")),
        (_elements(waves.before, scope["elements_removed"]), _("Asked then, not now: %(names)s.")),
        (_elements(waves.after, scope["rubric_changed"]), _("Asked in other words: %(names)s.")),
        (
            _audiences(waves, scope["audiences_added"]),
            _("Audiences asked now, not then: %(names)s."),
        ),
        (
            _audiences(waves, scope["audiences_removed"]),
            _("Audiences asked then, not now: %(names)s."),
        ),
    )
    found = [text % {"names": words.join_names(names)} for names, text in told if names]
    if scope["other_scale"]:
        found.append(_("The two waves were answered on different scales."))
    return found


def _elements(material: Material, codes: list[str]) -> list[str]:
    return [material.instrument.element(code).name for code in codes]


def _audiences(waves: WavesBeside, codes: list[str]) -> list[str]:
    return [waves.after.audience_name(code) for code in codes]


def aimed(initiative: Initiative, entry: words.Entry) -> str:
    """An action beside the element it aimed at: what it was for, and where the element stands."""
    now = entry["level_after"]
    if now is None:
        return f"{initiative.title} ({initiative.get_status_display()})"
    reached = _("reached") if now >= initiative.to_level else _("not reached")
    return _("%(title)s (%(status)s): aimed at Level %(level)d, %(reached)s") % {
        "title": initiative.title,
        "status": initiative.get_status_display(),
        "level": initiative.to_level,
        "reached": reached,
    }
