"""What is measured: the name, unit and goal of every figure, and which file measures it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

NEARLY_THE_SAME = 1.2


@dataclass(frozen=True, slots=True)
class Measure:
    """`same_as` names another measure that this one should not exceed by more than a fifth."""

    name: str
    unit: str
    goal: float | None = None
    at_least: bool = False
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    value: float | None
    unit: str
    goal: float | None
    met: bool | None

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "goal": self.goal,
            "met": self.met,
        }


@dataclass(frozen=True, slots=True)
class Benchmark:
    """`benchmarks.<module>.figures(stage)` yields a name and a value for each measure."""

    module: str
    measures: tuple[Measure, ...]
    needs_stage: bool = True
    by_default: bool = True

    def wanted(self, only: str) -> list[Measure]:
        """All of them if `only` names the benchmark, else those whose names begin with it."""
        every = only == self.module
        return [each for each in self.measures if every or each.name.startswith(only)]


def _of_page(page: str) -> tuple[Measure, ...]:
    """Of a hundred answers, of so many that the same groups are shown as of a million, and that."""
    few = f"{page}_cpu_ms_few"
    return (
        Measure(few, "ms"),
        Measure(f"{page}_cpu_ms_same_cells", "ms"),
        Measure(f"{page}_cpu_ms_1m", "ms", same_as=few),
    )


BENCHMARKS = (
    Benchmark(
        "vectors",
        (Measure("vectors_passed", "%", goal=100, at_least=True),),
        needs_stage=False,
    ),
    Benchmark(
        "calibration",
        (
            Measure("calibration_ece_5", "%", goal=5),
            Measure("calibration_ece_12", "%", goal=4),
            Measure("calibration_ece_40", "%", goal=2.5),
        ),
        needs_stage=False,
    ),
    Benchmark(
        "answering",
        (
            Measure("empty_view_cpu_ms", "ms"),
            Measure("one_insert_cpu_ms", "ms"),
            Measure("save_cpu_ms", "ms", goal=6),
            Measure("save_web_cpu_ms", "ms"),
            Measure("save_queries", "queries", goal=4),
            Measure("response_cpu_ms", "ms", goal=40),
            Measure("response_requests", "requests"),
        ),
    ),
    Benchmark(
        "survey_page",
        (
            Measure("survey_bytes", "bytes", goal=60_000),
            Measure("survey_requests", "requests"),
            Measure("survey_bytes_to_first_question", "bytes"),
        ),
    ),
    Benchmark(
        "closing",
        (
            Measure("close_10k_seconds", "s", goal=1),
            Measure("close_100k_seconds", "s", goal=5),
            Measure("close_100k_peak_mb", "MB"),
        ),
    ),
    Benchmark(
        "certificate",
        (
            Measure("certificate_60_seconds", "s", goal=0.9),
            Measure("certificate_60_cells", "cells"),
            Measure("certificate_60_candidates", "cells"),
            Measure("certificate_300_seconds", "s", goal=2.1),
            Measure("certificate_300_cells", "cells"),
            Measure("certificate_300_candidates", "cells"),
            Measure("certificate_1200_seconds", "s", goal=6.7),
            Measure("certificate_1200_cells", "cells"),
            Measure("certificate_1200_candidates", "cells"),
            Measure("certificate_1m_seconds", "s", goal=3),
            Measure("certificate_1m_cells", "cells"),
            Measure("certificate_1m_candidates", "cells"),
        ),
        needs_stage=False,
    ),
    Benchmark(
        "executive_page",
        (
            Measure("executive_cpu_ms_100", "ms"),
            Measure("executive_cpu_ms_100k", "ms", same_as="executive_cpu_ms_100"),
            Measure("executive_queries_100", "queries"),
            Measure("executive_queries_100k", "queries", same_as="executive_queries_100"),
        ),
    ),
    Benchmark(
        "million",
        (
            Measure("close_1m_seconds", "s", goal=20),
            Measure("close_1m_peak_mb", "MB", goal=600),
            Measure("close_1m_postgres_mb", "MB"),
            Measure("count_1m_seconds", "s", goal=5),
            Measure("count_1m_group_by_seconds", "s"),
            Measure("count_1m_polars_seconds", "s"),
            *_of_page("executive"),
            *_of_page("why"),
            *_of_page("explore"),
            *_of_page("comments"),
            *_of_page("api_result"),
            *_of_page("api_cells"),
            Measure("pages_1m_to_few", "x"),
            Measure("pages_1m_to_same_cells", "x", goal=NEARLY_THE_SAME),
            Measure("pages_queries", "queries", goal=8),
        ),
        by_default=False,
    ),
    Benchmark(
        "reporting",
        (
            Measure("report_request_ms", "ms", goal=50),
            Measure("report_seconds", "s", goal=1),
        ),
    ),
    Benchmark(
        "accessibility",
        (
            Measure("axe_violations_survey", "violations", goal=0),
            Measure("axe_violations_executive", "violations", goal=0),
        ),
    ),
    Benchmark(
        "auditing",
        (
            Measure("audit_leaks_200", "leaks", goal=0),
            Measure("audit_organizations", "organizations"),
            Measure("audit_refused", "organizations", goal=0),
            Measure("audit_seconds", "s"),
        ),
        by_default=False,
    ),
    Benchmark(
        "starting",
        (
            Measure("first_run_seconds", "s", goal=120),
            Measure("second_run_seconds", "s", goal=6),
        ),
        needs_stage=False,
        by_default=False,
    ),
)


def wanted_benchmarks(*, only: str = "", all_of_them: bool = False) -> list[Benchmark]:
    """Those that `only` names, or a figure of theirs; else all but the slow ones."""
    if only:
        return [each for each in BENCHMARKS if each.wanted(only)]
    return [each for each in BENCHMARKS if each.by_default or all_of_them]


def needed_names(benchmark: Benchmark, *, only: str = "") -> set[str]:
    """The wanted figures, and those that they are compared with."""
    wanted = benchmark.wanted(only)
    return {measure.name for measure in wanted} | {m.same_as for m in wanted if m.same_as}


def judge(benchmark: Benchmark, values: Mapping[str, float], *, only: str = "") -> list[Figure]:
    """Set each value beside its goal; a measure without a value has missed its goal."""
    return [_figure(measure, values) for measure in benchmark.wanted(only)]


def _figure(measure: Measure, values: Mapping[str, float]) -> Figure:
    value = values.get(measure.name)
    goal = values.get(measure.same_as) if measure.same_as else measure.goal
    has_goal = goal is not None or measure.same_as
    met = _is_met(measure, value, goal) if has_goal else None
    return Figure(measure.name, value, measure.unit, goal, met)


def _is_met(measure: Measure, value: float | None, goal: float | None) -> bool:
    if value is None or goal is None:
        return False
    if measure.at_least:
        return value >= goal
    return value <= goal * (NEARLY_THE_SAME if measure.same_as else 1)
