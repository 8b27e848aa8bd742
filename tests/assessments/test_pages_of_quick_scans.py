"""A quick scan has a name of its own from the start, and its page does not say it thrice."""

from __future__ import annotations

from datetime import UTC, datetime

from asking import opened, published

from assessments.actions.assessment_settings import AskedAudience
from assessments.models import Mode
from organizations.tenancy import scope


def test_a_quick_scan_is_called_by_its_month_and_only_once(acme, leo, sign_in, time_machine):
    time_machine.move_to(datetime(2026, 11, 21, 12, tzinfo=UTC), tick=False)
    published()
    client = sign_in(leo)
    page = client.get("/o/acme/assessments/new/quick-scan/").content.decode()
    assert 'value="Quick scan, November 2026"' in page

    with scope(acme.pk):
        scan = opened(
            name="Quick scan, November 2026",
            mode=Mode.QUICK,
            audiences=(AskedAudience("learning", headcount=1),),
        )
    shown = client.get(f"/o/acme/assessments/{scan.pk}/").content.decode()
    header = shown[shown.index('<header class="page-header">') :].partition("</header>")[0]
    assert header.count("Quick scan") == 1
