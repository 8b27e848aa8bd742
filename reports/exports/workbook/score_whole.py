"""The whole: score, index and level from the elements, the staged rule, the domains."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.exports.workbook import score_elements
from reports.exports.workbook.cells import Formula, Number, clean
from reports.exports.workbook.figures import beside, index_of
from reports.exports.workbook.formulas import agreement, given, known_if
from reports.exports.workbook.recount import fewest, level_rule, organization_level
from reports.exports.workbook.tables import Grid
from reports.sections import words

if TYPE_CHECKING:
    from reports.exports.workbook.cells import Cell
    from reports.exports.workbook.recount import Recount
    from reports.exports.workbook.score import Plan
    from reports.queries.material import Material

CORE, WEIGHT, DOMAIN = score_elements.CORE, score_elements.WEIGHT, score_elements.DOMAIN
MEAN = score_elements.MEAN


def whole_grid(material: Material, counted: Recount | None, plan: Plan) -> Grid:
    rows = [*_score_rows(counted, plan)] if counted else []
    rows += _level_rows(material, counted, plan, first=len(rows))
    columns = (_("Figure"), _("Worked out"), _("HILO"), _("Check"))
    return Grid(_("The whole"), columns, rows)


def _score_rows(counted: Recount, plan: Plan) -> list[list[Cell]]:
    material, score = counted.material, counted.material.overall["score"]
    weights, means = plan.elements.all(WEIGHT), plan.elements.all(MEAN)
    rated = f"SUMPRODUCT({weights}*ISNUMBER({means}))"
    levels = counted.table.levels
    mean = counted.score(material.element_codes)
    return [
        _row(
            (plan, 0),
            _("Score, %(low)d to %(high)d") % {"low": levels[0], "high": levels[-1]},
            known_if(f"{rated}>0", f"SUMPRODUCT({weights},{means})/{rated}", mean, "0.00"),
            given(material, score, "mean", "0.00"),
        ),
        _row(
            (plan, 1),
            _("Index, 0 to 100"),
            index_of(plan.whole.one(0, 1), counted.index(mean), levels),
            given(material, score, "index", "0.0"),
        ),
    ]


def _level_rows(
    material: Material, counted: Recount | None, plan: Plan, *, first: int
) -> list[list[Cell]]:
    found = organization_level(material, levels_of(material, counted))
    told = material.overall["level"]
    levels = plan.elements.all(score_elements.level_column(material))
    names = (_("Level, at least"), _("Level, at most"))
    rows = []
    for place, (name, end, value) in enumerate(zip(names, ("low", "high"), found, strict=True)):
        reached = plan.levels.all(_REACHED[place])
        text = f"MAX({material.rules['levels'][0]},MAX({reached}))"
        formula = known_if(f"COUNT({levels})>0", text, value, "0")
        hilo: Cell = words.level_text(None, None) if told[end] is None else Number(told[end], "0")
        rows.append(_row((plan, first + place), name, formula, hilo))
    return rows


def _row(at: tuple[Plan, int], name: str, formula: Formula, hilo: Cell) -> list[Cell]:
    plan, place = at
    pair = (plan.whole.one(place, 1), plan.whole.one(place, 2))
    value = formula.value if isinstance(formula.value, float) else float("nan")
    return [name, formula, hilo, agreement([pair], [(value, hilo)])]


def levels_of(material: Material, counted: Recount | None) -> list[float | None]:
    if counted is None:
        return [material.overall["elements"][code]["level"] for code in material.element_codes]
    return [None if level != level else float(level) for level in counted.whole_level]  # noqa: PLR0124  NaN


def rules_grid(material: Material) -> Grid:
    quota = Fraction(material.rules["quota"])
    rows: list[list[Cell]] = [
        [_("Ratings that an element needs in a group"), Number(fewest(material), "0")],
        [_("Share of elements that a level needs: of every"), Number(quota.denominator, "0")],
        [_("Share of elements that a level needs: so many"), Number(quota.numerator, "0")],
    ]
    return Grid(_("Rules"), (_("Rule"), _("Number")), rows)


_NEEDED = 1
_AT_LOW, _CORE_LOW, _FAR_LOW, _AT_HIGH, _CORE_HIGH, _FAR_HIGH = 2, 3, 4, 6, 7, 8
_REACHED = (5, 9)


def levels_grid(material: Material, counted: Recount | None, plan: Plan) -> Grid:
    """The staged rule for each level: once with unrated elements at the bottom, once at the top."""
    columns = (
        _("Level"),
        _("Elements needed"),
        _("Elements at it or above, at least"),
        _("Foundations missing, at most"),
        _("More than a level below, at most"),
        _("Reached, at least"),
        _("Elements at it or above, at most"),
        _("Foundations missing, at least"),
        _("More than a level below, at least"),
        _("Reached, at most"),
    )
    known = levels_of(material, counted)
    rows = [_level_row(material, known, plan, place) for place in range(plan.levels.height)]
    return Grid(_("What each level needs"), columns, rows)


def _level_row(material: Material, known: list[float | None], plan: Plan, place: int) -> list[Cell]:
    scale = material.rules["levels"]
    here, below = scale[place], scale[place - 1] if place else None
    size, unrated = len(known), known.count(None)
    rule = level_rule(material)
    core = [
        level
        for code, level in zip(material.element_codes, known, strict=True)
        if code in rule.core
    ]
    at = sum(level is not None and level >= here for level in known)
    missing = sum(level is None or level < here for level in core)
    surely = sum(level is not None and level < here for level in core)
    far = sum(level is not None and level < below for level in known) if below else 0
    needed = rule.needed(size)
    low = at, missing, far + (unrated if below else 0)
    high = at + unrated, surely, far
    texts = _level_texts(material, plan, place)
    values = (needed, *low, _reached(low, needed, here), *high, _reached(high, needed, here))
    cells = [Formula(text, value, "0") for text, value in zip(texts, values, strict=True)]
    return [Number(here, "0"), *cells]


def _reached(found: tuple[int, int, int], needed: int, level: int) -> int:
    at, missing, far = found
    return level if at >= needed and not missing and not far else 0


def _level_texts(material: Material, plan: Plan, place: int) -> list[str]:
    levels = plan.elements.all(score_elements.level_column(material))
    core = plan.elements.all(CORE)
    own = plan.levels
    here = own.one(place, 0)
    unrated = f"(ROWS({levels})-COUNT({levels}))"
    every, so_many = plan.rules.fixed(1, 1), plan.rules.fixed(2, 1)
    below = f'COUNTIF({levels},"<"&{own.one(place - 1, 0)})' if place else "0"
    return [
        f"-INT(-ROWS({levels})*{so_many}/{every})",
        f'COUNTIF({levels},">="&{here})',
        f'SUM({core})-COUNTIFS({core},1,{levels},">="&{here})',
        f"{below}+{unrated}" if place else "0",
        _reached_text(plan, place, (_AT_LOW, _CORE_LOW, _FAR_LOW)),
        f"{own.one(place, _AT_LOW)}+{unrated}",
        f'COUNTIFS({core},1,{levels},"<"&{here})',
        below,
        _reached_text(plan, place, (_AT_HIGH, _CORE_HIGH, _FAR_HIGH)),
    ]


def _reached_text(plan: Plan, place: int, columns: tuple[int, int, int]) -> str:
    at, core, far = (plan.levels.one(place, column) for column in columns)
    needed, here = plan.levels.one(place, _NEEDED), plan.levels.one(place, 0)
    return f"IF(AND({at}>={needed},{core}=0,{far}=0),{here},0)"


def domains_grid(material: Material, counted: Recount, plan: Plan) -> Grid:
    columns = (
        *(_("Code"), _("Domain"), _("Mean"), _("Mean, HILO")),
        *(_("Index"), _("Index, HILO"), _("Check")),
    )
    names = {domain.code: domain.name for domain in material.instrument.domains}
    rows = [
        [clean(code), clean(names[code]), *_domain_figures(counted, plan, place, code)]
        for place, code in enumerate(material.body["domains"])
    ]
    return Grid(_("Domains"), columns, rows)


def _domain_figures(counted: Recount, plan: Plan, place: int, code: str) -> list[Cell]:
    material, own = counted.material, plan.domains
    told = material.overall["domains"][code]
    weights, means = plan.elements.all(WEIGHT), plan.elements.all(MEAN)
    mine = f"({plan.elements.all(DOMAIN)}={own.one(place, 0)})*{weights}"
    rated = f"SUMPRODUCT({mine}*ISNUMBER({means}))"
    mean = counted.score(material.body["domains"][code])
    text = f"SUMPRODUCT({mine},{means})/{rated}"
    ours = [
        known_if(f"{rated}>0", text, mean, "0.00"),
        index_of(own.one(place, 2), counted.index(mean), counted.table.levels),
    ]
    hilo = [given(material, told, "mean", "0.00"), given(material, told, "index", "0.0")]
    return beside(own, (place, 2), ours, hilo)
