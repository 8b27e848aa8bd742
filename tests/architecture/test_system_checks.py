"""The checks that every manage.py command runs: a bad sample for each error, and good ones."""

from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.db import models

from organizations.checks import check_ownership, ownership_errors
from organizations.models import User
from organizations.tenancy import Owned, Shared


class Sample:
    """No installed app is called samples, so nothing else ever sees these models."""

    app_label = "samples"
    constraints = [*Owned.Meta.constraints]


class Shelf(Owned):
    keeper = models.ForeignKey(User, models.CASCADE, related_name="+")

    class Meta(Sample):
        pass


class Catalog(Shared):
    class Meta:
        app_label = "samples"


class Ownerless(models.Model):  # noqa: DJ008  a sample is never shown
    class Meta:
        app_label = "samples"


class Unscoped(Owned):
    objects = models.Manager()

    class Meta(Sample):
        pass


class Leaky(Owned):
    keeper = models.ForeignKey(User, models.CASCADE, related_name="leaks")

    class Meta(Sample):
        pass


class Unreachable(Owned):
    class Meta:
        app_label = "samples"
        constraints = []


class Crowd(Owned):
    people = models.ManyToManyField(User, related_name="+")

    class Meta(Sample):
        pass


def test_our_own_models_pass():
    assert check_ownership() == []


def test_the_check_is_run_by_every_command():
    assert not [error for error in run_checks() if str(error.id).startswith("hilo.")]


@pytest.mark.parametrize("model", [Shelf, Catalog])
def test_a_model_with_an_owner_passes(model):
    assert list(ownership_errors([model])) == []


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        (Ownerless, "hilo.E001"),
        (Unscoped, "hilo.E002"),
        (Leaky, "hilo.E003"),
        (Unreachable, "hilo.E004"),
        (Crowd, "hilo.E005"),
    ],
)
def test_a_model_that_leaks_is_refused_and_told_what_to_do(model, expected):
    errors = list(ownership_errors([model]))

    assert [error.id for error in errors] == [expected]
    assert all(error.hint for error in errors)
