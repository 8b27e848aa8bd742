"""Instruments, assessments, what people answered, and the frozen result."""

from __future__ import annotations

from assessments.models.assessment import (
    Assessment,
    ClosingStep,
    Combine,
    Mode,
    Profile,
    Protection,
    Status,
    Tables,
)
from assessments.models.audience import Audience
from assessments.models.benchmark import BenchmarkRelease, BenchmarkStanding
from assessments.models.comment import Comment, CommentStatus
from assessments.models.draft import Draft
from assessments.models.initiative import Initiative, InitiativeStatus
from assessments.models.instrument import Instrument
from assessments.models.interim import InterimResult, SpentKey
from assessments.models.response import Response
from assessments.models.result import Result
from assessments.models.telling import Telling
from assessments.models.verification import Basis, Outcome, Verification

__all__ = [
    "Assessment",
    "Audience",
    "Basis",
    "BenchmarkRelease",
    "BenchmarkStanding",
    "ClosingStep",
    "Combine",
    "Comment",
    "CommentStatus",
    "Draft",
    "Initiative",
    "InitiativeStatus",
    "Instrument",
    "InterimResult",
    "Mode",
    "Outcome",
    "Profile",
    "Protection",
    "Response",
    "Result",
    "SpentKey",
    "Status",
    "Tables",
    "Telling",
    "Verification",
]
