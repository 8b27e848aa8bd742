"""Where the database or Redis is away nothing is done, and pages and the API say so with 503."""

from __future__ import annotations

import pytest
from django.test import Client

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def without_redis(settings):
    cache = settings.CACHES["default"] | {"LOCATION": NOWHERE}
    settings.CACHES = {"default": cache}


@pytest.fixture
def stranger():
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.usefixtures("without_redis")
def test_nobody_signs_in_while_attempts_cannot_be_counted(stranger, olivia):
    form = {"login": olivia.email, "password": "whatever it is"}

    answer = stranger.post("/accounts/login/", form)

    assert answer.status_code == 503
    assert "cannot work right now" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("without_redis")
def test_the_api_says_in_its_own_shape_that_it_is_away(stranger, olivia):
    stranger.force_login(olivia)

    answer = stranger.get("/api/organizations/")

    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
