"""An open survey of Acme, its link, and a respondent who has begun."""

from __future__ import annotations

import pytest
from answering import Survey, open_survey
from browser import browser, page  # noqa: F401
from django.test import Client


@pytest.fixture
def survey(acme) -> Survey:
    return open_survey(acme)


@pytest.fixture
def phone() -> Client:
    """A browser without an account; it would notice if CSRF tokens were asked for."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def key(survey) -> str:
    """The key of a respondent who has begun."""
    return survey.begin()
