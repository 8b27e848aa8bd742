"""What answers add up to: one quantity per file, every one a function of counts, numpy only."""

from __future__ import annotations

from assessments.scoring.plan import Plan
from assessments.scoring.released import Cell, Release
from assessments.scoring.summary import summarize
from assessments.scoring.table import CountTable

__all__ = ["Cell", "CountTable", "Plan", "Release", "summarize"]
