"""Words for how far the figures carry: what people cannot see, where they part, what is fragile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from reports.sections import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.queries.material import Material

LOW_VISIBILITY = 0.25
MOST_NAMES = 3


def is_low_visibility(entry: words.Entry) -> bool:
    """A quarter or more could not judge; older results hold the share alone."""
    share = entry.get("unsure_share")
    return bool(entry.get("low_visibility", share is not None and share >= LOW_VISIBILITY))


def low_visibility(material: Material) -> list[str]:
    entries = material.overall["elements"]
    return [code for code in material.element_codes if is_low_visibility(entries[code])]


def polarised(material: Material) -> list[str]:
    entries = material.overall["elements"]
    return [code for code in material.element_codes if entries[code].get("polarised")]


def visibility_sentence(material: Material) -> str:
    """What many people cannot judge has not reached them: a finding by itself."""
    codes = low_visibility(material)
    if material.named or not codes:
        return ""
    text = ngettext(
        "A quarter or more cannot judge %(n)d element: %(names)s.",
        "A quarter or more cannot judge %(n)d elements: %(names)s.",
        len(codes),
    )
    return text % {"n": len(codes), "names": names_of(material, codes)}


def polarised_sentence(material: Material) -> str:
    codes = polarised(material)
    if material.named or not codes:
        return ""
    text = ngettext(
        "Views are polarized on %(n)d element: many see Level 1 and many Level %(top)d "
        "(%(names)s).",
        "Views are polarized on %(n)d elements: many see Level 1 and many Level %(top)d "
        "(%(names)s).",
        len(codes),
    )
    return text % {
        "n": len(codes),
        "top": material.top,
        "names": names_of(material, codes),
    }


def names_of(material: Material, codes: Sequence[str]) -> str:
    """Name the first few elements, and count the others."""
    names = [material.instrument.element(code).name for code in codes[:MOST_NAMES]]
    more = len(codes) - len(names)
    if more > 0:
        names.append(ngettext("%(n)d more", "%(n)d more", more) % {"n": more})
    return words.join_names(names)
