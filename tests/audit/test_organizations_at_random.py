"""Organizations at random, closed by the real street: no attack finds anything, in any outlet.

`AUDIT_ORGANIZATIONS` says how many; `make audit` takes 200.
"""

from __future__ import annotations

import os

import pytest
from real_organizations import close_at_random

from organizations.tenancy import scope
from reports.management.attack.playing import attack_assessment, attack_figures, attack_report
from reports.management.attack.reading import Read
from reports.management.attack.told import explained

ORGANIZATIONS = int(os.environ.get("AUDIT_ORGANIZATIONS", "20"))
# Some are read in full: every page, file and answer of the API, as an executive and a manager.
WITH_ALL_OUTLETS = range(3, ORGANIZATIONS, 20)
ROLES = ("EXECUTIVE", "MANAGER")


@pytest.mark.parametrize("seed", range(ORGANIZATIONS))
def test_nothing_is_found_in_the_figures_the_report_and_its_workbook(db, seed):
    for result in close_at_random(seed, waves=1 + (seed % 10 == 0)):
        with scope(result.organization_id):
            verdict = attack_figures(result)
            told = [explained(result, result.organization)]
            found = attack_report(result, told, Read(), with_pdf=False)

        assert (verdict.leaks, verdict.contradictory, verdict.unfinished) == ((), (), ())
        assert verdict.certified
        assert found == set()


@pytest.mark.parametrize("seed", WITH_ALL_OUTLETS)
def test_nothing_is_found_in_anything_that_shows_them(db, seed):
    *_, result = close_at_random(seed, waves=2)

    with scope(result.organization_id):
        outcome = attack_assessment(
            organization=result.organization, assessment_id=result.assessment_id, roles=ROLES
        )

    assert outcome.findings == ()
    assert outcome.holds
    assert {"html", "json", "csv", "report", "xlsx", "pdf"} <= set(outcome.read.outlets)
