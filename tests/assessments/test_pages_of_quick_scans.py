"""A quick scan has a name of its own from the start, and its page does not say it thrice."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from asking import opened, published

from assessments.actions.assessment_settings import AskedAudience
from assessments.models import Assessment, Mode
from organizations.tenancy import scope


def test_a_quick_scan_is_called_by_its_month_and_only_once(acme, leo, sign_in, time_machine):
    time_machine.move_to(datetime(2026, 11, 21, 12, tzinfo=UTC), tick=False)
    published()
    client = sign_in(leo)
    page = client.get("/o/acme/assessments/new/quick-scan/").content.decode()
    assert 'value="Quick scan, November 2026"' in page
    assert "you, Leo. Everybody who may read results of Acme" in page

    with scope(acme.pk):
        scan = opened(
            name="Quick scan, November 2026",
            mode=Mode.QUICK,
            audiences=(AskedAudience("learning", headcount=1),),
        )
    shown = client.get(f"/o/acme/assessments/{scan.pk}/").content.decode()
    header = shown[shown.index('<header class="page-header">') :].partition("</header>")[0]
    assert header.count("Quick scan") == 1


def test_whoever_started_a_scan_goes_on_from_its_page_and_nobody_else(acme, leo, olivia, sign_in):
    published()
    client = sign_in(leo)
    form = client.get("/o/acme/assessments/new/quick-scan/").context["form"]
    given = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    started = client.post(
        "/o/acme/assessments/new/quick-scan/", {k: v for k, v in given.items() if v is not None}
    )
    with scope(acme.pk):
        scan = Assessment.objects.get()
    address = f"/o/acme/assessments/{scan.pk}/"

    shown = client.get(address).content.decode()

    found = re.search(r'href="([^"]+)">Go on</a>', shown)
    assert found
    assert found[1] == started.url
    respond, _sign, key = found[1].partition("#")
    answered = client.post(respond, {"key": key})
    assert answered.status_code == 200
    assert "Begin</button>" not in answered.content.decode()
    other = sign_in(olivia).get(address).content.decode()
    assert "Go on</a>" not in other
    assert "Link for whoever rates" not in other
    assert "Leo began it on" in other
    again = client.get("/o/acme/assessments/new/quick-scan/").context["form"]
    assert again.initial["name"] == f"{scan.name} (2)"
