"""The sample organization: built once from real actions, and interesting to look at."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from assessments.actions.checking import check_result
from assessments.management.sample import PEOPLE, SLUG, build_sample, sample_password
from assessments.models import Assessment, Comment, Draft, Result, Status
from organizations.models import Membership
from organizations.tenancy import scope


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker):
    """Built once for all tests of this module, which look at it and change nothing."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_instruments")
        yield build_sample(now=timezone.now())
        transaction.set_rollback(True)


@pytest.fixture
def inside_sample(sample):
    with scope(sample.pk):
        yield sample


def test_each_role_can_sign_in_with_the_printed_password(sample):
    for person in PEOPLE:
        user = authenticate(email=person.email, password=sample_password())
        assert Membership.objects.get(user=user, organization=sample).role == person.role


def test_there_are_two_closed_waves_and_one_that_is_open(inside_sample):
    states = Assessment.objects.order_by("id").values_list("status", flat=True)

    assert list(states) == [Status.CLOSED, Status.CLOSED, Status.OPEN]
    assert all(result.participation["submitted"] >= 150 for result in Result.objects.all())
    assert Draft.objects.filter(is_submitted=False).exists()
    second = Result.objects.order_by("id").last()
    assert second.body["comments"] == {"organization": {"B2": 7, "E3": 8}}
    released = Comment.objects.filter(assessment=second.assessment).exclude(released_in="")
    assert set(released.values_list("element", "status")) == {
        ("B2", "approved"),
        ("E3", "waiting"),
    }


def test_the_waves_tell_a_story(inside_sample):
    first, second = (result.body for result in Result.objects.order_by("id"))
    scores = {each["audience"]: each["mean"] for each in second["audience_scores"]}

    assert first["overall"]["level"]["low"] < second["overall"]["level"]["low"]
    assert 0.5 < scores["executives"] - scores["employees"] < 1.1
    assert second["overall"]["elements"]["D1"]["polarised"]
    forms = {cell["form"] for cell in second["cells"]}
    assert forms >= {"full", "coarse", "hidden"}


def test_every_machine_gets_the_same_answers(inside_sample):
    second = Result.objects.order_by("id").last()

    assert second.body["counts"]["audience:executives"]["A1"] == [0, 2, 9, 3, 0]
    assert check_result(second, basis="answers").agrees


def test_its_pages_open(inside_sample):
    client = Client()
    client.force_login(Membership.objects.get(role="LEADER").user)

    assert client.get(f"/o/{SLUG}/assessments/").status_code == 200
