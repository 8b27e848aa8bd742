"""The one-way street: sealed answers, counts, release, scores, and the frozen result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from django.db import OperationalError, transaction
from django.utils.translation import gettext_lazy as _

from assessments.actions.auditing import attack, refuse_leaks
from assessments.actions.closer import ClosingStopped, Progress, ShownProgress, only_closer
from assessments.actions.comments import comments_shown, release_comments
from assessments.actions.digests import (
    digest_of_inputs,
    digest_of_result,
    guard_secret,
    seed_from,
    without_negative_zeros,
)
from assessments.actions.plans import plan_for
from assessments.actions.releasing import release_answers
from assessments.actions.sealing import seal
from assessments.models import Assessment, ClosingStep, Draft, Result, Status, Tables
from assessments.queries.assessments import list_audiences
from assessments.queries.counts import count_answers
from assessments.queries.instruments import get_instrument_content
from assessments.queries.interims import earlier_releases, grew_by_few, list_published_interims
from assessments.queries.participation import participation_from_counts
from assessments.queries.results import find_result
from assessments.scoring.notes import FEWER_TABLES, LATE_LEFT_OUT
from assessments.scoring.summary import summarize
from hilo.errors import DomainError
from organizations.actions.audit import record

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from assessments.disclosure import Earlier
    from assessments.disclosure.attacker import Verdict
    from assessments.models import InterimResult
    from assessments.scoring.joint import JointTable
    from assessments.scoring.plan import Plan

MOST_ATTEMPTS = 5
CANCELED = "57014"  # what PostgreSQL calls a statement that was broken off


class ClosingKeepsFailing(DomainError):
    code: ClassVar[str] = "closing_keeps_failing"
    message = _(
        "The worker was stopped five times while closing this assessment. The answers are safe. "
        "Try again when the machine has recovered."
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """What sealed answers and frozen settings come to, before it is decided what may be shown.

    `before` are the interim results that stand, `earlier` what they tell; `notes` what a reader
    should know of how it was counted.
    """

    counts: JointTable
    plan: Plan
    inputs_digest: str
    secret: bytes
    before: tuple[InterimResult, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    notes: tuple[str, ...] = ()

    def verdict_on(self, computed: Computed) -> Verdict:
        bodies = [interim.body or {} for interim in self.before]
        told = [each.leaves for each in self.earlier]
        standing = list(zip(bodies, told, strict=True))
        return attack(computed.body, leaves=computed.leaves, earlier=standing)


@dataclass(frozen=True, slots=True)
class Computed:
    """`leaves`: how many answered, by finest group; for the audit, and never stored."""

    body: dict[str, Any]
    inputs_digest: str
    leaves: dict[str, int]

    @property
    def digest(self) -> str:
        return digest_of_result(self.body, inputs_digest=self.inputs_digest)


def close_assessment(*, assessment: Assessment, now: datetime) -> Result | None:
    """Walk the street from the step reached; safe to run again after a death at any point.

    Returns None where another worker is at it, or nothing is to be closed.
    """
    with only_closer(assessment) as alone:
        if not alone:
            return None
        assessment.refresh_from_db()
        if assessment.status != Status.CLOSING:
            return find_result(assessment.pk)
        try:
            return _walk(assessment, now)
        except ClosingStopped:
            return None
        except OperationalError as error:
            # Broken off by a stop. If it goes on already, it is soon rung for again.
            if getattr(error.__cause__, "pgcode", "") != CANCELED:
                raise
            return None


def _walk(assessment: Assessment, now: datetime) -> Result:
    progress = ShownProgress(assessment)
    progress.alive()
    _count_attempt(assessment)
    seal(assessment)
    computed = compute_safely(assessment, progress=progress)
    progress.at(ClosingStep.FREEZING)
    return freeze(assessment=assessment, computed=computed, now=now)


def compute_safely(
    assessment: Assessment, *, progress: Progress, interim: int | None = None
) -> Computed:
    """Attack the result before it is stored.

    Tables that cross each other may tell single answers although no group is too small. Then the
    plain tree is released instead, where that cannot be; what does not hold either is refused.
    """
    counted = _count(assessment, progress, interim)
    computed = _work_out(assessment, counted, progress=progress, interim=interim)
    progress.alive()
    verdict = counted.verdict_on(computed)
    if verdict.only_inferred and computed.body["rules"]["tables"] == Tables.CROSSED:
        computed = _work_out(
            assessment, counted, progress=progress, fewer_tables=True, interim=interim
        )
        verdict = counted.verdict_on(computed)
    refuse_leaks(verdict)
    return computed


def compute(
    assessment: Assessment,
    *,
    progress: Progress | None = None,
    fewer_tables: bool = False,
    interim: int | None = None,
) -> Computed:
    """`interim`: the number of an interim result; without one, the result of the close."""
    told = progress or Progress()
    counted = _count(assessment, told, interim)
    return _work_out(assessment, counted, progress=told, fewer_tables=fewer_tables, interim=interim)


def _count(assessment: Assessment, progress: Progress, interim: int | None) -> Counted:
    content = get_instrument_content(assessment.instrument_id)
    audiences = list_audiences(assessment)
    progress.at(ClosingStep.COUNTING)
    before = tuple(list_published_interims(assessment.pk, before=interim))
    earlier = earlier_releases(assessment, before)
    left_out = interim is None and grew_by_few(assessment, earlier)
    counts = count_answers(
        assessment,
        audiences=[audience.code for audience in audiences],
        levels=len(content.levels),
        importance=len(content.importance.options),
        upto=before[-1].number if left_out else interim,
        progress=progress.counted,
    )
    people = counts.people_by_audience()
    plan = plan_for(assessment, audiences, content=content, people=people)
    digest = digest_of_inputs(
        counts,
        plan=plan,
        instrument=content,
        audiences=audiences,
        earlier=[each.digest for each in before],
    )
    notes = (LATE_LEFT_OUT,) if left_out else ()
    return Counted(counts, plan, digest, guard_secret(audiences), before, earlier, notes)


def _work_out(
    assessment: Assessment,
    counted: Counted,
    *,
    progress: Progress,
    fewer_tables: bool = False,
    interim: int | None = None,
) -> Computed:
    """Comments are released once, at the close: an interim result has none."""
    plan = replace(counted.plan, tables="simple") if fewer_tables else counted.plan
    progress.at(ClosingStep.RELEASING)
    released, published = release_answers(
        counted.counts, plan=plan, secret=counted.secret, earlier=counted.earlier
    )
    plan = seed_from(released, plan)
    progress.at(ClosingStep.SCORING)
    body = summarize(released, plan=plan, joint=published if assessment.ask_importance else None)
    body["comments"] = {} if interim else comments_shown(assessment, released, plan=plan)
    body["notes"] += [FEWER_TABLES] * fewer_tables + list(counted.notes)
    body |= {"interim": interim} if interim else {}
    people = counted.counts.levels.people.tolist()
    leaves = dict(zip(counted.counts.segments, people, strict=True))
    return Computed(without_negative_zeros(body), counted.inputs_digest, leaves)


@transaction.atomic
def freeze(*, assessment: Assessment, computed: Computed, now: datetime) -> Result:
    """Store the result; the row is locked last, so that a stop need not wait for the storing."""
    result = _store(Assessment.objects.get(pk=assessment.pk), computed)
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if locked.status != Status.CLOSING or locked.closing_stopped:
        raise ClosingStopped
    release_comments(assessment=locked, body=computed.body)
    # Somebody may have opened the link while the answers were sealed; nothing was stored there.
    Draft.objects.filter(assessment=locked).delete()
    locked.status = Status.CLOSED
    locked.closed_at = now
    locked.closing_step = locked.closing_failure = ""
    locked.save()
    result.assessment = locked
    record("close_assessment", by=None, subject=locked, digest=result.digest)
    return result


def _store(assessment: Assessment, computed: Computed) -> Result:
    participation = participation_from_counts(
        assessment, list_audiences(assessment), assessment.participation
    )
    return Result.objects.create(
        assessment=assessment,
        body=computed.body,
        participation=participation.as_json(),
        inputs_digest=computed.inputs_digest,
        digest=computed.digest,
        engine=computed.body["rules"]["engine"],
    )


def _count_attempt(assessment: Assessment) -> None:
    """A job that kills its worker each time must not do so for ever."""
    if assessment.closing_attempts >= MOST_ATTEMPTS:
        raise ClosingKeepsFailing
    assessment.closing_attempts += 1
    assessment.save(update_fields=["closing_attempts"])
