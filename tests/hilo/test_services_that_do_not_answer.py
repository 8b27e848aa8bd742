"""Where the database is away nothing is done and 503 says so; without Redis nobody signs in."""

from __future__ import annotations

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client
from redis.exceptions import RedisError

from hilo.api_errors import handle_api_error

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
def test_the_api_answers_while_its_calls_cannot_be_counted(stranger, olivia, caplog):
    stranger.force_login(olivia)

    assert stranger.get("/api/organizations/").status_code == 200
    assert stranger.get("/api/schema/").status_code == 200
    assert "calls of the API are not counted" in caplog.text


@pytest.mark.parametrize("error", [OperationalError(), InterfaceError(), RedisError()])
def test_the_api_says_in_its_own_shape_that_it_is_away(error):
    answer = handle_api_error(error, {})

    assert (answer.status_code, answer.data["code"]) == (503, "unavailable")
