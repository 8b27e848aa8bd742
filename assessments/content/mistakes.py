"""The one error a content file can raise: where it is, what is wrong, and what to do."""

from __future__ import annotations


class InstrumentMistake(ValueError):
    """A content file was refused; ``line`` counts from 1, or is 0 where there is no file."""

    def __init__(self, file: str, line: int, problem: str, advice: str) -> None:
        self.file = file
        self.line = line
        self.problem = problem
        self.advice = advice
        place = f"{file}, line {line}" if line else file
        super().__init__(f"{place}: {problem} {advice}")
