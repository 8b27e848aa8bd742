"""Reads what one respondent has answered so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assessments.models import Draft

if TYPE_CHECKING:
    from assessments.queries.questionnaires import Questionnaire


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one question; None is not answered, level 0 "can't judge"."""

    level: int | None = None
    importance: int | None = None
    comment: str = ""

    @property
    def is_given(self) -> bool:
        return self.level is not None


@dataclass(frozen=True, slots=True)
class Answers:
    by_element: dict[str, Answer] = field(default_factory=dict)
    is_submitted: bool = False

    def of(self, code: str) -> Answer:
        return self.by_element.get(code, Answer())

    @property
    def given(self) -> int:
        return sum(answer.is_given for answer in self.by_element.values())

    def with_answer(self, code: str, answer: Answer) -> Answers:
        return Answers({**self.by_element, code: answer}, self.is_submitted)

    @classmethod
    def none(cls, questionnaire: Questionnaire) -> Answers:
        return cls({code: Answer() for code in questionnaire.positions})

    def first_open(self) -> str | None:
        """Return the first element without an answer, or None when all have one."""
        return next((code for code, answer in self.by_element.items() if not answer.is_given), None)


def get_answers(*, draft_id: int, questionnaire: Questionnaire) -> Answers:
    row = Draft.objects.values_list("answers", "importance", "comments", "is_submitted")
    levels, importance, comments, is_submitted = row.get(pk=draft_id)
    return Answers(
        by_element={
            code: Answer(levels[at - 1], importance[at - 1], comments.get(code, ""))
            for code, at in questionnaire.positions.items()
        },
        is_submitted=is_submitted,
    )
