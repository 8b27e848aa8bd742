"""The import law holds, and each of its contracts catches what it is there for."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("hilo", "organizations", "competencies", "assessments", "reports")
LINT = Path(sys.executable).parent / "lint-imports"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(LINT), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def broken(answer: subprocess.CompletedProcess[str]) -> list[str]:
    lines = answer.stdout.splitlines()
    return [line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")]


@pytest.fixture
def copy(tmp_path) -> Path:
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_the_law_holds():
    answer = lint(ROOT)

    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        (
            "organizations/actions/units.py",
            "import assessments.queries",
            "An app imports those below it, never above",
        ),
        (
            "organizations/queries/units.py",
            "import organizations.actions.units",
            "The same rooms in every app, and imports go down only",
        ),
        (
            "assessments/scoring/table.py",
            "import django",
            "The core and the content know no framework",
        ),
        (
            "reports/views/results.py",
            "from assessments.models import Result",
            "Only assessments touches its models",
        ),
        (
            "organizations/views/units.py",
            "import organizations.tenancy.escape",
            "Few hold the key to the door between organizations",
        ),
        ("hilo/celery.py", "import hilo.settings", "Nobody imports the settings module"),
    ],
)
def test_a_planted_import_breaks_its_contract(copy, module, line, contract):
    planted = copy / module
    planted.write_text(f"{planted.read_text()}\n{line}\n")

    answer = lint(copy)

    assert answer.returncode == 1
    assert contract in broken(answer)


def test_a_room_that_nobody_knows_is_refused(copy):
    (copy / "assessments" / "helpers.py").write_text('"""Everything."""\n')

    answer = lint(copy)

    assert answer.returncode == 1
    assert "assessments.helpers" in answer.stdout
