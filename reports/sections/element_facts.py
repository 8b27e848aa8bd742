"""What stands behind one element: how sure, how agreed, how visible, how important, how firm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.sections import importance_pairs, response, words
from reports.sections.words_evidence import is_low_visibility

if TYPE_CHECKING:
    from reports.queries.material import Material


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    value: str
    note: str = ""


def facts(material: Material, code: str) -> tuple[Fact, ...]:
    """Nothing of one rater, whose one answer says it all, and nothing where there is no level."""
    entry = material.overall["elements"][code]
    if material.named or entry.get("level") is None:
        return ()
    found = (
        _mean(entry),
        _middle(entry),
        _likelihood(entry),
        _agreement(entry),
        _visibility(entry),
        _importance(material, code),
        _silent(material, code),
    )
    return tuple(fact for fact in found if fact is not None)


def _mean(entry: words.Entry) -> Fact:
    note = ""
    if entry.get("interval"):
        note = _("90%% interval %(ends)s") % {"ends": words.interval_text(entry["interval"], 2)}
    return Fact(_("Mean"), words.mean_text(entry, 2), note)


def _middle(entry: words.Entry) -> Fact | None:
    middle = entry.get("imedian")
    if middle is None:
        return None
    note = _("close to the mean")
    if entry.get("imedian_differs"):
        note = _("far from the mean: a few extreme answers pull it, or views are divided")
    return Fact(_("Interpolated median"), words.decimal(middle, 2), note)


def _likelihood(entry: words.Entry) -> Fact | None:
    chances = entry.get("likelihood")
    if not entry.get("words") or chances is None:
        return None
    name = _("How sure Level %(level)d is") % {"level": entry["level"]}
    return Fact(name, words.likelihood_words(entry["words"]))


def _agreement(entry: words.Entry) -> Fact | None:
    if not entry.get("agreement"):
        return None
    view = words.agreement_words(entry["agreement"])
    note = _("%(number)s, where 1 is one view (r*wg)") % {
        "number": words.decimal(entry["rwg_star"], 2)
    }
    if entry.get("polarised"):
        note = _("%(note)s; polarized: both ends are held by many") % {"note": note}
    return Fact(_("Agreement"), view, note)


def _visibility(entry: words.Entry) -> Fact | None:
    share = entry.get("unsure_share")
    if share is None:
        return None
    note = ""
    if is_low_visibility(entry):
        note = _("low visibility: what a quarter cannot judge has not reached them")
    return Fact(_("Cannot judge"), words.percent(share), note)


def _importance(material: Material, code: str) -> Fact | None:
    if not importance_pairs.is_asked(material):
        return Fact(_("Importance"), _("not asked"))
    pair = importance_pairs.pair(material, importance_pairs.ORGANIZATION, code)
    if pair.importance is None or pair.gap is None:
        return Fact(_("Importance"), _("not shown"))
    note = _("%(gap)s above practice") % {"gap": words.decimal(pair.gap, 2)}
    if pair.gap <= 0:
        note = _("practiced as much as it is important")
    return Fact(_("Importance"), words.decimal(pair.importance, 2), note)


def _silent(material: Material, code: str) -> Fact | None:
    """Between which levels it would lie whatever those who did not answer think."""
    found = response.bounds(material, code)
    if found["level_low"] is None:
        return None
    note = _("the same level if they stand half a level lower")
    if found["fragile"]:
        note = _("fragile: another level if they stand half a level lower")
    return Fact(
        _("Whatever the silent think"),
        words.level_text(found["level_low"], found["level_high"]),
        note,
    )
