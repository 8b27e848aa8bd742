"""What may be shown: decided on counts alone, and proven to isolate no group under k."""

from __future__ import annotations

from assessments.disclosure.releasing import release
from assessments.disclosure.tree_rule import tree_forms
from assessments.scoring.released import Cell, Release

__all__ = ["Cell", "Release", "release", "tree_forms"]
