"""The base of every error that people can mend themselves, and why something failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import InterfaceError, OperationalError
from django.utils import translation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise


# Nothing is wrong with what was asked: it may be done again in a while.
DATABASE_AWAY = (OperationalError, InterfaceError)


class DomainError(Exception):
    """An anticipated refusal: `message` tells a person what is the case and what to do."""

    code: ClassVar[str] = "refused"
    message: str | _StrPromise = ""

    def __init__(
        self,
        message: str | _StrPromise | None = None,
        *,
        fields: Mapping[str, str | _StrPromise] | None = None,
    ) -> None:
        if message is not None:
            self.message = message
        self.fields = dict(fields or {})
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)


def reason_of(error: Exception, *, otherwise: str | _StrPromise, language: str | None) -> str:
    """Say in this language why something failed; what nobody anticipated is in the log only."""
    with translation.override(language):
        return str(error if isinstance(error, DomainError) else otherwise)
