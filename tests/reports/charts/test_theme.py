"""The colors of the charts are the colors of the pages."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import reports.charts
from reports.charts import theme

STYLES = Path(__file__).parents[3] / "static" / "css"
TOKENS = STYLES / "tokens.css"


def read_tokens():
    """Return what each variable of tokens.css is by day."""
    found = dict(re.findall(r"--([\w-]+):\s*([^;]+);", TOKENS.read_text()))

    def resolve(value):
        by_day = re.sub(r"light-dark\((.+),[^,]+\)$", r"\1", value.strip())
        named = re.fullmatch(r"var\(--([\w-]+)\)", by_day)
        return resolve(found[named.group(1)]) if named else by_day

    return {name.removeprefix("color-"): value for name, value in found.items()}, resolve


@pytest.mark.parametrize("name", theme.COLORS)
def test_the_color_is_that_of_its_token(name):
    tokens, resolve = read_tokens()
    long = theme.COLORS[name].lower()
    long = "#" + "".join(c * 2 for c in long[1:]) if len(long) == 4 else long
    assert resolve(tokens[name]) == long


def test_no_two_tokens_are_written_alike():
    assert len(set(theme.COLORS.values())) == len(theme.COLORS)


@pytest.mark.parametrize(
    ("level", "top"), [(level, top) for top in range(2, 10) for level in theme.levels_to(top)]
)
def test_text_can_be_read_on_its_level(level, top):
    def light(color):
        digits = color[1:] if len(color) == 7 else "".join(c * 2 for c in color[1:])
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    drawn = theme.level_color(level, top=top), theme.text_on_level(level, top=top)
    pair = sorted(map(light, drawn))
    assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5


@pytest.mark.parametrize("top", [2, 3, 4, 5, 6, 7])
def test_up_to_seven_levels_have_colors_of_their_own(top):
    assert len({theme.level_color(level, top=top) for level in theme.levels_to(top)}) == top


@pytest.mark.parametrize("top", [2, 3, 5, 6, 7])
def test_the_style_sheet_gives_longer_scales_the_same_colors(top):
    sheet = (STYLES / "components" / "level-scale.css").read_text()
    block = re.search(rf'\[data-levels="{top}"\] {{(.*?)}}', sheet, re.DOTALL)
    named = dict(re.findall(r"--((?:on-)?scale-\d): var\(--color-([\w-]+)\)", block[1]))

    for level in range(2, top + 1):
        assert named[f"scale-{level}"] == theme.token_name(theme.level_color(level, top=top))
        assert named[f"on-scale-{level}"] == theme.token_name(theme.text_on_level(level, top=top))


def list_modules():
    return [
        module.name for module in pkgutil.walk_packages(reports.charts.__path__, "reports.charts.")
    ]


@pytest.mark.parametrize("name", list_modules())
def test_the_examples_in_the_documentation_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
