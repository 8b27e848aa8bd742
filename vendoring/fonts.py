"""Two typefaces cut to what we set: small web files in two ranges, and whole TTFs for PDF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vendoring.packages import Tarball

FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"]
WEB_FEATURES = ["kern", "mark", "tnum"]
SERIF_SIZE = 24  # optical size: headings run from 17 to 44 px
SERIF_PARTS = ("latin", "latin-ext", "greek")


def _points(*ranges: str) -> frozenset[int]:
    found: set[int] = set()
    for text in ranges:
        first, _, last = text.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


BASE = _points(
    *("20-7E", "A0-A1", "A9", "AB", "AD", "B0-B1", "B7", "BB", "BF-FF", "152-153"),
    *("2009", "2011", "2013-2014"),
    *("2018-201A", "201C-201E", "2022", "2026", "202F", "2039-203A", "20AC", "2190", "2192"),
    *("2212", "2248", "2264-2265"),
)
LATIN = _points("A1-24F", "1E00-1EFF", "2010-2015", "2018-203A", "20A0-20BF", "2116", "2122")
GREEK = _points("370-3FF")
EXTENDED = LATIN - BASE
PRINT = BASE | LATIN | GREEK


def unicode_range(points: Iterable[int]) -> str:
    """The CSS `unicode-range` of some code points."""
    spans: list[list[int]] = []
    for point in sorted(points):
        if spans and point == spans[-1][1] + 1:
            spans[-1][1] = point
        else:
            spans.append([point, point])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in spans)


def _open(content: bytes) -> TTFont:
    return TTFont(io.BytesIO(content), recalcTimestamp=False)


def _cut(font: TTFont, points: frozenset[int], features: list[str]) -> TTFont:
    options = subset.Options()
    options.layout_features = features
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.notdef_outline = True
    options.hinting = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    return font


def _saved(font: TTFont, flavor: str | None) -> bytes:
    font.flavor = flavor
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def _inter(tarball: Tarball, points: frozenset[int], weights: dict[str, Any]) -> TTFont:
    """Inter cut to `points`; cut first, because fixing axes of the whole font takes seconds."""
    features = FEATURES if points is PRINT else WEB_FEATURES
    font = _cut(_open(tarball.read("variable/InterVariable.woff2")), points, features)
    font = _open(_saved(font, None))
    return instancer.instantiateVariableFont(font, {"opsz": 14, **weights})


def _serif(tarball: Tarball, part: str) -> TTFont:
    font = _open(tarball.read(f"files/source-serif-4-{part}-opsz-normal.woff2"))
    return instancer.instantiateVariableFont(font, {"opsz": SERIF_SIZE, "wght": 600})


def _named(font: TTFont, family: str, style: str) -> TTFont:
    """Family and style as print engines look them up; the OS/2 table tells the weight."""
    post_script = f"{family}-{style}".replace(" ", "")
    for identifier, text in ((1, family), (2, style), (4, f"{family} {style}"), (6, post_script)):
        font["name"].setName(text, identifier, 3, 1, 0x409)
    for identifier in (16, 17, 25):
        font["name"].removeNames(nameID=identifier)
    return font


def web_fonts(inter: Tarball, serif: Tarball) -> dict[str, bytes]:
    """File name -> woff2: per family a base of Latin letters and signs, and the rest of Latin."""
    weights = {"wght": (400, 400, 700)}
    latin = _open(_saved(_serif(serif, "latin"), None))
    wide = merge_parts([_serif(serif, "latin"), _serif(serif, "latin-ext")])
    fonts = {
        "inter-base.woff2": _inter(inter, BASE, weights),
        "inter-latin.woff2": _inter(inter, EXTENDED, weights),
        "source-serif-base.woff2": _cut(latin, BASE, WEB_FEATURES),
        "source-serif-latin.woff2": _cut(wide, EXTENDED, WEB_FEATURES),
    }
    return {name: _saved(font, "woff2") for name, font in fonts.items()}


def merge_parts(parts: list[TTFont]) -> TTFont:
    """One font out of the script subsets a family is published in."""
    paths = [io.BytesIO(_saved(part, None)) for part in parts]
    merged = merge.Merger().merge(paths)
    merged.recalcTimestamp = False
    merged["head"].modified = parts[0]["head"].modified
    merged["head"].created = parts[0]["head"].created
    return merged


def print_fonts(inter: Tarball, serif: Tarball) -> dict[str, bytes]:
    """File name -> TTF with Latin and Greek, static, for the PDF engine."""
    fonts = {}
    for weight, style in ((400, "Regular"), (600, "SemiBold"), (700, "Bold")):
        font = _inter(inter, PRINT, {"wght": weight})
        font["OS/2"].usWeightClass = weight
        fonts[f"Inter-{style}.ttf"] = _named(font, "Inter", style)
    whole = merge_parts([_serif(serif, part) for part in SERIF_PARTS])
    whole = _cut(whole, PRINT, FEATURES)
    whole["OS/2"].usWeightClass = 600
    fonts["SourceSerif4-SemiBold.ttf"] = _named(whole, "Source Serif 4", "SemiBold")
    return {name: _saved(font, None) for name, font in fonts.items()}
