"""`python -m benchmarks [--json FILE] [--only NAME] [--all]`."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import signal
import sys
import time
import traceback
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measures import BENCHMARKS, judge, needed_names, wanted_benchmarks
from benchmarks.printing import format_table, write_json
from benchmarks.stage import Stage

if TYPE_CHECKING:
    from benchmarks.measures import Benchmark, Figure


def main() -> int:
    options = _read_options()
    wanted = wanted_benchmarks(only=options.only, all_of_them=options.all)
    if not wanted:
        return _refuse(options.only)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    figures: list[Figure] = []
    machine = _describe_machine()
    with Stage() as stage:
        for benchmark in wanted:
            figures += _figures(benchmark, stage, only=options.only)
        print(f"\n{machine}; {stage.services}\n")
    print(format_table(figures))
    if options.json:
        write_json(figures, options.json)
    missing = [figure.name for figure in figures if figure.value is None]
    if missing:
        print(f"\nNot measured: {', '.join(missing)}. Why stands above.", file=sys.stderr)
    return int(bool(missing))


def _refuse(only: str) -> int:
    for each in BENCHMARKS:
        names = ", ".join(measure.name for measure in each.measures)
        print(f"{each.module}: {names}")
    print(f"\nNo benchmark is called {only!r}, and no figure begins so.", file=sys.stderr)
    return 2


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument(
        "--only", default="", metavar="NAME", help="a benchmark, or figures that begin so"
    )
    parser.add_argument("--all", action="store_true", help="the slow ones too: both make run")
    return parser.parse_args()


def _figures(benchmark: Benchmark, stage: Stage, *, only: str) -> list[Figure]:
    print(f"{benchmark.module} ...", end=" ", flush=True)
    begun = time.monotonic()
    values = _measure(benchmark, stage, needed=needed_names(benchmark, only=only))
    print(f"{time.monotonic() - begun:.0f} s", flush=True)
    return judge(benchmark, values, only=only)


def _measure(benchmark: Benchmark, stage: Stage, *, needed: set[str]) -> dict[str, float]:
    """A benchmark that breaks leaves the rest of its figures without a value."""
    values: dict[str, float] = {}
    try:
        if benchmark.needs_stage:
            stage.prepare()
        module = importlib.import_module(f"benchmarks.{benchmark.module}")
        with closing(module.figures(stage)) as figures:
            for name, value in figures:
                values[name] = value
                if needed <= values.keys():
                    break
    except Exception:
        traceback.print_exc()
    return values


def _describe_machine() -> str:
    """With its load before measuring began: seconds count only where there is none."""
    load = f"{os.getloadavg()[0]:.1f} busy with other work"
    return f"{os.cpu_count()} cores, {load}; Python {platform.python_version()}"


if __name__ == "__main__":
    sys.exit(main())
