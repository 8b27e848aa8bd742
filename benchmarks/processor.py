"""Reads how much processor time processes have used, from /proc."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


def cpu_seconds(roots: Collection[int]) -> float:
    """User and system time of these processes and all below them, the ended ones included."""
    parents: dict[int, int] = {}
    used: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):  # it has just ended; its parent has its time
                fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                parents[int(folder.name)] = int(fields[1])
                # utime, stime, and the same of children that have ended
                used[int(folder.name)] = sum(map(int, fields[11:15]))
    return sum(used[pid] for pid in used if _is_below(pid, roots, parents)) / _TICKS_A_SECOND


def _is_below(pid: int, roots: Collection[int], parents: dict[int, int]) -> bool:
    while pid and pid not in roots:
        pid = parents.get(pid, 0)
    return pid in roots
