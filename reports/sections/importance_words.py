"""Words for importance beside practice: what comes first, what may be chance, where lines stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.sections import words, words_cells
from reports.sections.importance_pairs import ORGANIZATION, Pair, is_asked, is_told
from reports.sections.words_evidence import names_of

if TYPE_CHECKING:
    from reports.queries.material import Material


def verdicts(*, tested: bool) -> dict[str, tuple[str, str]]:
    """What importance and practice ask for, each with what it means."""
    gap = _("a gap beyond chance") if tested else _("a gap")
    return {
        "act_first": (
            _("act first"),
            _("%(gap)s, and both the importance and the gap above the average") % {"gap": gap},
        ),
        "watch": (
            _("watch"),
            _("%(gap)s, but the importance or the gap not above the average") % {"gap": gap},
        ),
        "may_be_chance": (
            _("may be chance"),
            _("more wanted than practiced, though chance could explain it"),
        ),
        "keep_up": (
            _("keep up"),
            _("more important than the average, and practiced about as wanted"),
        ),
        "enough": (
            _("enough"),
            _("not more important than the average, and practiced about as wanted"),
        ),
    }


def finding(material: Material, found: list[Pair]) -> str:
    """How many elements come first; where none does, how many are wanted more at all."""
    if not is_asked(material):
        return _("How important the elements are was not asked in this assessment.")
    if not any(pair.is_known for pair in found):
        return _missing(material)
    first = _codes(found, "act_first")
    if not first:
        return _none_first(found)
    text = ngettext(
        "%(n)d element comes first, with importance and gap both above the average: %(names)s.",
        "%(n)d elements come first, with importance and gap both above the average: %(names)s.",
        len(first),
    )
    return text % {"n": len(first), "names": names_of(material, first)}


def _codes(found: list[Pair], *wanted: str) -> list[str]:
    """The elements of these verdicts, widest gap first."""
    kept = [pair for pair in found if pair.verdict in wanted]
    return [pair.code for pair in sorted(kept, key=lambda pair: -(pair.gap or 0))]


def _none_first(found: list[Pair]) -> str:
    wanted = len(_codes(found, "watch"))
    if not wanted and _is_tested(found):
        return _("No gap between importance and practice is beyond chance.")
    if not wanted:
        return _("No element is wanted more than it is practiced.")
    return ngettext(
        "%(n)d element is wanted more than it is practiced; it does not stand out by both its "
        "importance and its gap.",
        "%(n)d elements are wanted more than they are practiced; none stands out by both its "
        "importance and its gap.",
        wanted,
    ) % {"n": wanted}


def why_not_told(material: Material, cell_id: str) -> str:
    """Why one group has no pairs; of everybody `finding` says it."""
    cell = material.cell(cell_id)
    if cell_id == ORGANIZATION or not is_asked(material) or is_told(material, cell):
        return ""
    if not words_cells.is_shown(cell):
        return words_cells.why_not_shown(material, cell)
    if cell["kind"] != "audience":
        return _("Importance is told of everybody and of each audience, not of smaller groups.")
    return _(
        "This group is small. Importance stands beside practice only where it is shown how the "
        "answers spread: from %(full)d answers on, and only where that singles nobody out."
    ) % {"full": material.rules.get("k_full", 2 * material.minimum)}


def _missing(material: Material) -> str:
    if material.body["rules"].get("suppressed") and material.participation.get("submitted") == 0:
        return _("Nobody answered, so nothing is known of importance either.")
    if material.shows_nothing:
        return _("How important the elements are cannot be shown: too few answers.")
    return _(
        "No element has both an importance and a mean, so there is nothing to set side by side."
    )


def paragraphs(material: Material, found: list[Pair]) -> tuple[str, ...]:
    tested = _is_tested(found)
    return (
        *([_how_many(found)] if tested else []),
        *_verdict_sentences(found, tested=tested),
        _averages(material, found),
        _whose(material, found),
    )


def _whose(material: Material, found: list[Pair]) -> str:
    if any(pair.n is not None for pair in found):
        paired = _("Practice is paired here: only of people who told both, each counting alike.")
        weighed = len(material.overall["basis"]["cells"]) > 1
        overview = (
            _("It may therefore differ from the overview, which weighs the audiences.")
            if weighed
            else _("It may therefore differ from the overview, which counts all who could judge.")
        )
        return f"{paired} {overview}"
    return _(
        "Who answered both questions together is not shown here, under strict protection. So the "
        "gap is the difference of two means, each person counting alike, and is not tested."
    )


def _how_many(found: list[Pair]) -> str:
    """How many gaps are real does not depend on the other elements, as the verdicts do."""
    real = len(_codes(found, "act_first", "watch"))
    text = ngettext(
        "Of %(all)d elements %(n)d has a gap beyond chance.",
        "Of %(all)d elements %(n)d have a gap beyond chance.",
        real,
    )
    return text % {"all": sum(pair.is_known for pair in found), "n": real}


def _is_tested(found: list[Pair]) -> bool:
    return any(pair.q is not None for pair in found)


def _verdict_sentences(found: list[Pair], *, tested: bool) -> list[str]:
    said = []
    for key, (name, meaning) in verdicts(tested=tested).items():
        inside = [f"{p.code}\N{NO-BREAK SPACE}{p.name}" for p in found if p.verdict == key]
        if inside:
            filled = {"name": name.capitalize(), "meaning": meaning, "names": "; ".join(inside)}
            said.append(_("%(name)s (%(meaning)s): %(names)s.") % filled)
    return said


def _averages(material: Material, found: list[Pair]) -> str:
    """Where the lines of the chart stand."""
    known = [pair for pair in found if pair.is_known]
    gaps = [pair.gap for pair in known if pair.gap is not None]
    importance = sum(pair.importance or 0 for pair in known) / len(known)
    text = _(
        "On the diagonal an element would be practiced as far as it is wanted. The level line is "
        "the average importance, %(importance)s"
    ) % {"importance": words.decimal(importance, 2)}
    if len(gaps) < len(known):
        return _("%(text)s; left of the dashed line the gap is wider than the average.") % {
            "text": text
        }
    return _("%(text)s; left of the dashed line the gap is wider than the average, %(gap)s.") % {
        "text": text,
        "gap": words.decimal(sum(gaps) / len(gaps), 2),
    }
