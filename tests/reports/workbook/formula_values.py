"""Calculates the workbook's formulas anew: an evaluator of its own, for the functions they use."""

from __future__ import annotations

import operator
from functools import cache
from typing import Any

from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries

COMPARE = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt,
    ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip
ADD = {"+": operator.add, "-": operator.sub}
MULTIPLY = {"*": operator.mul, "/": operator.truediv}


class Calculator:
    """Values of cells, formulas worked out from other cells and never from what they store."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.value = cache(self._value)
        self.area = cache(self._area)

    def _value(self, sheet: str, row: int, column: int) -> Any:
        cell = self.book[sheet].cell(row, column)
        if cell.data_type != "f":
            return cell.value
        return Reading(self, sheet, Tokenizer(cell.value).items).all()

    def _area(self, sheet: str, address: str) -> Any:
        name, _, area = address.rpartition("!")
        sheet = name[1:-1].replace("''", "'") if name else sheet
        left, top, right, bottom = range_boundaries(area.replace("$", ""))
        rows, columns = range(top, bottom + 1), range(left, right + 1)
        found = [self.value(sheet, row, column) for row in rows for column in columns]
        return found if ":" in area else found[0]


class Reading:
    """One formula, read from left to right."""

    def __init__(self, calculator: Calculator, sheet: str, tokens: list[Any]) -> None:
        self.calculator, self.sheet = calculator, sheet
        self.tokens = [token for token in tokens if token.type != "WHITE-SPACE"]

    def all(self) -> Any:
        found = self.compared()
        assert not self.tokens, self.tokens
        return found

    def compared(self) -> Any:
        return self.chain(self.joined, COMPARE)

    def joined(self) -> Any:
        return self.chain(self.added, {"&": lambda a, b: f"{a}{_plain(b)}"})

    def added(self) -> Any:
        return self.chain(self.multiplied, ADD)

    def multiplied(self) -> Any:
        return self.chain(self.one, MULTIPLY)

    def chain(self, part: Any, signs: dict[str, Any]) -> Any:
        found = part()
        while self.tokens and self.tokens[0].value in signs and "INFIX" in self.tokens[0].type:
            sign = signs[self.tokens.pop(0).value]
            found = _each(sign, found, part())
        return found

    def one(self) -> Any:
        token = self.tokens.pop(0)
        if token.type == "OPERATOR-PREFIX":
            return _each(operator.sub, 0, self.one())
        if token.type == "FUNC":
            name = token.value.rstrip("(")
            return FUNCTIONS[name](*self.until(")"))
        if token.type == "PAREN":
            (found,) = self.until(")")
            return found
        if token.type == "ARRAY":
            return self.until("}")
        return self.operand(token)

    def until(self, end: str) -> list[Any]:
        found = []
        while self.tokens[0].value != end:
            if self.tokens[0].type == "SEP":
                self.tokens.pop(0)
            found.append(self.compared())
        self.tokens.pop(0)
        return found

    def operand(self, token: Any) -> Any:
        if token.subtype == "NUMBER":
            return float(token.value)
        if token.subtype == "TEXT":
            return token.value[1:-1].replace('""', '"')
        return self.calculator.area(self.sheet, token.value)


def _each(sign: Any, left: Any, right: Any) -> Any:
    """Cell by cell where one side is an area; what a spreadsheet calls an error is NaN."""
    if isinstance(left, list) or isinstance(right, list):
        size = len(left if isinstance(left, list) else right)
        pairs = zip(_stretched(left, size), _stretched(right, size), strict=True)
        return [_each(sign, a, b) for a, b in pairs]
    try:
        return sign(_filled(left, right), _filled(right, left))
    except (TypeError, ZeroDivisionError):
        return float("nan")


def _stretched(value: Any, size: int) -> list[Any]:
    return value if isinstance(value, list) else [value] * size


def _filled(value: Any, other: Any) -> Any:
    return ("" if isinstance(other, str) else 0) if value is None else value


def _plain(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value  # noqa: PLR0124  NaN


def _numbers(*areas: Any) -> list[float]:
    every = [each for area in areas for each in (area if isinstance(area, list) else [area])]
    return [each for each in every if _is_number(each)]


def _meets(value: Any, wish: Any) -> bool:
    for sign in (">=", "<=", "<>", ">", "<"):
        if isinstance(wish, str) and wish.startswith(sign):
            limit = float(wish.removeprefix(sign))
            return _is_number(value) and bool(COMPARE[sign](value, limit))
    return bool(value == wish)


def _chosen(wishes: tuple[Any, ...]) -> list[bool]:
    pairs = list(zip(wishes[::2], wishes[1::2], strict=True))
    return [all(_meets(area[n], wish) for area, wish in pairs) for n in range(len(pairs[0][0]))]


def _sumifs(area: list[Any], *wishes: Any) -> float:
    chosen = zip(area, _chosen(wishes), strict=True)
    return sum(value for value, is_in in chosen if is_in and _is_number(value))


def _sumproduct(*areas: list[Any]) -> float:
    """Text counts as nothing between areas; an error within one stays an error."""
    total = 0.0
    for values in zip(*areas, strict=True):
        product = 1.0
        for value in values:
            product *= 0 if value is None or isinstance(value, str) else value
        total += product
    return total


FUNCTIONS: dict[str, Any] = {
    "SUM": lambda *areas: sum(_numbers(*areas)),
    "SUMIFS": _sumifs,
    "SUMPRODUCT": _sumproduct,
    "COUNT": lambda area: len(_numbers(area)),
    "COUNTIF": lambda *wishes: sum(_chosen(wishes)),
    "COUNTIFS": lambda *wishes: sum(_chosen(wishes)),
    "MAX": lambda *areas: max(_numbers(*areas), default=0),
    "ROWS": len,
    "IF": lambda test, then, other: then if test else other,
    "AND": lambda *tests: all(tests),
    "ISNUMBER": lambda value: (
        [_is_number(each) for each in value] if isinstance(value, list) else _is_number(value)
    ),
    "ABS": abs,
    "N": lambda value: value if _is_number(value) else 0,
    "INT": lambda value: int(value // 1),
}
