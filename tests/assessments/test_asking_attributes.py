"""Up to two attributes: what is refused, what respondents tell, and what is counted."""

from __future__ import annotations

import pytest
from asking import about_to_close, answer, opened, prepared
from django.test import Client
from django.utils import timezone

from assessments.actions.assessment_settings import AskedAudience, InvalidAssessment
from assessments.actions.assessments import (
    TooManyGroups,
    duplicate_assessment,
    open_assessment,
)
from assessments.actions.attributes import AskedAttribute, stored_attributes
from assessments.actions.respondents import AttributeNotTold, start_draft
from assessments.actions.sealing import seal
from assessments.models import Draft, Response
from assessments.queries.assessments import list_audiences
from assessments.queries.counts import count_answers
from assessments.queries.links import audience_key
from organizations.actions.units import create_unit
from organizations.tenancy import scope

LOCATION = AskedAttribute("Location", ("Berlin", "Rotterdam"))
BAND = AskedAttribute("Years of service", ("Up to 5", "More"))

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("attributes", "advice"),
    [
        ((LOCATION, BAND, AskedAttribute("Grade", ("A", "B"))), "two attributes at most"),
        ((LOCATION, AskedAttribute("location ", ("A", "B"))), "same name"),
        ((AskedAttribute("Location", ("Berlin",)),), "needs 2 to 60 values"),
        ((AskedAttribute("Grade", tuple(map(str, range(61)))),), "needs 2 to 60 values"),
        ((AskedAttribute("Location", ("Berlin", "berlin")),), "the same value twice"),
        ((AskedAttribute(" ", ("A", "B")),), "a name"),
    ],
)
def test_what_cannot_work_is_refused_with_advice(inside, attributes, advice):
    with pytest.raises(InvalidAssessment) as refused:
        prepared(attributes=attributes)

    assert advice in str(refused.value.fields["attributes"])


def test_so_many_groups_that_none_could_be_shown_are_refused_at_opening(inside):
    values = tuple(map(str, range(60)))
    draft = prepared(attributes=(AskedAttribute("A", values), AskedAttribute("B", values)))
    assert open_assessment(assessment=draft, by=None, now=timezone.now())

    with pytest.raises(TooManyGroups):
        opened_with_units(30, attributes=(AskedAttribute("A", values), AskedAttribute("B", values)))


def opened_with_units(number, **settings):
    for each in range(number):
        create_unit(name=f"Unit {each}", by=None)
    return opened(ask_unit=True, **settings)


def test_the_next_wave_asks_the_same_values_by_the_same_keys(inside):
    first = opened(attributes=(LOCATION, BAND))

    following = duplicate_assessment(assessment=first, name="Spring", by=None)

    assert following.attributes == first.attributes
    moved = AskedAttribute("location", ("Porto", "Rotterdam"))
    assert stored_attributes([moved], before=first.attributes) == [
        {"code": "location", "name": "location", "values": [["3", "Porto"], ["2", "Rotterdam"]]}
    ]


def test_each_attribute_is_told_or_declined_and_nothing_else_is_taken(inside):
    assessment = opened(attributes=(LOCATION, BAND))

    begin(assessment, (2, 0))

    assert Draft.objects.get().attribute_keys == [2, None]
    for wrong in ((2,), (3, 1), (2, 1, 1), ("2", 1), (None, 1)):
        with pytest.raises(AttributeNotTold):
            begin(assessment, wrong)


def begin(assessment, keys):
    return start_draft(
        assessment=assessment,
        audience_code="employees",
        unit_key=None,
        attribute_keys=keys,
        now=timezone.now(),
    )


def test_leaves_are_named_by_what_was_told(inside):
    assessment = opened(
        attributes=(LOCATION, BAND),
        audiences=(AskedAudience("employees"), AskedAudience("managers")),
    )
    for keys, level in (([1, 2], 3), ([1, 2], 2), ([None, 1], 1), ([None, None], 4)):
        answer(assessment, "employees", [level])
        Draft.objects.filter(attribute_keys=[]).update(attribute_keys=keys)

    seal(about_to_close(assessment))

    assert Response.objects.filter(attribute_keys=[1, 2]).count() == 2
    counted = count_answers(assessment, audiences=["employees", "managers"], levels=4, importance=4)
    assert dict(zip(counted.segments, counted.levels.people.tolist(), strict=True)) == {
        "audience:employees": 1,
        "audience:employees/attribute:location:1/attribute:years-of-service:2": 2,
        "audience:employees/attribute:years-of-service:1": 1,
        "audience:managers": 0,
    }


def test_the_page_asks_beside_the_unit_and_says_what_is_missing(acme):
    with scope(acme.pk):
        assessment = opened_with_units(2, attributes=(LOCATION,))
        key = audience_key(list_audiences(assessment)[0])
        unit = assessment.units[0][0]
    browser = Client()

    intro = browser.post("/s/", {"key": key}).content.decode()
    refused = browser.post("/s/start/", {"key": key, "unit": unit})
    begun = browser.post("/s/start/", {"key": key, "unit": unit, "attribute-location": "0"})

    assert "Rotterdam</option>" in intro
    assert "I prefer not to say" in intro
    assert refused.status_code == 422
    assert "that you prefer not to say" in refused.content.decode()
    assert f'<option value="{unit}" selected>' in refused.content.decode()
    assert begun.status_code == 200
    with scope(acme.pk):
        assert Draft.objects.get().attribute_keys == [None]
