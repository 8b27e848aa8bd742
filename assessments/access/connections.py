"""Works on the kept database connection without asking first whether it still lives."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import InterfaceError, OperationalError, connection

if TYPE_CHECKING:
    from collections.abc import Callable

Done = TypeVar("Done")


def again_if_connection_was_lost(work: Callable[[], Done]) -> Done:
    """Work again on a new connection when the kept one has died, as all do in a restart.

    For work that may be done twice. It spares the question that Django asks of a kept connection
    before the first query of each request (CONN_HEALTH_CHECKS).
    """
    connection.health_check_done = True  # type: ignore[attr-defined]  # the stubs lack it
    try:
        return work()
    except (OperationalError, InterfaceError):
        if not _was_lost():
            raise
    connection.close()
    return work()


def _was_lost() -> bool:
    if connection.connection is None or connection.in_atomic_block:
        return False
    return not connection.is_usable()
