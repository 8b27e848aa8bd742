"""The certificate: what was proven of everything shown, how, and what stands for what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.sections.section import Section, Table
from reports.sections.words_cells import (
    answers_of,
    cell_name,
    form_word,
    is_shown,
    list_cells,
    wider_cell,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from reports.queries.material import Material

Certificate = dict[str, Any]
TREE = "tree-1"


def build(material: Material) -> Section:
    return Section(
        key="certificate",
        title=_("Privacy certificate"),
        lead=statement(material),
        paragraphs=paragraphs(material),
        tables=tables(material),
    )


def kept_tables(material: Material) -> tuple[Table, ...]:
    """What is kept as a file: the tables, or the statement where there are none."""
    return tables(material) or (Table(caption=statement(material), columns=(), rows=()),)


def statement(material: Material) -> str:
    if material.named:
        return _("The raters are named and agreed to be shown, so nothing is withheld.")
    if material.shows_nothing:
        return _("No figure is shown, so no figure can give anybody away.")
    return _("No combination of everything shown here isolates fewer than %(k)d people.") % {
        "k": material.minimum
    }


def paragraphs(material: Material) -> tuple[str, ...]:
    """How it was proven, group by group or by linear programs, and what no proof can promise."""
    if material.named or material.shows_nothing:
        return ()
    found = certificate_of(material)
    kinds = {cell["kind"] for cell in material.body["cells"]}
    proof = _tree_proof(found) if found["rule"] == TREE else _crossed_proof(found, kinds)
    return tuple(filter(None, (*proof, _histograms(found, kinds), _guard(found), _limits())))


def certificate_of(material: Material) -> Certificate:
    """Results frozen by the first engine hold no certificate: theirs follows from the tree rule."""
    stored = material.body.get("certificate")
    if stored is not None:
        return stored
    forms = [cell["form"] for cell in material.body["cells"]]
    full, coarse = forms.count("full"), forms.count("coarse")
    return {
        "rule": material.rules["release_rule"],
        "holds": True,
        "k": material.rules["k"],
        "k_full": material.rules["k_full"],
        "shown": {"cells": full + coarse, "groups": None, "programs": 0},
        "full": {"cells": full, "groups": None, "programs": 0},
        "guarded": False,
    }


def _tree_proof(found: Certificate) -> tuple[str, ...]:
    return (
        _(
            "The groups form one tree: the organization, its audiences, and units inside them. "
            "All that can be worked out by adding and subtracting is made of what is left of a "
            "group after those parts of it that are shown. Each such rest is empty, or it is "
            "%(k)d people or more."
        )
        % {"k": found["k"]},
    )


def _crossed_proof(found: Certificate, kinds: Collection[str]) -> tuple[str, ...]:
    groups = found["shown"]["groups"] or 0
    return (
        _(
            "%(groups)s People who belong to exactly the same groups shown cannot be told apart; "
            "they make %(sets)s. For each of these with fewer than %(k)d people it was proven "
            "that whatever says anything of them says it of %(k)d people or more at once."
        )
        % {
            "groups": _how_groups_lie(kinds),
            "sets": ngettext("%(n)d set", "%(n)d sets", groups) % {"n": groups},
            "k": found["k"],
        },
        _(
            "The proof is an exchange: if enough people could swap places without a single figure "
            "changing, no figure can tell them apart. Where no plain exchange was found, a linear "
            "program decided it (%(programs)s). Only numbers of people went in, no answer: what "
            "is withheld says nothing about what was answered."
        )
        % {"programs": _programs(found)},
    )


def _how_groups_lie(kinds: Collection[str]) -> str:
    if _crossing(kinds):
        return _(
            "The groups overlap, so the figures of one can be added to and taken away from those "
            "of others."
        )
    return _("The figures of one audience can be taken away from those of everybody.")


def _crossing(kinds: Collection[str]) -> str:
    """Name what crosses the audiences, as far as this result has it."""
    if {"unit", "attribute"} <= set(kinds):
        return _("units and attributes")
    if "unit" in kinds:
        return _("units")
    return _("attributes") if "attribute" in kinds else ""


def _programs(found: Certificate) -> str:
    solved = found["shown"]["programs"] + found["full"]["programs"]
    if not solved:
        return _("none was needed")
    return ngettext("%(n)d was solved", "%(n)d were solved", solved) % {"n": solved}


def _histograms(found: Certificate, kinds: Collection[str]) -> str:
    text = _(
        "How the answers spread is shown only in groups of %(full)d people or more, and the same "
        "was proven of these with %(full)d instead of %(k)d. The other groups show means to one "
        "decimal and levels."
    ) % {"full": found["k_full"], "k": found["k"]}
    crossing = _crossing(kinds)
    if not found.get("k_crossed") or not crossing:
        return text
    crossed = _(
        "Where tables cross each other, empty levels of one group could fill in those of another, "
        "so %(groups)s show it from %(crossed)d people on."
    ) % {"groups": crossing, "crossed": found["k_crossed"]}
    return f"{text} {crossed}"


def _guard(found: Certificate) -> str:
    if not found["guarded"]:
        return ""
    return _(
        "Strict protection: wherever a whole group gave the same answer, one answer was moved by "
        "one level towards the middle before anything was worked out, so that no figure says what "
        "everybody answered. All figures come from that one copy."
    )


def _limits() -> str:
    return _(
        "Not covered: what people of a group know of each other, guesses from an honest mean, and "
        "the style of a comment."
    )


def tables(material: Material) -> tuple[Table, ...]:
    return tuple(table for table in (_shown(material), _withheld(material)) if table.rows)


def _shown(material: Material) -> Table:
    return Table(
        caption=_("What is shown"),
        columns=(_("Group"), _("Answers"), _("In what form")),
        rows=tuple(
            (cell_name(material, cell), answers_of(material, cell), form_word(cell))
            for cell in list_cells(material)
            if is_shown(cell)
        ),
    )


def _withheld(material: Material) -> Table:
    """Groups nobody is in are no secret: they are not withheld."""
    return Table(
        caption=_("What is withheld, and which wider group stands for it"),
        columns=(_("Group"), _("Shown instead")),
        rows=tuple(
            (cell_name(material, cell), _instead(material, cell))
            for cell in list_cells(material)
            if cell["form"] == "hidden"
        ),
    )


def _instead(material: Material, cell: dict[str, Any]) -> str:
    wider = wider_cell(material, cell)
    return cell_name(material, wider) if wider else _("nothing")


def document(material: Material) -> dict[str, Any]:
    """The certificate as a file: enough to check it without this program."""
    named = material.named
    return {
        "statement": statement(material),
        "explanation": list(paragraphs(material)),
        "assessment": material.assessment,
        "closed_at": material.closed_at.isoformat(),
        "result_digest": material.digest,
        "certificate": None if named else certificate_of(material),
        "shown": [_listed(material, cell) for cell in list_cells(material) if is_shown(cell)],
        "withheld": [
            {
                "id": cell["id"],
                "name": cell_name(material, cell),
                "instead": (wider_cell(material, cell) or {}).get("id"),
            }
            for cell in list_cells(material)
            if cell["form"] == "hidden"
        ],
    }


def _listed(material: Material, cell: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": cell["id"],
        "name": cell_name(material, cell),
        "people": cell["people"],
        "form": cell["form"],
    }
