"""The only place where rows become counts: sealed responses, added up leaf by leaf."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.queries.answer_batches import NO_UNIT, NOT_TOLD, UnfittingAnswers, answer_batches
from assessments.scoring.joint import JointTable
from assessments.scoring.segments import leaf_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from assessments.models import Assessment
    from assessments.queries.answer_batches import AnswerBatch

    Progress = Callable[[int], None]
    # The place of the audience, the unit's key and one key for each attribute.
    Told = tuple[int, ...]


class _Leaves:
    """The counts of the smallest groups: everybody of an audience who told the same.

    Leaves get their rows as they are met, for nobody knows beforehand which of all possible ones
    somebody belongs to.
    """

    def __init__(self, *, audiences: int, attributes: int, shape: tuple[int, int, int]) -> None:
        self._row: dict[Told, int] = {}
        self._counts = np.zeros((64, *shape), dtype=np.int64)
        for audience in range(audiences):
            self._row_of((audience, NO_UNIT, *[NOT_TOLD] * attributes))

    def add(self, batch: AnswerBatch) -> None:
        at = (self._rows_of(batch)[:, None], np.arange(batch.answers.shape[1]))
        try:
            where = np.ravel_multi_index((*at, batch.answers, batch.importance), self._counts.shape)
        except ValueError as error:
            raise UnfittingAnswers from error
        np.add.at(self._counts.reshape(-1), where.ravel(), 1)

    def table(self, items: Iterable[str], name: Callable[[Told], str]) -> JointTable:
        """In the order of their names, which no database and no batch decides."""
        named = sorted((name(told), row) for told, row in self._row.items())
        counts = self._counts[[row for _segment, row in named]]
        return JointTable(counts, tuple(segment for segment, _row in named), tuple(items))

    def _rows_of(self, batch: AnswerBatch) -> NDArray[np.int64]:
        """Look each different leaf of the batch up once, then all people's."""
        told = np.stack((batch.audience, batch.unit, *batch.attributes))
        numbers = np.zeros(told.shape[1], dtype=np.int64)
        for values in told:
            known, places = np.unique(values, return_inverse=True)
            numbers = numbers * len(known) + places
        _, first, inverse = np.unique(numbers, return_index=True, return_inverse=True)
        leaves = map(tuple, told[:, first].T.tolist())
        rows = np.array([self._row_of(leaf) for leaf in leaves], dtype=np.int64)
        return rows[inverse]

    def _row_of(self, told: Told) -> int:
        row = self._row.setdefault(told, len(self._row))
        if row == len(self._counts):
            self._counts = np.concatenate((self._counts, np.zeros_like(self._counts)))
        return row


def count_answers(
    assessment: Assessment,
    *,
    audiences: Iterable[str],
    levels: int,
    importance: int,
    upto: int | None = None,
    progress: Progress = lambda _counted: None,
) -> JointTable:
    """Count the sealed responses; every audience that was asked is there, even without answers.

    Up to a batch, if one is given: what was sealed for interim results until then.
    `progress` hears after each batch how many have been counted so far.
    """
    asked = list(audiences)
    codes = [attribute["code"] for attribute in assessment.attributes]
    shape = (len(assessment.elements), levels + 1, importance + 1)
    leaves = _Leaves(audiences=len(asked), attributes=len(codes), shape=shape)
    counted = 0
    for batch in answer_batches(assessment, audiences=asked, upto=upto):
        leaves.add(batch)
        counted += len(batch.audience)
        progress(counted)
    return leaves.table(assessment.elements, lambda told: _name(told, asked, codes))


def _name(told: Told, audiences: Sequence[str], codes: Sequence[str]) -> str:
    audience, unit, *keys = told
    return leaf_id(
        audiences[audience],
        unit=None if unit == NO_UNIT else unit,
        attributes=[
            (code, None if key == NOT_TOLD else key) for code, key in zip(codes, keys, strict=True)
        ],
    )
