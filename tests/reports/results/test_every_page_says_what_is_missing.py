"""Bad input: each page of each result answers, says what is missing, and makes nothing up."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from edge_shapes import SHAPES, close_shape
from result_pages import addresses, find_faults, read, visible

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
    if response["Content-Type"].startswith("text/html"):
        page = read(response)
        if len(page) > MOST_BYTES:
            faults.append(f"{name}: {len(page)} bytes")
        if not knows:
            text = visible(page)
            faults += [f"{name}: claims “{claim}”" for claim in CLAIMS.findall(text)]
    return faults


def level_of(result):
    return result.body["overall"]["level"]["low"]
