"""What is to be mastered, as rows."""

from __future__ import annotations

from competencies.models.competency import Competency, Tier
from competencies.models.framework import Framework, Source
from competencies.models.framework_import import Import, ImportStatus

__all__ = ["Competency", "Framework", "Import", "ImportStatus", "Source", "Tier"]
