"""Computes a frozen result, or an interim one, again and says what agrees; stores nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assessments.actions.closer import Progress
from assessments.actions.digests import digest_of_result, seed_from, without_negative_zeros
from assessments.actions.plans import plan_for
from assessments.actions.street import compute
from assessments.models import Basis, ClosingStep, InterimResult, Outcome
from assessments.queries.assessments import list_audiences
from assessments.queries.instruments import get_instrument_content
from assessments.queries.interims import count_sealed
from assessments.scoring.figures_compared import compare_figures, figures
from assessments.scoring.from_released import release_of, split_given, summarize_released
from assessments.scoring.notes import FEWER_TABLES, LATE_LEFT_OUT
from assessments.scoring.summary import ENGINE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.models import Result
    from assessments.scoring.plan import Plan

    Frozen = Result | InterimResult

MOST_DIFFERENCES_KEPT = 50
FINGERPRINT = "fingerprint"
# What was decided from answers or from earlier results, and follows from no released count.
GIVEN_NOTES = (FEWER_TABLES, LATE_LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Check:
    """What came of computing a result again; differences are [path, stored, recomputed]."""

    outcome: Outcome
    compared: int = 0
    given: int = 0
    differences: tuple[tuple[str, Any, Any], ...] = ()
    answers_changed: bool = False
    digest: str = ""

    @property
    def agrees(self) -> bool:
        return self.outcome == Outcome.AGREES


def check_result(result: Frozen, *, basis: str, progress: Progress | None = None) -> Check:
    """Compute again by the engine that made the result, or say that it was another one.

    A result is never scored anew in silence: figures of two engines are not held against each
    other. Its own fingerprint can be checked all the same.
    """
    fingerprint = digest_of_result(body_of(result), inputs_digest=result.inputs_digest)
    untouched = fingerprint == result.digest
    if result.engine != ENGINE:
        return _by_another_engine(result, fingerprint)
    told = progress or Progress()
    check = _from_answers(result, told) if basis == Basis.ANSWERS else _from_released(result, told)
    if untouched or check.differences:
        return check
    return _differing(check, [(FINGERPRINT, result.digest, fingerprint)])


def body_of(result: Frozen) -> dict[str, Any]:
    """Return what was published; an interim result that was not is not there to be checked."""
    if result.body is None:
        raise InterimResult.DoesNotExist
    return result.body


def _number(result: Frozen) -> int | None:
    return result.number if isinstance(result, InterimResult) else None


def _from_answers(result: Frozen, progress: Progress) -> Check:
    """Where the answers themselves or the groups shown have changed, name parts only.

    Figures from before and after a change, side by side, would tell what the changed answers said,
    and figures of other groups what is withheld.
    """
    body = body_of(result)
    computed = compute(
        result.assessment,
        progress=progress,
        fewer_tables=FEWER_TABLES in body["notes"],
        interim=_number(result),
    )
    comparison = compare_figures(body, computed.body)
    changed = computed.inputs_digest != result.inputs_digest
    found: Iterable[tuple[str, Any, Any]]
    if changed or computed.body["cells"] != body["cells"]:
        found = [(part, None, None) for part in comparison.parts or (FINGERPRINT,)]
    else:
        found = [(".".join(path), old, new) for path, old, new in comparison.differences]
    check = Check(
        Outcome.AGREES,
        compared=comparison.compared,
        answers_changed=changed,
        digest=computed.digest,
    )
    return _differing(check, list(found))


def _from_released(result: Frozen, progress: Progress) -> Check:
    progress.at(ClosingStep.SCORING)
    stored, given = split_given(body_of(result))
    computed = without_negative_zeros(summarize_released(body_of(result), plan=_plan_of(result)))
    if isinstance(result, InterimResult):
        computed["interim"] = result.number
    computed["notes"] += [note for note in GIVEN_NOTES if note in stored["notes"]]
    comparison = compare_figures(stored, computed)
    found = [(".".join(path), old, new) for path, old, new in comparison.differences]
    number = sum(1 for _figure in figures(given))
    check = Check(Outcome.AGREES, compared=comparison.compared, given=number, digest=result.digest)
    return _differing(check, found)


def _plan_of(result: Frozen) -> Plan:
    """The frozen settings, with the tables that were released in the end."""
    assessment = result.assessment
    plan = plan_for(
        assessment,
        list_audiences(assessment),
        content=get_instrument_content(assessment.instrument_id),
        people=_people(result),
    )
    plan = replace(plan, tables=body_of(result)["rules"]["tables"])
    return seed_from(release_of(body_of(result)), plan)


def _people(result: Frozen) -> dict[str, int]:
    """How many submitted in each audience, as counted at sealing."""
    assessment = result.assessment
    if isinstance(result, InterimResult):
        return count_sealed(assessment, upto=result.number)
    return {code: submitted for code, (_started, submitted) in assessment.participation.items()}


def _by_another_engine(result: Frozen, fingerprint: str) -> Check:
    check = Check(Outcome.OTHER_ENGINE, digest=fingerprint)
    if fingerprint == result.digest:
        return check
    return _differing(check, [(FINGERPRINT, result.digest, fingerprint)])


def _differing(check: Check, differences: list[tuple[str, Any, Any]]) -> Check:
    if not differences:
        return check
    return Check(
        Outcome.DIFFERS,
        check.compared,
        check.given,
        tuple(differences),
        check.answers_changed,
        check.digest,
    )
