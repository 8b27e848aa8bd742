"""PostgreSQL itself refuses a key from one organization into another."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from assessments.models import Assessment, Instrument, Response
from organizations.checks import OUR_APPS
from organizations.models import Membership, Role, Unit
from organizations.tenancy import Owned, scope

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db

# Table, key column, table it leads to.
Key = tuple[str, str, str]

COMPOSITE_KEYS = """
    SELECT source.relname, key.attname, target.relname
    FROM pg_constraint AS con
    JOIN pg_class AS source ON source.oid = con.conrelid
    JOIN pg_class AS target ON target.oid = con.confrelid
    JOIN pg_attribute AS own ON own.attrelid = con.conrelid AND own.attnum = con.conkey[1]
    JOIN pg_attribute AS key ON key.attrelid = con.conrelid AND key.attnum = con.conkey[2]
    JOIN pg_attribute AS far ON far.attrelid = con.confrelid AND far.attnum = con.confkey[1]
    WHERE con.contype = 'f' AND con.convalidated AND cardinality(con.conkey) = 2
      AND own.attname = 'organization_id' AND far.attname = 'organization_id'
"""

# Checked by a trigger for all rows of a statement: see decision 0018 and the tests below.
CHECKED_AT_ONCE = {("assessments_response", "assessment_id", "assessments_assessment")}


def wanted_keys(found: list[type[models.Model]]) -> set[Key]:
    """Every key to an owned model from a model that says whose its rows are."""
    return {
        (model._meta.db_table, field.column, field.related_model._meta.db_table)
        for model in found
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey)
        and issubclass(field.related_model, Owned)
        and any(other.name == "organization" for other in model._meta.local_fields)
    }


def present_keys() -> set[Key]:
    with connection.cursor() as cursor:
        cursor.execute(COMPOSITE_KEYS)
        return set(cursor.fetchall())


def our_models() -> list[type[models.Model]]:
    return [model for label in OUR_APPS for model in apps.get_app_config(label).get_models()]


def test_every_key_between_owned_rows_is_composite():
    missing = wanted_keys(our_models()) - present_keys() - CHECKED_AT_ONCE
    assert not missing, "add SameOrganization(model, key) to a migration"


def test_the_rule_finds_a_key_that_is_not_composite():
    class Drawer(Owned):
        unit = models.ForeignKey("organizations.Unit", models.CASCADE, related_name="+")

        class Meta:
            app_label = "samples"

    wanted = wanted_keys([Drawer, Unit])

    assert wanted - present_keys() == {("samples_drawer", "unit_id", "organizations_unit")}


def test_every_model_that_leads_to_an_owned_one_says_whose_it_is():
    for model in our_models():
        fields = model._meta.local_fields
        leads = [f for f in fields if f.related_model and issubclass(f.related_model, Owned)]
        assert not leads or any(field.name == "organization" for field in fields), model


@pytest.fixture
def theirs(globex) -> Unit:
    with scope(globex.pk):
        return Unit.objects.create(name="Theirs")


@contextmanager
def checked() -> Iterator[None]:
    """Deferred constraints are checked at commit, which a test never reaches."""
    with transaction.atomic():
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_raw_foreign_id_is_refused_on_insert(theirs, inside):
    with pytest.raises(IntegrityError, match="parent_same_org"), checked():
        Unit.objects.create(name="Ours", parent_id=theirs.pk)


def test_a_raw_foreign_id_is_refused_on_update(theirs, inside):
    Unit.objects.create(name="Ours")

    with pytest.raises(IntegrityError, match="parent_same_org"), checked():
        Unit.objects.update(parent_id=theirs.pk)


def test_a_member_cannot_be_bound_to_a_foreign_unit(theirs, otto, acme):
    manager = {"user": otto, "organization": acme, "role": Role.MANAGER}

    with pytest.raises(IntegrityError, match="unit_same_org"), checked():
        Membership.objects.create(**manager, unit_id=theirs.pk)


def test_an_own_id_is_accepted(inside):
    parent = Unit.objects.create(name="Sales")

    with checked():
        Unit.objects.create(name="Inside sales", parent_id=parent.pk)


def test_a_response_to_a_foreign_assessment_is_refused_with_its_statement(globex, inside):
    instrument = Instrument.objects.create(slug="s", version=1, language="en", title="T", body={})
    with scope(globex.pk):
        theirs = Assessment.objects.create(name="Theirs", instrument=instrument, elements=["A1"])
    own = Assessment.objects.create(name="Ours", instrument=instrument, elements=["A1"])
    answered = {"audience": "employees", "answers": [1], "importance": [1]}

    Response.objects.create(assessment_id=own.pk, **answered)
    with pytest.raises(IntegrityError, match="assessment_same_org"), transaction.atomic():
        Response.objects.create(assessment_id=theirs.pk, **answered)
    with pytest.raises(IntegrityError, match="assessment_same_org"), transaction.atomic():
        Response.objects.update(assessment_id=theirs.pk)
