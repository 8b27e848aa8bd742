"""The only place where rows become counts: sealed responses, added up leaf by leaf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from django.db.models import Max, Min

from assessments.models import Response
from assessments.queries.answer_batches import NO_UNIT, NOT_TOLD, UnfittingAnswers, answer_batches
from assessments.scoring.joint import JointTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from assessments.models import Assessment
    from assessments.queries.answer_batches import AnswerBatch

    Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One smallest group: everybody of one audience who told the same about themselves."""

    audience: str
    unit: int | None = None
    keys: tuple[int | None, ...] = ()

    def name(self, codes: Iterable[str]) -> str:
        told = [
            f"attribute:{code}:{key}"
            for code, key in zip(codes, self.keys, strict=False)
            if key is not None
        ]
        unit = [] if self.unit is None else [f"unit:{self.unit}"]
        return "/".join((f"audience:{self.audience}", *unit, *told))


class _Places:
    """Where the people of a leaf are counted, found for a whole batch at once."""

    def __init__(self, leaves: Iterable[_Leaf], rows: dict[_Leaf, int]) -> None:
        told = list(leaves)
        self.audiences = sorted({leaf.audience for leaf in told})
        self.units = np.array(sorted({_unit(leaf) for leaf in told}), dtype=np.int64)
        widest = [max(each) for each in zip(*(_keys(leaf) for leaf in told), strict=True)]
        self.shape = (len(self.audiences), len(self.units), *(key + 1 for key in widest))
        numbers = np.array([self._number(leaf) for leaf in told], dtype=np.int64)
        order = np.argsort(numbers)
        self.numbers = numbers[order]
        self.rows = np.array([rows[leaf] for leaf in told], dtype=np.int64)[order]

    def of(self, batch: AnswerBatch) -> NDArray[np.int64]:
        units = np.searchsorted(self.units, batch.unit)
        numbers = np.ravel_multi_index((batch.audience, units, *batch.attributes), self.shape)
        return self.rows[np.searchsorted(self.numbers, numbers)]

    def _number(self, leaf: _Leaf) -> int:
        place = (self.audiences.index(leaf.audience), np.searchsorted(self.units, _unit(leaf)))
        return int(np.ravel_multi_index((*place, *_keys(leaf)), self.shape))


def count_answers(
    assessment: Assessment,
    *,
    audiences: Iterable[str],
    levels: int,
    importance: int,
    progress: Progress = lambda _counted: None,
) -> JointTable:
    """Count the sealed responses; every audience that was asked is there, even without answers.

    `progress` hears after each batch how many have been counted so far.
    """
    codes = [attribute["code"] for attribute in assessment.attributes]
    leaves, ids = _list_leaves(assessment)
    names = {leaf: leaf.name(codes) for leaf in leaves}
    segments = sorted({f"audience:{code}" for code in audiences} | set(names.values()))
    row = {segment: index for index, segment in enumerate(segments)}
    shape = (len(segments), len(assessment.elements), levels + 1, importance + 1)
    counts = np.zeros(shape, dtype=np.int64)
    if leaves:
        places = _Places(leaves, {leaf: row[name] for leaf, name in names.items()})
        batches = answer_batches(assessment, audiences=places.audiences, ids=ids)
        _add_up(counts, batches, places, progress)
    return JointTable(counts, tuple(segments), tuple(assessment.elements))


def _add_up(
    counts: NDArray[np.int64],
    batches: Iterable[AnswerBatch],
    places: _Places,
    progress: Progress,
) -> None:
    flat, counted = counts.reshape(-1), 0
    items = np.arange(counts.shape[1])
    for batch in batches:
        at = (places.of(batch)[:, None], items, batch.answers, batch.importance)
        try:
            where = np.ravel_multi_index(at, counts.shape)
        except ValueError as error:
            raise UnfittingAnswers from error
        np.add.at(flat, where.ravel(), 1)
        counted += len(batch.audience)
        progress(counted)


def _list_leaves(assessment: Assessment) -> tuple[list[_Leaf], range]:
    """Return every leaf that somebody belongs to, and where the responses' ids lie."""
    rows = list(
        Response.objects.filter(assessment=assessment)
        .order_by()
        .values_list("audience", "unit_key", "attribute_keys")
        .annotate(first=Min("pk"), last=Max("pk"))
    )
    asked = len(assessment.attributes)
    leaves = {
        _Leaf(audience, unit, (*keys, *[None] * asked)[:asked])
        for audience, unit, keys, _first, _last in rows
    }
    first = min((row[3] for row in rows), default=0)
    last = max((row[4] for row in rows), default=-1)
    return sorted(leaves, key=repr), range(first, last + 1)


def _unit(leaf: _Leaf) -> int:
    return NO_UNIT if leaf.unit is None else leaf.unit


def _keys(leaf: _Leaf) -> tuple[int, ...]:
    return tuple(NOT_TOLD if key is None else key for key in leaf.keys)
