"""Every variable that the settings read stands in .env.example and in docs/operations.md."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
READERS = [PROJECT / "hilo" / "settings.py", PROJECT / "hilo" / "embedded" / "home.py"]
EXAMPLE = PROJECT / ".env.example"
OPERATIONS = PROJECT / "docs" / "operations.md"


def names_read(source: str) -> set[str]:
    """The first words of env.str("NAME", ...) and os.environ.get("NAME", ...)."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return {name for call in calls if (name := _name_read_by(call))}


def defaults_read(source: str) -> dict[str, str]:
    """The defaults that are written as plain words, numbers or truth values."""
    found = {}
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and (name := _name_read_by(call)):
            for keyword in call.keywords:
                if keyword.arg == "default" and isinstance(keyword.value, ast.Constant):
                    found[name] = str(keyword.value.value)
    return found


def names_in_example(text: str) -> dict[str, str]:
    return dict(re.findall(r"^#? ?([A-Z][A-Z0-9_]*)=(.*)$", text, re.MULTILINE))


def names_in_table(text: str) -> set[str]:
    return set(re.findall(r"^\| `([A-Z][A-Z0-9_]*)` \|", text, re.MULTILINE))


def _name_read_by(call: ast.Call) -> str | None:
    match call:
        case ast.Call(
            func=ast.Attribute(value=ast.Name("env") | ast.Attribute(attr="environ")),
            args=[ast.Constant(str(name)), *_],
        ):
            return name
    return None


def _everything_read() -> set[str]:
    return set().union(*(names_read(path.read_text()) for path in READERS))


def test_the_example_names_what_is_read_and_nothing_else() -> None:
    assert set(names_in_example(EXAMPLE.read_text())) == _everything_read()


def test_the_operations_page_names_what_is_read_and_nothing_else() -> None:
    assert names_in_table(OPERATIONS.read_text()) == _everything_read()


def test_the_example_shows_the_real_defaults() -> None:
    example = names_in_example(EXAMPLE.read_text())

    for name, default in defaults_read(READERS[0].read_text()).items():
        assert example[name] == default, f"{name} is {default!r} unless set"


def test_every_variable_of_the_example_has_a_line_that_explains_it() -> None:
    lines = EXAMPLE.read_text().splitlines()

    for before, line in pairwise(lines):
        if names_in_example(line):
            assert re.match(r"# [A-Z].*[.]$", before), f"{line} is not explained"


def test_the_rule_sees_a_variable_that_is_read_and_not_named() -> None:
    good = 'X = env.str("X", default="a")\nHOME = os.environ.get("HOME_OF_IT")'
    bad = good + '\nY = env.bool("Y", default=True)'

    assert names_read(good) == {"X", "HOME_OF_IT"} == set(names_in_example("# X=a\nHOME_OF_IT="))
    assert names_read(bad) - {"X", "HOME_OF_IT"} == {"Y"}
    assert defaults_read(bad) == {"X": "a", "Y": "True"}


def test_the_rule_reads_a_table() -> None:
    assert names_in_table("| `X` | what it is |\n| Y | no code |") == {"X"}
