"""Calls the web server as a browser does: one kept connection, compressed answers."""

from __future__ import annotations

import gzip
import http.client
import time
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

import brotli

if TYPE_CHECKING:
    from collections.abc import Mapping

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}


class UnexpectedAnswer(RuntimeError):
    """The server did not answer as the benchmark needs it to."""


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    packed: bytes
    encoding: str

    @property
    def text(self) -> str:
        if self.encoding == "br":
            return brotli.decompress(self.packed).decode()
        if self.encoding == "gzip":
            return gzip.decompress(self.packed).decode()
        return self.packed.decode()


class Caller:
    def __init__(self, port: int, **headers: str) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._headers = {"Accept-Encoding": "gzip, br", "Accept-Language": "en", **headers}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()

    def get(self, path: str, *, status: int = 200) -> Reply:
        return self._call("GET", path, wanted=status)

    def post(
        self, path: str, body: str, headers: Mapping[str, str] = FORM, *, status: int = 200
    ) -> Reply:
        return self._call("POST", path, wanted=status, body=body.encode(), headers=headers)

    def _call(
        self,
        method: str,
        path: str,
        *,
        wanted: int,
        body: bytes | None = None,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> Reply:
        self._line.request(method, path, body, {**self._headers, **headers})
        answer = self._line.getresponse()
        reply = Reply(answer.status, answer.read(), answer.headers.get("Content-Encoding", ""))
        if reply.status != wanted:
            raise UnexpectedAnswer(f"{method} {path}: {reply.status}, not {wanted}.")
        return reply


def wait_until_it_answers(port: int, path: str, *, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            with Caller(port) as caller:
                caller.get(path)
        except (OSError, http.client.HTTPException, UnexpectedAnswer):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return
