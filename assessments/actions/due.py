"""Opens and closes on time, and rings again for closings that no worker has taken up."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from assessments.actions.assessments import open_assessment
from assessments.actions.closing import request_close, ring
from assessments.queries.assessments import (
    list_due_to_close,
    list_due_to_open,
    list_waiting_to_close,
)
from hilo.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from assessments.models import Assessment

logger = logging.getLogger(__name__)

WAITING_TO_BE_RUNG = timedelta(seconds=60)


def run_due(*, now: datetime) -> None:
    for assessment in list_due_to_open(now=now):
        _try(open_assessment, assessment, now)
    for assessment in list_due_to_close(now=now):
        _try(request_close, assessment, now)
    for assessment in list_waiting_to_close(now=now, patience=WAITING_TO_BE_RUNG):
        ring(assessment, now=now)


def _try(action: Callable[..., Assessment], assessment: Assessment, now: datetime) -> None:
    """One that cannot be opened or closed must not keep the others waiting."""
    try:
        action(assessment=assessment, by=None, now=now)
    except DomainError as refusal:
        logger.info("Assessment %s was due but stays as it is: %s", assessment.pk, refusal)
