"""Report runs and their files."""

from __future__ import annotations

from reports.models.file import File
from reports.models.run import Run, RunStatus

__all__ = ["File", "Run", "RunStatus"]
