"""Places of a TOML text are found on their lines, whatever stands inside texts and comments."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessments.content.locating import line_of, locate

TEXT = Path(__file__).with_name("small_instrument.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (("slug",), 'slug = "small"'),
        (("sources", 0), '    "One [source] # with signs of TOML in it",'),
        (("sources", 1), '    "Another source",  # and a "quoted" comment'),
        (("levels", 1, "name"), 'name = "Second"'),
        (("importance", "options"), 'options = ["No", "Yes"]'),
        (("importance", "options", 1), 'options = ["No", "Yes"]'),
        (("domains", 0, "elements", 1, "code"), 'code = "A2"'),
        (("domains", 0, "elements", 0, "next_steps", 0), '    "Take the first step.",'),
        (("domains", 0, "elements", 1, "anchors", 1, "text"), 'text = "The fourth anchor."'),
    ],
)
def test_a_place_is_found_on_its_line(place: tuple[str | int, ...], expected: str) -> None:
    assert TEXT.splitlines()[line_of(locate(TEXT), place) - 1] == expected


def test_a_key_inside_a_long_text_is_no_key() -> None:
    assert TEXT.splitlines()[line_of(locate(TEXT), ("levels", 0, "name")) - 1] == 'name = "First"'


def test_a_place_without_a_line_of_its_own_is_found_by_what_is_around_it() -> None:
    assert TEXT.splitlines()[line_of(locate(TEXT), ("importance", "missing")) - 1] == "[importance]"


def test_a_place_nowhere_in_the_text_is_on_the_first_line() -> None:
    assert line_of(locate(TEXT), ("missing",)) == 1
