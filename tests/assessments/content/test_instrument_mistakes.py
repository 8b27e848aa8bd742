"""Every mistake in an instrument file is refused with its file, its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessments.content import InstrumentMistake, read_instrument

SMALL = Path(__file__).with_name("small_instrument.toml")
LAST_ANCHOR = """[[domains.elements.anchors]]
level = 2
title = "High again"
text = "The fourth anchor."
"""
MANY = " ".join(["word"] * 36)

# Name: what to replace (once), by what, a text of the line to be named, problem, advice.
MISTAKES = {
    "unknown key": ('title = "Small"', 'titel = "Small"', "titel", "“titel” is unknown", "title"),
    "unknown key deep inside": (
        'text = "The fourth anchor."',
        'text = "The fourth anchor."\nhint = "x"',
        "hint",
        "“hint” is unknown",
        "level, title, text",
    ),
    "missing key": ('ground = "TEST"\n', "", "[domains.elements]]", "“ground” is missing", "Add"),
    "missing key at the top": ('slug = "small"\n', "", "# A well", "“slug” is missing", "Add"),
    "empty text": ('name = "Only domain"', 'name = " "', 'name = " "', "not a text", "quotes"),
    "number as text": ("number = 2", 'number = "2"', 'number = "2"', "whole number", "digits"),
    "text as number": ('name = "Second"', "name = 2", "name = 2", "not a text", "quotes"),
    "list as text": ('["No", "Yes"]', '"No"', 'options = "No"', "not a list", "["),
    "item that is no text": (
        '    "Take the first step.",',
        "    7,",
        "next_steps = [",
        "Item 1",
        '"..."',
    ),
    "table as list": ("[importance]", "[[importance]]", "[[imp", "not a table", "[importance]"),
    "missing table": (
        '[[audiences]]\ncode = "employees"\nname = "Employees"\n',
        "",
        "# A well",
        "“audiences” is missing",
        "Add",
    ),
    "bad slug": ('"small"', '"Small One"', "slug", "no valid slug", "small letters"),
    "bad version": ('version = "1.0"', 'version = "one"', "version", "no valid version", "1.0"),
    "bad language": ('"en"', '"English"', "language", "no valid language", "pt-BR"),
    "bad code": ('"employees"', '"all/staff"', "all/staff", "no valid code", "letters"),
    "one level only": (
        '[[levels]]\nnumber = 2\nname = "Second"\ndescriptor = "The second level."\n',
        "",
        "[[levels]]",
        "only one level",
        "2 or more",
    ),
    "levels out of order": ("number = 2", "number = 3", "number = 3", "Level 3", "1, 2, 3"),
    "wrong number of anchors": (
        LAST_ANCHOR,
        "",
        "[[domains.elements]]",
        "A2 has 1 anchors for 2 levels",
        "one [[domains.elements.anchors]]",
    ),
    "anchors out of order": (
        'level = 2\ntitle = "High"',
        'level = 1\ntitle = "High"',
        "level = 1",
        "level 2 is due",
        "",
    ),
    "long anchor": ("The second anchor.", MANY[:154], "word", "text of this anchor has 31", "30"),
    "long title": ("High again", MANY[:34], "word", "title of this anchor has 7 words", "6 at"),
    "long next step": ("Take the first step.", MANY, "word", "Next step 1 has 36 words", "35 at"),
    "missing next step": (
        'next_steps = ["Take the other step."]',
        'next_steps = ["Take it.", "Take another."]',
        "Take another",
        "A2 has 2 next steps, 1 are due",
        "one for each way",
    ),
    "duplicate element": ('code = "A2"', 'code = "A1"', 'code = "A1"', "“A1” is used twice", "own"),
    "unknown core element": ('core = ["A1"]', 'core = ["Z9"]', "core", "“Z9” does not", "codes"),
    "core element twice": ('core = ["A1"]', 'core = ["A1", "A1"]', "core", "named twice", "once"),
    "no TOML": ('title = "Small"', "title = Small", "title =", "not TOML", "Mend"),
    "key given twice": ('title = "Small"', 'slug = "x"', 'slug = "x"', "not TOML", "Mend"),
    "unclosed at the end": ('text = "The fourth anchor."', 'text = """', 'text = """', "TOML", ""),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_names_file_line_problem_and_remedy(name: str, tmp_path: Path) -> None:
    old, new, on_line, problem, advice = MISTAKES[name]
    text = SMALL.read_text("utf-8")
    assert old in text
    broken = new.join(text.rsplit(old, 1))
    path = tmp_path / "broken.toml"
    path.write_text(broken, "utf-8")

    with pytest.raises(InstrumentMistake) as caught:
        read_instrument(path)

    mistake = caught.value
    assert on_line in broken.splitlines()[mistake.line - 1]
    assert problem in mistake.problem
    assert advice in mistake.advice
    assert str(mistake).startswith(f"{path}, line {mistake.line}: {mistake.problem} ")


def test_the_sample_itself_is_accepted_with_its_two_levels() -> None:
    instrument = read_instrument(SMALL)
    assert [level.name for level in instrument.levels] == ["First", "Second"]
    assert instrument.element("A2").next_steps == ("Take the other step.",)
    assert instrument.domain_of("A2").code == "A"


def test_an_element_that_does_not_exist_is_a_key_error() -> None:
    instrument = read_instrument(SMALL)
    with pytest.raises(KeyError):
        instrument.element("Z9")
    with pytest.raises(KeyError):
        instrument.domain_of("Z9")


def test_a_text_in_another_encoding_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes('slug = "x"\ntitle = "Größe"\n'.encode("latin-1"))
    with pytest.raises(InstrumentMistake, match=r"line 2: The text is not UTF-8"):
        read_instrument(path)


def test_an_empty_file_is_refused_on_its_first_line(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text("", "utf-8")
    with pytest.raises(InstrumentMistake, match=r"line 1: The key “slug” is missing"):
        read_instrument(path)
