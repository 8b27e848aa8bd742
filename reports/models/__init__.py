"""Report runs, their files, and links that share a result."""

from __future__ import annotations

from reports.models.file import File
from reports.models.run import Run, RunStatus
from reports.models.share_link import ShareLink

__all__ = ["File", "Run", "RunStatus", "ShareLink"]
