"""A key is in the body of a request and in the respondent's browser, and nowhere else."""

from __future__ import annotations

import logging

from answering import save
from django.db import connection

from assessments.access.respondent import find_respondent_door, respondent_digest
from assessments.models import Draft
from organizations.tenancy import scope


def test_keys_are_never_logged(survey, key, phone, caplog):
    caplog.set_level(logging.INFO)

    phone.post("/s/", {"key": key})
    phone.post("/s/", {"key": f"{key}x"})
    save(phone, f"{key}x", {"element": "A1", "level": 1})
    survey.become("CLOSED")
    save(phone, key, {"element": "A1", "level": 1})

    written = [record.getMessage() for record in caplog.records]
    assert written
    assert not [line for line in written if key in line]


def test_keys_are_not_in_the_database(survey, key):
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(draft)::text FROM assessments_draft AS draft")
        rows = " ".join(row for (row,) in cursor.fetchall())

    assert key not in rows
    assert respondent_digest(key) in rows


def test_nothing_in_a_draft_says_when_or_who(survey, key):
    kinds = {field.get_internal_type() for field in Draft._meta.fields}

    assert not kinds & {"DateTimeField", "DateField", "UUIDField", "GenericIPAddressField"}


def test_a_key_opens_its_own_draft_only(survey, key, globex):
    other = survey.begin()

    assert find_respondent_door(key).draft_id != find_respondent_door(other).draft_id
    assert find_respondent_door(key).organization_id == survey.assessment.organization_id
    with scope(globex.pk):
        assert not Draft.objects.exists()


def test_keys_have_128_bits(survey):
    keys = {survey.begin() for _respondent in range(20)}

    assert len(keys) == 20
    assert all(len(key) == 22 for key in keys)
