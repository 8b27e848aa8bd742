"""Browser for the charts: the run's one Chromium."""

from __future__ import annotations

from browser import browser  # noqa: F401  a fixture
