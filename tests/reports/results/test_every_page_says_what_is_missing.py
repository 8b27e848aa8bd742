"""Bad input: each page of each result answers, says what is missing, and makes nothing up."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from edge_shapes import SHAPES, close_shape
from result_pages import addresses, find_faults, read, visible

from assessments.models import Assessment

MOST_QUERIES = 8
MOST_BYTES = 1_500_000
# What a page may never say where no level is known.
CLAIMS = re.compile(r"highest level|Level 0|(?<![.\d])0\.0(?![.\d])|\b0 of \d+ elements lie")


@pytest.fixture
def client(olivia, sign_in):
    return sign_in(olivia)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_page_answers_and_makes_nothing_up(inside, client, shape):
    result = close_shape(SHAPES[shape])
    client.get(f"/o/acme/results/{result.assessment_id}/")

    faults = [
        fault
        for name, address in addresses(result)
        for fault in faults_at(client, name, address, knows=bool(level_of(result)))
    ]

    assert not faults, "\n".join(faults)


def faults_at(client, name, address, *, knows):
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    faults = find_faults(name, response)
    if len(asked) > MOST_QUERIES:
        faults.append(f"{name}: {len(asked)} queries")
    if is_page(response):
        page = read(response)
        if len(page) > MOST_BYTES:
            faults.append(f"{name}: {len(page)} bytes")
        if not knows:
            text = visible(page)
            faults += [f"{name}: claims “{claim}”" for claim in CLAIMS.findall(text)]
    return faults


def level_of(result):
    return result.body["overall"]["level"]["low"]


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        ("no answers", "Nobody answered"),
        ("one answer", "Too few people answered"),
        ("everyone under the minimum", "Too few people answered"),
        ("nobody could judge", "Nobody could judge"),
    ],
)
def test_a_page_without_a_level_says_why(inside, client, shape, reason):
    result = close_shape(SHAPES[shape])
    base = f"/o/acme/results/{result.assessment_id}/"

    pages = {
        path: read(client.get(base + path)) for path in ("", "why/", "board/", "plan/roadmap/")
    }

    assert [path for path, page in pages.items() if reason not in page] == []


def test_a_quick_scan_says_on_every_page_whose_view_it_is(inside, client):
    result = close_shape(SHAPES["quick scan"])

    silent = [
        name
        for name, address in addresses(result)
        if is_page(response := client.get(address))
        and "view of one named person" not in visible(read(response))
    ]

    assert silent == ["reviewing comments", "a new initiative", "sharing"]
    note = client.get(f"/api/o/acme/assessments/{result.assessment_id}/result/").json()["note"]
    assert note == "This is the view of one named person, who agreed to be shown."


def test_members_read_who_started_a_quick_scan(inside, client, olivia):
    result = close_shape(SHAPES["quick scan"])
    Assessment.objects.filter(pk=result.assessment_id).update(created_by=olivia)
    address = f"/o/acme/results/{result.assessment_id}/"

    assert "Olivia started it." in visible(read(client.get(address)))
    assert "Olivia started it." in visible(read(client.get(f"{address}why/")))


def is_page(response):
    return response["Content-Type"].startswith("text/html")
