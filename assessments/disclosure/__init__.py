"""What may be shown: decided on counts alone, and proven to isolate no group under k."""

from __future__ import annotations

from assessments.disclosure.guarding import guarded_copy
from assessments.disclosure.over_time import Earlier
from assessments.disclosure.programs import NotCertified
from assessments.disclosure.releasing import release, republish
from assessments.disclosure.selecting import select
from assessments.disclosure.tree_rule import tree_forms
from assessments.scoring.released import Cell, Release

__all__ = [
    "Cell",
    "Earlier",
    "NotCertified",
    "Release",
    "guarded_copy",
    "release",
    "republish",
    "select",
    "tree_forms",
]
