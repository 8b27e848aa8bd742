"""Leaks that the attacker finds in organizations made at random and closed by the real street."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from assessments.actions.auditing import ReleaseNotSafe
from organizations.tenancy import scope
from reports.management.attack.playing import attack_assessment, attack_figures
from tests.audit.real_organizations import close_at_random

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.models import Result
    from benchmarks.stage import Stage

ORGANIZATIONS = 200
# Every page, file and answer of the API of some of them; the figures of all.
ALL_OUTLETS_OF_EACH = 25
FIRST_SEED = 1_000


def figures(_stage: Stage) -> Iterator[tuple[str, float]]:
    begun, leaks, refused = time.monotonic(), 0, 0
    for number in range(ORGANIZATIONS):
        try:
            results = close_at_random(FIRST_SEED + number, waves=1 + (number % 10 == 0))
        except ReleaseNotSafe:
            refused += 1
            continue
        leaks += sum(_leaks(each, outlets=False) for each in results[:-1])
        leaks += _leaks(results[-1], outlets=number % ALL_OUTLETS_OF_EACH == 0)
    yield "audit_leaks_200", leaks
    yield "audit_organizations", ORGANIZATIONS
    yield "audit_refused", refused
    yield "audit_seconds", time.monotonic() - begun


def _leaks(result: Result, *, outlets: bool) -> int:
    with scope(result.organization_id):
        if not outlets:
            return len(attack_figures(result).leaks)
        outcome = attack_assessment(
            organization=result.organization, assessment_id=result.assessment_id
        )
    for finding in outcome.findings:
        sys.stderr.write(f"\n  {finding.attack} {finding.where}: {finding.what}")
    return len(outcome.verdict.leaks) + len(outcome.findings)
