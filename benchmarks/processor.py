"""Reads how much processor time processes have used: to the nanosecond while they live."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
_ALL_THREADS = 2  # what Linux adds to the clock of a process: CPUCLOCK_SCHED of its kernel


def cpu_seconds(roots: Collection[int]) -> float:
    """User and system time of these processes and all below them, the ended ones included."""
    parents: dict[int, int] = {}
    used: dict[int, float] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):  # it has just ended; its parent has its time
                pid = int(folder.name)
                fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                used[pid] = _of_its_own(pid) + sum(map(int, fields[13:15])) / _TICKS_A_SECOND
                parents[pid] = int(fields[1])
    return sum(used[pid] for pid in used if _is_below(pid, roots, parents))


def _of_its_own(pid: int) -> float:
    """By the clock of the process: its /proc/PID/stat has whole ticks, hundredths of a second."""
    return time.clock_gettime(~pid << 3 | _ALL_THREADS)


def _is_below(pid: int, roots: Collection[int], parents: dict[int, int]) -> bool:
    while pid and pid not in roots:
        pid = parents.get(pid, 0)
    return pid in roots
