"""What is the same for many is drawn and packed once, and never carries what is another's."""

from __future__ import annotations

import gzip
import re

import brotli
import pytest
from answering import open_survey, save

from assessments.models import Draft, Status
from assessments.views import keeping
from organizations.tenancy import scope

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}


def page_of(client, address: str, key: str, *, encoding: str = "identity") -> str:
    headers = {"X-Survey": "1", "Accept-Encoding": encoding}
    sent = client.post(address, {"key": key}, headers=headers)
    assert sent.get("Content-Encoding", "identity") == encoding
    return UNPACK[encoding](sent.content).decode()


@pytest.mark.parametrize("comment", ["Ünïcode & <b>", "x" * 2_000, ""])
def test_a_packed_page_holds_what_the_plain_one_does(survey, key, phone, comment):
    for element in ("A1", "A2", "A3"):
        save(phone, key, {"element": element, "level": 2, "comment": comment})

    plain, *packed = (
        page_of(phone, "/s/", key, encoding=name) for name in ("identity", "br", "gzip")
    )

    assert packed == [plain, plain]
    assert plain.count("data-question=") == 18
    assert f'data-key="{key}"' in plain


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_each_who_begins_gets_a_key_of_their_own(survey, phone, encoding):
    pages = [page_of(phone, "/s/start/", survey.link_key, encoding=encoding) for _ in range(3)]

    keys = [re.findall(r'data-key="([^"]+)"', page) for page in pages]
    assert all(len(found) == 1 for found in keys)
    assert len({found[0] for found in keys}) == 3


def test_nobody_meets_another_ones_key(survey, phone):
    keys = [survey.begin() for _respondent in range(2)]
    for key in keys:
        save(phone, key, {"element": "A1", "level": 2})
        phone.post("/s/submit/", {"key": key})

    first, second = (page_of(phone, "/s/", key) for key in keys)

    assert keys[0] in first
    assert keys[1] in second
    assert keys[0] not in second
    assert first.replace(keys[0], "") == second.replace(keys[1], "")


def test_each_link_introduces_its_own_assessment(survey, globex, phone):
    other = open_survey(globex)

    for one, name in ((survey, "Acme"), (other, "Globex"), (survey, "Acme")):
        page = page_of(phone, "/s/", one.link_key)
        assert f"How does {name} learn?" in page
        assert f'value="{one.link_key}"' in page


def test_a_new_name_shows_within_half_a_minute(survey, acme, phone, monkeypatch):
    page_of(phone, "/s/", survey.link_key)
    acme.name = "Acme & Daughters"
    acme.save()
    monkeypatch.setattr(keeping, "monotonic", lambda: 10**9 + keeping.SECONDS_KEPT)

    assert "How does Acme &amp; Daughters learn?" in page_of(phone, "/s/", survey.link_key)


def test_a_door_that_is_remembered_opens_nothing_once_it_is_gone(survey, key, phone):
    change = {"element": "A1", "level": 2}
    assert save(phone, key, change).status_code == 200

    survey.become(Status.CLOSING)
    assert save(phone, key, change).status_code == 409
    survey.become(Status.OPEN)
    assert save(phone, key, change).status_code == 200
    with scope(survey.assessment.organization_id):
        Draft.objects.all().delete()
    assert save(phone, key, change).status_code == 404
    assert survey.drafts() == 0


def test_an_answer_after_the_first_takes_one_query(survey, key, phone, django_assert_num_queries):
    save(phone, key, {"element": "A1", "level": 2})

    with django_assert_num_queries(1):
        save(phone, key, {"element": "A2", "level": 3, "importance": 1, "comment": "So"})
