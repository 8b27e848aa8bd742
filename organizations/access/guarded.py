"""What the gates of pages and of the API share: no permission, no view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from organizations.access.permissions import Permission


class Guarded:
    """Refuses a class that does not say which permission it needs, as soon as it is written."""

    permission: ClassVar[Permission]

    def __init_subclass__(cls, *, abstract: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not abstract and getattr(cls, "permission", None) is None:
            message = f"{cls.__name__} must declare `permission`; there is no default."
            raise TypeError(message)
