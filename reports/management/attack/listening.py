"""A client that notes which parameters the code behind an address reads, given or not."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.test import Client
from django.test.client import ClientHandler
from drf_spectacular.generators import SchemaGenerator

from reports.management.attack.routes import PART

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponseBase


class ListeningClient(Client):
    """After each answer, `heard` has the names that were read of the address's parameters."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._listening = _ListeningHandler()
        self.handler = self._listening

    @property
    def heard(self) -> frozenset[str]:
        return frozenset(self._listening.heard)


class _ListeningHandler(ClientHandler):
    def __init__(self) -> None:
        super().__init__(enforce_csrf_checks=False)
        self.heard: set[str] = set()

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        self.heard = overhear(request)
        with _refusals_unlogged():
            return super().get_response(request)


@contextmanager
def _refusals_unlogged() -> Iterator[None]:
    """Being refused is no news to an attacker; what breaks is still logged."""
    logger = logging.getLogger("django.request")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)


def overhear(request: HttpRequest) -> set[str]:
    """Return a set that fills with the names the request's parameters are read by."""
    heard: set[str] = set()
    request.__dict__["GET"] = _Overheard(request.GET, heard)
    return heard


class _Overheard(QueryDict):
    def __init__(self, asked: QueryDict, heard: set[str]) -> None:
        self.heard: set[str] = set()  # until all that is given has been taken over
        super().__init__(asked.urlencode(), encoding=asked.encoding)
        self.heard = heard

    def __getitem__(self, key: str) -> Any:
        self.heard.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.heard.add(str(key))
        return super().__contains__(key)

    def getlist(self, key: str, default: Any = None) -> Any:
        self.heard.add(key)
        return super().getlist(key, default)

    def dict(self) -> dict[str, Any]:
        plain = {key: values[-1] for key, values in self.lists() if values}
        return _OverheardPlain(plain, self.heard)

    def copy(self) -> Any:
        return QueryDict(self.urlencode(), mutable=True, encoding=self.encoding)


class _OverheardPlain(dict[str, Any]):
    def __init__(self, plain: dict[str, Any], heard: set[str]) -> None:
        super().__init__(plain)
        self.heard = heard

    def __getitem__(self, key: str) -> Any:
        self.heard.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.heard.add(str(key))
        return super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.heard.add(key)
        return super().get(key, default)


def documented_parameters(route: str) -> frozenset[str]:
    """Names that the API's schema has for an address, such as a form reads all at once."""
    return _documented().get("/" + PART.sub(r"{\1}", route), frozenset())


@cache
def _documented() -> dict[str, frozenset[str]]:
    generator: Any = SchemaGenerator
    paths = generator().get_schema(public=True)["paths"]
    return {
        path: frozenset(
            each["name"] for each in one.get("get", {}).get("parameters", []) if _is_asked(each)
        )
        for path, one in paths.items()
    }


def _is_asked(parameter: dict[str, Any]) -> bool:
    return bool(parameter["in"] == "query")
