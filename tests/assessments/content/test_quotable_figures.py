"""A figure may be quoted only with its case number, population, date and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.content import InstrumentMistake, read_figures

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """
[[figures]]
code = "one"
kind = "relation"
text = "Sharing is associated with learning."
n = 12
population = "Twelve teams"
date = "2020"
source = "A study"
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "figures.toml"
    path.write_text(text, "utf-8")
    return path


def test_every_shipped_figure_can_be_weighed() -> None:
    figures = read_figures()
    assert len({figure.code for figure in figures}) == 8
    for figure in figures:
        assert figure.text.endswith(".")
        assert figure.n is None or figure.n > 0
        assert all((figure.population, figure.date, figure.source))


def test_a_relation_says_associated() -> None:
    relations = [figure for figure in read_figures() if figure.kind == "relation"]
    assert relations
    assert all("associated" in figure.text for figure in relations)


def test_the_spread_over_levels_in_2012_is_not_shipped() -> None:
    assert not [f for f in read_figures() if "2012" in f.date and "level" in f.text]


def test_a_good_figure_is_read(tmp_path: Path) -> None:
    (figure,) = read_figures(written(tmp_path, GOOD))
    assert (figure.code, figure.n) == ("one", 12)


def test_an_unstated_number_of_cases_is_told_as_such(tmp_path: Path) -> None:
    (figure,) = read_figures(written(tmp_path, GOOD.replace("n = 12", 'n = "not stated"')))
    assert figure.n is None


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("is associated with", "causes", 5, "“causes” claims a cause"),
        ("is associated with", "leads to", 5, "“leads to” claims a cause"),
        ("is associated with", "goes with", 5, "does not say “associated”"),
        ('"relation"', '"rumor"', 4, "no kind"),
        ("n = 12", "n = 0", 6, "below 1"),
        ("n = 12", 'n = "many"', 6, "not a whole number"),
        ("n = 12\n", "", 2, "“n” is missing"),
        ('source = "A study"', 'source = ""', 9, "not a text"),
        ('source = "A study"', 'source = "A"\nnote = "x"', 10, "“note” is unknown"),
    ],
)
def test_a_figure_that_claims_too_much_or_tells_too_little_is_refused(
    tmp_path: Path, *, old: str, new: str, line: int, problem: str
) -> None:
    path = written(tmp_path, GOOD.replace(old, new))
    with pytest.raises(InstrumentMistake) as caught:
        read_figures(path)
    assert caught.value.line == line
    assert problem in caught.value.problem


def test_two_figures_of_one_code_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InstrumentMistake, match=r"line 12: The figure code “one” is used twice"):
        read_figures(written(tmp_path, GOOD + GOOD))
