"""Budgets: what is small enough is read to the end."""

from __future__ import annotations

import ast
import configparser
from pathlib import Path
from statistics import quantiles

import pytest
from source import ROOT, Function, functions, length, modules, name_of, tree_of

MODULES = modules()
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def too_long(files: list[Path], limit: int) -> list[str]:
    return [f"{name_of(file)}: {lines(file)}" for file in files if lines(file) > limit]


def p90(sizes: list[int]) -> float:
    return quantiles(sizes, n=10)[-1]


def parameters(node: Function) -> int:
    asked = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return len([each for each in asked if each.arg not in {"self", "cls"}])


def views(tree: ast.AST) -> list[ast.ClassDef]:
    """Classes that answer requests: they have a get or a post of their own, or inherit one."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any("View" in ast.unparse(base) or "Page" in ast.unparse(base) for base in node.bases)
    ]


SAMPLE = ast.parse('''
class Big(OrganizationView):
    """Two
    lines."""

    def get(self, a, *, b):
        """One."""
        return a

class NotOne:
    pass
''')


def test_the_measures_measure():
    view = views(SAMPLE)

    assert [each.name for each in view] == ["Big"]
    assert length(view[0]) == 5
    assert [(length(each), parameters(each)) for each in functions(SAMPLE)] == [(2, 2)]
    assert p90(list(range(1, 101))) == pytest.approx(90.9)
    assert too_long([Path(__file__)], 10)


def test_modules():
    assert too_long(MODULES, 400) == []
    assert p90([lines(file) for file in MODULES]) <= 160


def test_functions():
    sizes = {
        f"{name_of(file)}:{node.name}": length(node)
        for file in MODULES
        for node in functions(tree_of(file))
    }

    assert [f"{name}: {size}" for name, size in sizes.items() if size > 40] == []
    assert p90(list(sizes.values())) <= 20


def test_parameters():
    found = [
        f"{name_of(file)}:{node.name}: {parameters(node)}"
        for file in MODULES
        for node in functions(tree_of(file))
        if parameters(node) > 6
    ]
    assert found == []


def test_actions_take_keywords_after_the_first_argument():
    """Who acts and when are told by name; whatever takes either is an action."""
    rooms = [file for file in MODULES if file.parent.name == "actions"]
    found = [
        f"{name_of(file)}:{node.name}"
        for file in rooms
        for node in tree_of(file).body
        if isinstance(node, Function)
        and not node.name.startswith("_")
        and {"by", "now"} & {each.arg for each in [*node.args.args, *node.args.kwonlyargs]}
        and len(node.args.posonlyargs) + len(node.args.args) > 1
    ]
    assert found == []


def test_view_classes():
    rooms = [file for file in MODULES if {"views", "api"} & set(file.parts)]
    found = [
        f"{name_of(file)}:{node.name}: {length(node)}"
        for file in rooms
        for node in views(tree_of(file))
        if length(node) > 30
    ]
    assert found == []


@pytest.mark.parametrize(
    ("folder", "pattern", "limit"),
    [("templates", "*.html", 120), ("static/css", "*.css", 200), ("static/js", "*.js", 150)],
)
def test_what_the_browser_gets(folder, pattern, limit):
    assert too_long(sorted((ROOT / folder).rglob(pattern)), limit) == []


def test_tests():
    found = [
        f"{name_of(file)}:{node.name}: {length(node)}"
        for file in TESTS
        for node in functions(tree_of(file))
        if node.name.startswith("test_") and length(node) > 30
    ]

    assert found == []
    assert too_long(TESTS, 250) == []


def test_few_hold_the_key_to_the_door_between_organizations():
    law = configparser.ConfigParser()
    law.read(ROOT / ".importlinter")
    holders = law["importlinter:contract:keys"]["allowed_importers"].split()

    assert 0 < len(holders) <= 5
