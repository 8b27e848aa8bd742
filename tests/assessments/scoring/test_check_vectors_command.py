"""manage.py check_vectors: what it prints and how it ends."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from scoring_cases import VECTORS


def run(*paths):
    out = StringIO()
    code = 0
    try:
        call_command("check_vectors", *map(str, paths), stdout=out)
    except SystemExit as stopped:
        code = stopped.code
    return code, out.getvalue().splitlines()


def test_all_reference_vectors_pass():
    code, lines = run(VECTORS / "statistics.json", VECTORS / "anonymity.json")

    assert (code, lines) == (0, ["35 passed, 0 failed"])


def test_each_failure_is_printed_and_the_exit_code_is_one(tmp_path):
    good = {
        "id": "GOOD", "statistic": "percentile_rank", "tolerance": 0,
        "input": {"score": 2, "reference": [1, 3]}, "expected": 50.0,
    }  # fmt: skip
    wrong = good | {"id": "WRONG", "expected": 10.0}
    unknown = good | {"id": "UNKNOWN", "statistic": "astrology"}
    path = tmp_path / "vectors.json"
    path.write_text(json.dumps({"vectors": [good, wrong, unknown]}))

    code, lines = run(path)

    assert code == 1
    assert lines[0] == "FAILED WRONG percentile_rank: expected 10.0, got 50.0"
    assert "unknown statistic" in lines[1]
    assert lines[2] == "1 passed, 2 failed"


@pytest.mark.parametrize(
    ("content", "said"), [("{", "is not JSON"), ('{"a": 1}', '"vectors"'), ("[1]", '"vectors"')]
)
def test_a_file_that_holds_no_vectors_is_refused_with_exit_code_two(tmp_path, content, said):
    path = tmp_path / "vectors.json"
    path.write_text(content)

    with pytest.raises(CommandError, match=said) as refused:
        run(path)
    assert refused.value.returncode == 2


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "none.json")
