"""The organization that the running code works for; there is no value that means all of them."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_organization_id: ContextVar[int] = ContextVar("organization_id")


class NoOrganization(RuntimeError):
    """Owned data was touched outside an organization: always our own mistake."""


def current_organization_id() -> int:
    try:
        return _organization_id.get()
    except LookupError:
        message = "This code works on an organization's data but entered none: use scope(...)."
        raise NoOrganization(message) from None


@contextmanager
def scope(organization_id: int) -> Iterator[None]:
    if not isinstance(organization_id, int):
        message = f"scope() takes an organization's id, not {organization_id!r}."
        raise TypeError(message)
    token = _organization_id.set(organization_id)
    try:
        yield
    finally:
        _organization_id.reset(token)
