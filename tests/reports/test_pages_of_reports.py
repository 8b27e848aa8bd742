"""The pages of reports: asking, watching, cancelling, repeating, downloading, and who may."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from organizations.tenancy.lease import claim
from organizations.views.paging import PAGE_SIZE
from reports.models import Run, RunStatus


def address(name: str, *parts: object) -> str:
    return reverse(f"reports:{name}", args=["acme", *parts])


def test_building_a_report_leads_to_its_page(result, eve, sign_in):
    client = sign_in(eve)

    answer = client.post(address("run-create"), {"assessment": result.assessment_id}, follow=True)

    page = answer.content.decode()
    assert answer.redirect_chain[0][0].startswith("/o/acme/reports/")
    assert "Report: Autumn 2026" in page
    assert "Profile over the levels" in page
    assert 'hx-trigger="every 1s"' in page


@pytest.mark.parametrize("sent", [{}, {"assessment": "x"}, {"assessment": "9" * 30}])
def test_a_request_without_an_assessment_says_where_to_begin(result, eve, sign_in, sent):
    answer = sign_in(eve).post(address("run-create"), sent, follow=True)

    assert "Open a result and build its report from there." in answer.content.decode()


def test_an_assessment_without_result_is_not_found(acme, eve, sign_in):
    assert sign_in(eve).post(address("run-create"), {"assessment": 4711}).status_code == 404


def test_progress_is_shown_with_marks_and_polling_goes_on(run, eve, sign_in):
    lease = claim(Run, run.pk)
    lease.renew(section="The level, and why", sections_done=1, sections_total=18)

    answer = sign_in(eve).get(address("run-status", run.pk), headers={"HX-Request": "true"})

    page = re.sub(r"\s+", " ", answer.content.decode())
    assert answer.status_code == 200
    assert "1 of 18" in page
    assert page.count("done:") == 1
    assert 'aria-current="step"' in page
    assert "<html" not in page


@pytest.mark.parametrize(
    "ended",
    [
        {"status": RunStatus.CANCELLED},
        {"status": RunStatus.FAILED, "failure": "The fonts are missing."},
    ],
)
def test_polling_ends_with_the_reason_and_a_way_on(run, eve, sign_in, ended):
    Run.objects.filter(pk=run.pk).update(**ended)

    answer = sign_in(eve).get(address("run-status", run.pk), headers={"HX-Request": "true"})

    page = answer.content.decode()
    assert answer.status_code == 286
    assert ended.get("failure", "This report was cancelled.") in page
    assert "Build it again" in page
    assert "hx-trigger" not in page


def test_a_ready_report_offers_every_file(built, eve, sign_in):
    client = sign_in(eve)

    page = client.get(address("run-show", built.pk)).content.decode()
    pdf = client.get(address("run-download", built.pk, "pdf"))
    workbook = client.get(address("run-download", built.pk, "xlsx"))

    assert page.count("download=") == 3
    assert workbook["Content-Disposition"] == 'attachment; filename="Acme-Autumn-2026.xlsx"'
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Content-Disposition"] == 'attachment; filename="Acme-Autumn-2026.pdf"'
    assert "no-store" in pdf["Cache-Control"]
    assert pdf.content.startswith(b"%PDF-")


def test_the_web_page_is_saved_and_never_opened_under_our_address(built, eve, sign_in):
    page = sign_in(eve).get(address("run-download", built.pk, "html"))

    assert page["Content-Disposition"].startswith("attachment;")
    assert page["X-Content-Type-Options"] == "nosniff"


def test_there_is_no_file_before_the_report_is_ready_and_none_of_another_kind(run, eve, sign_in):
    client = sign_in(eve)

    assert client.get(address("run-download", run.pk, "pdf")).status_code == 404
    assert client.get(address("run-download", run.pk, "exe")).status_code == 404


def test_cancelling_and_repeating_lead_back_to_the_report(run, eve, sign_in):
    client = sign_in(eve)

    cancelled = client.post(address("run-cancel", run.pk), follow=True).content.decode()
    repeated = client.post(address("run-retry", run.pk), follow=True).content.decode()

    assert "was cancelled" in cancelled
    assert "starts as soon as a worker is free" in repeated


def test_what_can_not_be_cancelled_says_so(built, eve, sign_in):
    answer = sign_in(eve).post(address("run-cancel", built.pk), follow=True)

    assert "nothing left to cancel" in answer.content.decode()


def test_the_empty_list_teaches_the_next_step(acme, eve, sign_in):
    page = sign_in(eve).get(address("run-list")).content.decode()

    assert "No report yet" in page
    assert reverse("reports:result-list", args=["acme"]) in page


def test_a_long_list_is_read_in_pages_newest_first(result, inside, eve, sign_in):
    runs = [
        Run(assessment=result.assessment, fingerprint=str(n), status=RunStatus.CANCELLED)
        for n in range(PAGE_SIZE + 2)
    ]
    newest_first = sorted((run.pk for run in Run.objects.bulk_create(runs)), reverse=True)
    client = sign_in(eve)

    first = shown(client.get(address("run-list")))
    older = client.get(address("run-list"), {"before": first[-1]})
    newer = shown(client.get(address("run-list"), {"after": shown(older)[0]}))

    assert first == newer == newest_first[:PAGE_SIZE]
    assert shown(older) == newest_first[PAGE_SIZE:]


def shown(answer) -> list[int]:
    rows = re.findall(r'<a href="/o/acme/reports/(\d+)/"', answer.content.decode())
    return [int(row) for row in rows]


def test_who_may_not_build_reports_is_refused(run, mara, otto, sign_in):
    assert sign_in(mara).get(address("run-show", run.pk)).status_code == 403
    assert sign_in(otto).get(address("run-show", run.pk)).status_code == 404


def test_a_report_of_another_organization_is_not_found(built, globex, otto, sign_in):
    there = reverse("reports:run-download", args=["globex", built.pk, "pdf"])

    assert sign_in(otto).get(there).status_code == 404


def test_a_request_reads_no_result_body(result, eve, sign_in, django_assert_max_num_queries):
    client = sign_in(eve)

    with django_assert_max_num_queries(16) as queries:
        client.post(address("run-create"), {"assessment": result.assessment_id})

    assert not [query for query in queries.captured_queries if '"body"' in query["sql"]]
