"""Figures are set beside their goals, printed as a table, and written as JSON."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys

import pytest

from benchmarks.measures import (
    BENCHMARKS,
    Benchmark,
    Figure,
    Measure,
    judge,
    needed_names,
    wanted_benchmarks,
)
from benchmarks.printing import format_table, write_json
from hilo.embedded.home import PROJECT

SAMPLE = Benchmark(
    "sample",
    (
        Measure("bare_ms", "ms"),
        Measure("save_ms", "ms", goal=6),
        Measure("passed", "%", goal=100, at_least=True),
        Measure("few_ms", "ms"),
        Measure("many_ms", "ms", same_as="few_ms"),
    ),
)


def met(**values: float) -> dict[str, bool | None]:
    return {figure.name: figure.met for figure in judge(SAMPLE, values)}


def test_a_goal_is_met_at_most_or_at_least_and_without_a_goal_nothing_is():
    good = met(bare_ms=1, save_ms=6, passed=100, few_ms=10, many_ms=12)
    bad = met(bare_ms=1, save_ms=6.1, passed=99.5, few_ms=10, many_ms=12.1)

    assert good == {
        "bare_ms": None,
        "save_ms": True,
        "passed": True,
        "few_ms": None,
        "many_ms": True,
    }
    assert bad == {
        "bare_ms": None,
        "save_ms": False,
        "passed": False,
        "few_ms": None,
        "many_ms": False,
    }


def test_what_could_not_be_measured_has_missed_its_goal():
    assert met() == {
        "bare_ms": None,
        "save_ms": False,
        "passed": False,
        "few_ms": None,
        "many_ms": False,
    }


def test_only_takes_what_begins_with_a_name_and_measures_what_it_is_compared_with():
    wanted = judge(SAMPLE, {"few_ms": 10, "many_ms": 11}, only="many")

    assert wanted == [Figure("many_ms", 11, "ms", 10, met=True)]
    assert needed_names(SAMPLE, only="many") == {"few_ms", "many_ms"}
    assert [each.module for each in wanted_benchmarks(only="close_10")] == ["closing"]
    assert wanted_benchmarks(only="nothing like it") == []


def test_only_takes_a_whole_benchmark_by_its_name():
    for benchmark in BENCHMARKS:
        assert benchmark in wanted_benchmarks(only=benchmark.module)
        every = {measure.name for measure in benchmark.measures}
        assert needed_names(benchmark, only=benchmark.module) >= every


def test_every_name_in_the_table_of_the_document_is_measured():
    told = (PROJECT / "docs" / "measuring.md").read_text(encoding="utf-8")
    names = re.findall(r"`([a-z]+_[a-z0-9_]+)`", told[told.index("## The figures") :])

    assert len(names) > 40
    assert [name for name in names if not wanted_benchmarks(only=name.rstrip("_"))] == []


def test_the_slow_ones_run_only_when_asked_for():
    usual = {each.module for each in wanted_benchmarks()}

    assert {each.module for each in BENCHMARKS} - usual == {"starting", "auditing", "million"}
    assert len(wanted_benchmarks(all_of_them=True)) == len(BENCHMARKS)
    assert [each.module for each in wanted_benchmarks(only="first_run")] == ["starting"]


def test_the_table_lines_its_columns_up():
    figures = judge(SAMPLE, {"bare_ms": 0.234, "save_ms": 12.34, "passed": 100, "few_ms": 1234.5})

    assert format_table(figures).splitlines() == [
        "name    |        value | unit |  goal | met",
        "------- | ------------ | ---- | ----- | ---",
        "bare_ms |         0.23 | ms   |       |",
        "save_ms |         12.3 | ms   |     6 | no",
        "passed  |          100 | %    |   100 | yes",
        "few_ms  |        1,234 | ms   |       |",
        "many_ms | not measured | ms   | 1,234 | no",
    ]


def test_the_file_lists_names_values_units_goals_and_whether_they_are_met(tmp_path):
    path = tmp_path / "figures.json"

    write_json(judge(SAMPLE, {"bare_ms": 0.5, "save_ms": 7}, only="")[:2], path)

    assert json.loads(path.read_text(encoding="utf-8")) == [
        {"name": "bare_ms", "value": 0.5, "unit": "ms", "goal": None, "met": None},
        {"name": "save_ms", "value": 7, "unit": "ms", "goal": 6, "met": False},
    ]


@pytest.mark.parametrize("module", [each.module for each in BENCHMARKS])
def test_every_benchmark_is_a_file_that_yields_figures(module):
    assert callable(importlib.import_module(f"benchmarks.{module}").figures)


def test_names_are_told_apart():
    names = [measure.name for each in BENCHMARKS for measure in each.measures]

    assert len(set(names)) == len(names)


def test_an_unknown_name_is_answered_with_the_known_ones():
    asked = [sys.executable, "-m", "benchmarks", "--only", "speed"]

    ended = subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert ended.returncode == 2
    assert "save_cpu_ms" in ended.stdout
    assert "speed" in ended.stderr


def test_a_benchmark_that_breaks_says_which_figures_are_missing(tmp_path):
    asked = [sys.executable, "-m", "benchmarks", "--only", "first_run"]
    nowhere = {"PATH": str(tmp_path)}

    ended = subprocess.run(asked, cwd=PROJECT, capture_output=True, env=nowhere, check=False)

    assert ended.returncode == 1
    assert b"Traceback" in ended.stderr
    assert b"Not measured: first_run_seconds" in ended.stderr


def test_a_whole_run_from_the_command_line_writes_its_file(tmp_path):
    path = tmp_path / "figures.json"
    asked = [sys.executable, "-m", "benchmarks", "--only", "vectors", "--json", str(path)]

    ended = subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    assert "vectors_passed" in ended.stdout
    assert [each["name"] for each in json.loads(path.read_text())] == ["vectors_passed"]
