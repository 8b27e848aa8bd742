"""Our own source, as text and as syntax trees, for the rules that read it."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("hilo", "organizations", "competencies", "assessments", "reports")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(*packages: str) -> list[Path]:
    """Every module of the packages, without migrations: those are generated."""
    found = [file for package in packages or PACKAGES for file in (ROOT / package).rglob("*.py")]
    return sorted(file for file in found if "migrations" not in file.parts)


def name_of(file: Path) -> str:
    return str(file.relative_to(ROOT))


def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> Iterator[Function]:
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield node


def length(node: Function | ast.ClassDef) -> int:
    """Lines from the first to the last, without the docstring and the decorators."""
    lines = (node.end_lineno or 0) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        lines -= (first.end_lineno or 0) - first.lineno + 1
    return lines
