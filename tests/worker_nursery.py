"""Forks Celery workers on request, so that a test need not wait until one has loaded everything.

Run as a program: each line names the log of a worker to be forked, and its number is the answer.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import celery.apps.worker  # loaded once here, and not by each worker
import celery.bin.celery  # noqa: F401
import kombu.transport.redis  # noqa: F401

from hilo.celery import app

WORKER = ["worker", "--pool", "solo", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]


def main() -> None:
    app.loader.import_default_modules()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the workers
    for line in sys.stdin:
        born = os.fork()
        if born == 0:
            _become_worker(Path(line.strip()))
        sys.stdout.write(f"{born}\n")
        sys.stdout.flush()


def _become_worker(log: Path) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDONLY)
    words = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for source, target in ((nothing, 0), (words, 1), (words, 2)):
        os.dup2(source, target)
    app.worker_main(WORKER)
    os._exit(0)


if __name__ == "__main__":
    main()
