"""The project package: wiring, and the few words every app shares."""

from __future__ import annotations

import os

# Web, workers and PostgreSQL share the cores: threads of numpy would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
