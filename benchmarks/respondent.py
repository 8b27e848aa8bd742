"""One respondent over HTTP: opens the link, begins, answers, sends."""

from __future__ import annotations

import json
import re
from typing import Self
from urllib.parse import urlencode

from benchmarks.caller import JSON, Caller

_OWN_KEY = re.compile(r'data-key="([^"]+)"')


class Respondent:
    """Counts its requests."""

    def __init__(self, port: int) -> None:
        self.requests = 0
        self._caller = Caller(port, **{"X-Survey": "1"})
        self._key = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._caller.__exit__(*error)

    def open(self, link_key: str) -> None:
        self.requests += 2
        self._caller.get("/s/")
        self._caller.post("/s/", urlencode({"key": link_key}))

    def begin(self, link_key: str, *, unit: int) -> None:
        self.requests += 1
        page = self._caller.post("/s/start/", urlencode({"key": link_key, "unit": unit})).text
        found = _OWN_KEY.search(page)
        if not found:
            message = "The first question carries no key."
            raise ValueError(message)
        self._key = found[1]

    def save(self, element: str, level: int) -> None:
        self.requests += 1
        change = {"element": element, "level": level, "importance": 3}
        self._caller.post("/s/save/", json.dumps({"key": self._key, "changes": [change]}), JSON)

    def submit(self) -> None:
        self.requests += 1
        self._caller.post("/s/submit/", urlencode({"key": self._key}))
