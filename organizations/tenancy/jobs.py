"""Background jobs: sent after commit with the current organization, run inside its scope."""

from __future__ import annotations

import logging
from typing import Any

from celery import Task, current_app
from django.db import transaction
from kombu.exceptions import OperationalError

from organizations.tenancy.scope import current_organization_id, scope

logger = logging.getLogger(__name__)


class OrganizationTask(Task):  # type: ignore[type-arg]  # Celery's class is generic in stubs only
    """A task whose body runs inside the organization that asked for it."""

    def __call__(self, *args: Any, organization_id: int, **kwargs: Any) -> Any:
        with scope(organization_id):
            return self.run(*args, **kwargs)


def enqueue(name: str, **ids: int | str) -> None:
    """Ring for the task after commit; an unknown name fails at once.

    The row in PostgreSQL is the truth: when the broker cannot be reached the ring is lost, not the
    work, and the periodic tasks ring again.
    """
    task = current_app.tasks[name]
    ids["organization_id"] = current_organization_id()
    transaction.on_commit(lambda: _ring(task, ids))


def _ring(task: Any, ids: dict[str, int | str]) -> None:
    try:
        task.apply_async(kwargs=ids)
    except OperationalError:
        logger.warning("The queue cannot be reached; %s will be rung for again.", task.name)
