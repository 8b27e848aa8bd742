"""What no page of ours sends: forged cursors, deep and broken JSON, addresses changed by hand."""

from __future__ import annotations

from base64 import b64encode
from urllib.parse import quote

import pytest

pytestmark = pytest.mark.django_db

LISTS = ["assessments/", "reports/", "units/", "members/", "frameworks/", "instruments/"]
JSON = "application/json"


@pytest.mark.parametrize("where", LISTS)
@pytest.mark.parametrize("cursor", ["p=abc", "p=%00", "r=1&p=-1", f"p={'9' * 60}", "p=٣"])
def test_a_cursor_that_was_made_up_is_not_found(olivia, sign_in, where, cursor):
    made_up = quote(b64encode(cursor.encode()).decode())

    answer = sign_in(olivia).get(f"/api/o/acme/{where}?cursor={made_up}")

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_json_nested_too_deeply_is_refused(olivia, sign_in):
    deep = '{"name": ' + "[" * 200_000

    answer = sign_in(olivia).post("/api/o/acme/assessments/", deep, content_type=JSON)

    assert (answer.status_code, answer.json()["code"]) == (400, "parse_error")


def test_half_a_character_is_refused_and_not_sent_back(olivia, sign_in):
    asked = r'{"assessment": 1, "language": "\ud800"}'

    answer = sign_in(olivia).post("/api/o/acme/reports/", asked, content_type=JSON)

    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["language"])


@pytest.mark.parametrize("people", [0, 2**31, 10**20])
def test_an_audience_of_more_people_than_there_are_is_refused(olivia, sign_in, people):
    asked = {"name": "Autumn", "audiences": [{"code": "employees", "headcount": people}]}

    answer = sign_in(olivia).post("/api/o/acme/assessments/", asked, content_type=JSON)

    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["audiences"])


@pytest.mark.parametrize("action", ["\0", "no_such_action", "x" * 3000])
def test_an_unknown_action_in_the_audit_trails_address_is_left_out(olivia, sign_in, action):
    answer = sign_in(olivia).get("/o/acme/settings/audit/", {"action": action})

    assert (answer.status_code, answer.context["action"]) == (200, "")


def test_a_key_with_half_a_character_opens_nothing(client):
    answer = client.post("/s/save/", r'{"key": "\ud800", "changes": []}', content_type=JSON)

    assert answer.status_code == 400
