"""Processor time is read for a process and all below it, those that have ended too."""

from __future__ import annotations

import os
import subprocess
import sys

from benchmarks.processor import cpu_seconds

BURN = """
import time
while time.process_time() < {seconds}: pass
"""


def test_a_child_counts_while_it_runs_and_after_it_has_ended():
    before = cpu_seconds({os.getpid()})

    subprocess.run([sys.executable, "-c", BURN.format(seconds=0.3)], check=True)

    assert cpu_seconds({os.getpid()}) - before >= 0.25


def test_what_is_not_below_does_not_count():
    with subprocess.Popen(["sleep", "5"]) as idle:
        subprocess.run([sys.executable, "-c", BURN.format(seconds=0.2)], check=True)
        used = cpu_seconds({idle.pid})
        idle.kill()

    assert used < 0.1
