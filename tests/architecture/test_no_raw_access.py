"""Nobody goes round the walls: no raw SQL, no unscoped manager, no error swallowed whole."""

from __future__ import annotations

import ast

import pytest
from source import modules, name_of, tree_of

# Where raw access is meant, and why.
RAW = {
    "hilo/health.py": "asks the database whether it answers",
    "organizations/tenancy/operations.py": "Django has no operation for a composite key",
    "assessments/queries/answer_batches.py": "COPY of a range of answers, scoped by hand",
    "assessments/actions/answers.py": "saves an answer in one statement, scoped by hand",
    "assessments/actions/respondents.py": "checks and submits in one statement, scoped by hand",
    "assessments/access/respondent.py": "opens a respondent's door before every answer, by its key",
    "assessments/actions/sealing.py": "moves drafts in one statement, scoped by hand",
    "assessments/actions/closer.py": "an advisory lock and who holds it, no rows",
    "reports/actions/building.py": "settings of the transaction, no rows",
}
WHOLE = {
    "tasks.py": "a worker stores the failure on the row and raises it again",
    "lease.py": "the same, for every job",
    "building.py": "names the section that broke, and raises it again",
}
CALLS = {"cursor", "raw", "extra", "RawSQL", "execute"}
NAMES = {"_base_manager", "RawSQL", "_raw_delete"}


def raw_access(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in CALLS:
            found.append(f"line {node.lineno}: {called(node)}()")
        if isinstance(node, ast.Attribute) and node.attr in NAMES:
            found.append(f"line {node.lineno}: {node.attr}")
    return found


def called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def swallowed(tree: ast.AST) -> list[str]:
    return [
        f"line {node.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("Unit.objects.filter(name='Sales').first()", False),
        ("Unit._base_manager.all()", True),
        ("Unit.objects.raw('SELECT 1')", True),
        ("Unit.objects.extra(where=['1'])", True),
        ("connection.cursor()", True),
        ("Unit.objects.annotate(x=RawSQL('1', ()))", True),
    ],
)
def test_the_rule_finds_raw_access(source, wrong):
    assert bool(raw_access(ast.parse(source))) is wrong


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("try: pass\nexcept ValueError: pass", False),
        ("try: pass\nexcept Exception: pass", True),
        ("try: pass\nexcept: pass", True),
    ],
)
def test_the_rule_finds_swallowed_errors(source, wrong):
    assert bool(swallowed(ast.parse(source))) is wrong


# Starts servers before Django is there.
DJANGO = [file for file in modules() if "embedded" not in file.parts]


@pytest.mark.parametrize("file", DJANGO, ids=name_of)
def test_no_raw_access(file):
    if name_of(file) not in RAW:
        assert raw_access(tree_of(file)) == []


@pytest.mark.parametrize("file", modules(), ids=name_of)
def test_no_error_is_swallowed_whole(file):
    if file.name not in WHOLE:
        assert swallowed(tree_of(file)) == []


def test_the_exceptions_are_still_needed():
    needed = {name_of(file) for file in modules() if raw_access(tree_of(file))}
    assert set(RAW) <= needed
