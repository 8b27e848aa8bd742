"""Reads what an assessment asks, in its order, and which answers it takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from assessments.models import Assessment
from assessments.queries.instruments import get_instrument_content

if TYPE_CHECKING:
    from assessments.content import Element, Importance
    from assessments.content import Instrument as InstrumentContent


@dataclass(frozen=True)
class Question:
    number: int
    domain: str
    element: Element

    @property
    def code(self) -> str:
        return self.element.code


@dataclass(frozen=True)
class Questionnaire:
    """The elements an assessment asks about; nothing here assumes how many levels there are."""

    assessment_id: int
    instrument: InstrumentContent
    questions: tuple[Question, ...]
    importance: Importance | None

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where each element stands in a draft's arrays, counted from 1 as PostgreSQL does."""
        return {question.code: question.number for question in self.questions}

    @cached_property
    def levels(self) -> frozenset[int]:
        return frozenset(level.number for level in self.instrument.levels)

    @property
    def importance_options(self) -> int:
        return len(self.importance.options) if self.importance else 0

    def question(self, code: str) -> Question | None:
        position = self.positions.get(code)
        return self.questions[position - 1] if position else None


def build_questionnaire(assessment: Assessment) -> Questionnaire:
    """Work from the assessment as it is now: a preview shows what may still change."""
    instrument = get_instrument_content(assessment.instrument_id)
    return Questionnaire(
        assessment_id=assessment.pk,
        instrument=instrument,
        questions=tuple(
            Question(number, instrument.domain_of(code).name, instrument.element(code))
            for number, code in enumerate(assessment.elements, start=1)
        ),
        importance=instrument.importance if assessment.ask_importance else None,
    )


@lru_cache(maxsize=256)
def get_questionnaire(assessment_id: int) -> Questionnaire:
    """Return what an opened assessment asks: frozen at opening, so each process reads it once."""
    return build_questionnaire(Assessment.objects.get(pk=assessment_id))
