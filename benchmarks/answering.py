"""Answering: processor time and queries of one answer and of a whole response, over HTTP."""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import ExitStack
from statistics import median
from typing import TYPE_CHECKING

from django.db import connection

from benchmarks.bare_urls import TABLE
from benchmarks.caller import JSON, Caller
from benchmarks.processor import cpu_seconds
from benchmarks.respondent import Respondent
from benchmarks.statements import counting_statements
from benchmarks.surveys import fill, link_key, open_survey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assessments.models import Assessment
    from benchmarks.stage import Stage, WebServer

ROUNDS = 4
PEOPLE = 16
ALREADY_ANSWERED = 2_000


class Answering:
    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.assessment: Assessment = open_survey(stage.company, name="Answering")
        fill(self.assessment, people=ALREADY_ANSWERED)
        self.elements: list[str] = self.assessment.elements
        self.key = link_key(stage.company, self.assessment)
        self.unit: int = self.assessment.units[0][0]
        self.web: list[float] = []

    def empty(self) -> float:
        return self._bare(lambda caller: caller.get("/empty/"))

    def one_insert(self) -> float:
        body = json.dumps({"changes": [{"element": "A1", "level": 2, "importance": 3}]})
        return self._bare(lambda caller: caller.post("/insert/", body, JSON))

    def _bare(self, call: Callable[[Caller], object]) -> float:
        """As many calls on as many connections as `saves` makes."""

        def work() -> None:
            for _person in range(PEOPLE):
                with Caller(self.stage.bare_web.port) as caller:
                    for _element in self.elements:
                        call(caller)

        return self._cpu_ms(self.stage.bare_web, work) / self._answers

    def saves(self) -> float:
        with ExitStack() as stack:
            people = [stack.enter_context(Respondent(self.stage.web.port)) for _ in range(PEOPLE)]
            for person in people:
                person.begin(self.key, unit=self.unit)
            begun = cpu_seconds({self.stage.web.pid})
            used = self._cpu_ms(self.stage.web, lambda: self._answer(people))
            self.web.append((cpu_seconds({self.stage.web.pid}) - begun) * 1000 / self._answers)
        return used / self._answers

    def responses(self) -> float:
        def respond() -> None:
            for _ in range(PEOPLE):
                self.respond()

        return self._cpu_ms(self.stage.web, respond) / PEOPLE

    def respond(self) -> int:
        with Respondent(self.stage.web.port) as person:
            person.open(self.key)
            person.begin(self.key, unit=self.unit)
            self._answer([person])
            person.submit()
            return person.requests

    def queries(self) -> float:
        with Respondent(self.stage.web.port) as person:
            person.begin(self.key, unit=self.unit)
            with counting_statements(self.stage.database_log) as statements:
                self._answer([person])
        return statements.total / len(self.elements)

    @property
    def _answers(self) -> int:
        return PEOPLE * len(self.elements)

    def _answer(self, people: list[Respondent]) -> None:
        for person in people:
            for place, element in enumerate(self.elements):
                person.save(element, 1 + place % 4)

    def _cpu_ms(self, server: WebServer, work: Callable[[], None]) -> float:
        begun = self.stage.cpu_of(server)
        work()
        return (self.stage.cpu_of(server) - begun) * 1000


def figures(stage: Stage) -> Iterator[tuple[str, float]]:
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    answering = Answering(stage)
    found = defaultdict(list)
    for _round in range(ROUNDS + 1):
        found["empty_view_cpu_ms"].append(answering.empty())
        found["one_insert_cpu_ms"].append(answering.one_insert())
        found["save_cpu_ms"].append(answering.saves())
        found["response_cpu_ms"].append(answering.responses())
    found["save_web_cpu_ms"] = answering.web
    for name, values in found.items():
        yield name, median(values[1:])  # the first round warms everything up
    yield "response_requests", answering.respond()
    yield "save_queries", answering.queries()
