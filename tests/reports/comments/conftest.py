"""A closed survey in which many commented on A1, one audience on B2, and one person on C1."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from commented import ABOUT_TIME, close

from assessments.models import Comment, CommentStatus
from organizations.tenancy import scope

if TYPE_CHECKING:
    from assessments.models import Result


@pytest.fixture
def closed(acme) -> Result:
    managers = [{"A1": f"Managers say {number}", "B2": "Coach us"} for number in range(6)]
    employees = [{"A1": ABOUT_TIME}, *({"A1": f"Time is short {n}"} for n in range(7))]
    with scope(acme.pk):
        return close(
            {"managers": managers + [{}] * 6, "employees": employees + [{"C1": "Alone"}] + [{}] * 9}
        )


@pytest.fixture
def approved(acme, closed):
    with scope(acme.pk):
        Comment.objects.exclude(released_in="").update(status=CommentStatus.APPROVED)
    return closed
