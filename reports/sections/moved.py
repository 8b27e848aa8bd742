"""What moved between two waves: every element with its change, the reason, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.sections import moved_words, standpoint, words, words_cells
from reports.sections.section import Section, Table

if TYPE_CHECKING:
    from reports.queries.waves import WavesBeside


def build(waves: WavesBeside, cell: str = "") -> Section:
    """The whole; with `cell` one group of both waves."""
    entries = entries_of(waves, cell)
    return Section(
        key="moved",
        title=_("What moved"),
        lead=_lead(waves, cell, entries),
        paragraphs=() if cell else tuple(_of_the_whole(waves)),
        tables=(_moved_table(waves, entries), _test_table(waves, entries)) if entries else (),
    )


def _lead(waves: WavesBeside, cell: str, entries: dict[str, words.Entry]) -> str:
    if not cell:
        return moved_words.finding(waves, entries.values())
    wave = waves.after if waves.after.find_cell(cell) else waves.before
    name = words_cells.cell_name(wave, wave.cell(cell))
    said = (
        moved_words.finding(waves, entries.values())
        if entries
        else moved_words.why_not_compared(waves, cell)
    )
    return _("%(group)s: %(said)s") % {"group": name, "said": said}


def _of_the_whole(waves: WavesBeside) -> list[str]:
    return [
        *_whose(waves),
        *filter(None, (moved_words.level_sentence(waves), moved_words.score_sentence(waves))),
        *moved_words.scope_sentences(waves),
        *moved_words.response_sentences(waves),
    ]


def _whose(waves: WavesBeside) -> list[str]:
    """Whose view each level is, where some audience has no part in it."""
    told = [(wave.assessment, standpoint.sentence(wave)) for wave in (waves.before, waves.after)]
    return [_("%(group)s: %(said)s") % {"group": name, "said": said} for name, said in told if said]


def entries_of(waves: WavesBeside, cell: str = "") -> dict[str, words.Entry]:
    if not cell:
        return dict(waves.changes["elements"])
    group = waves.group(cell)
    return dict(group["elements"]) if group else {}


def _moved_table(waves: WavesBeside, entries: dict[str, words.Entry]) -> Table:
    after = waves.after
    return Table(
        caption=_("Every element then and now"),
        columns=(
            _("Element"),
            waves.before.assessment,
            after.assessment,
            _("Change"),
            _("Effect"),
            _("Likelihood that its level rose"),
            _("Why"),
            _("What was done"),
        ),
        rows=tuple(
            (
                _name(waves, code),
                words.mean_text(_side(entry, "before"), moved_words.decimals(entry)),
                words.mean_text(_side(entry, "after"), moved_words.decimals(entry)),
                moved_words.change(entry),
                words.effect_words(entry["word"]),
                "–" if entry["prob_rose"] is None else words.likelihood_percent(entry["prob_rose"]),
                moved_words.reason(entry, after.minimum),
                _done(waves, code, entry),
            )
            for code, entry in entries.items()
        ),
    )


def _test_table(waves: WavesBeside, entries: dict[str, words.Entry]) -> Table:
    return Table(
        caption=_("The tests behind it"),
        columns=(
            _("Element"),
            _("Effect size (Cliff's delta)"),
            _("Its 95% interval"),
            _("p"),
            _("q, over all elements"),
            _("Smallest change this could have seen"),
        ),
        rows=tuple(
            (
                _name(waves, code),
                _number(entry["delta"]),
                words.interval_text(entry["interval"], 2),
                words.chance_text(entry["p"]),
                words.chance_text(entry["q"]),
                _number(entry["smallest"], 1),
            )
            for code, entry in entries.items()
            if entry["p"] is not None
        ),
    )


def _name(waves: WavesBeside, code: str) -> str:
    known = {element.code for element in waves.after.instrument.elements}
    source = waves.after if code in known else waves.before
    return source.instrument.element(code).name


def _side(entry: words.Entry, side: str) -> words.Entry:
    return {"status": entry["status"], "mean": entry[side]}


def _done(waves: WavesBeside, code: str, entry: words.Entry) -> str:
    actions = waves.initiatives.get(code, [])
    return "; ".join(moved_words.aimed(each, entry) for each in actions) or "–"


def _number(value: float | None, places: int = 2) -> str:
    return "–" if value is None else words.decimal(value, places)
