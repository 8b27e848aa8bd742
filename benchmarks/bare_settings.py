"""The settings of the bare views: the same middleware over two addresses."""

from __future__ import annotations

from benchmarks.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.bare_urls"
