"""Every address that the project answers, with its view."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cast import PUBLIC, PUBLIC_PREFIXES, SIGNED_IN
from django.urls import URLPattern, URLResolver, get_resolver
from django.views import View

from organizations.access.gate import OrganizationView
from organizations.api.gate import OrganizationAPIView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOMS = ("o/<slug:slug>/", "api/o/<slug:slug>/")


@dataclass(frozen=True)
class Address:
    route: str
    view: Any

    @property
    def view_class(self) -> type:
        return getattr(self.view, "view_class", object)

    @property
    def is_api(self) -> bool:
        return self.route.startswith("api/")

    @property
    def inside(self) -> bool:
        return self.route.startswith(ROOMS)

    @property
    def parts(self) -> list[str]:
        """Names of what varies in the address, besides the organization."""
        return [name for name in re.findall(r"<(?:\w+:)?(\w+)>", self.route) if name != "slug"]

    @property
    def methods(self) -> list[str]:
        return [name for name in ("get", "post") if hasattr(self.view_class, name)]

    def path(self, slug: str, **values: int | str) -> str:
        filled = {"slug": slug, **values}
        return "/" + re.sub(
            r"<(?:\w+:)?(\w+)>", lambda part: str(filled[part.group(1)]), self.route
        )

    def __str__(self) -> str:
        return self.route or "home"


def walk(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[Address]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, route)
        else:
            yield Address(route, pattern.callback)


def every_address() -> list[Address]:
    return list(walk(get_resolver().url_patterns))


def is_guarded(address: Address) -> bool:
    """Inside an organization only the gates count, elsewhere only the lists."""
    if address.inside or "<slug:slug>" in address.route:
        gate = OrganizationAPIView if address.is_api else OrganizationView
        return address.inside and issubclass(address.view_class, gate)
    if issubclass(address.view_class, View) and address.route in SIGNED_IN:
        return True
    return address.route in PUBLIC or address.route.startswith(PUBLIC_PREFIXES)
