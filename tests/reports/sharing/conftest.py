"""A shared result, its link, and a visitor without an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from assessments.models import Result
from organizations.tenancy import scope
from reports.actions.share_links import create_share_link
from tests.architecture.cast import an_assessment

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.models import ShareLink


@dataclass(frozen=True)
class Shared:
    link: ShareLink
    key: str

    @property
    def address(self) -> str:
        return f"/shared/{self.link.key_digest[:16]}/"


@pytest.fixture(autouse=True)
def _forget_attempts():
    cache.clear()


@pytest.fixture
def share(result, leo) -> Callable[..., Shared]:
    """Make a link, of Acme's result unless another is given."""

    def make(*, days: int = 30, password: str = "", now=None, of: Result = result) -> Shared:
        values = {"reader": "Board", "days": days, "password": password, "by": leo}
        with scope(of.organization_id):
            return Shared(*create_share_link(result=of, now=now or timezone.now(), **values))

    return make


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def globex_result(globex) -> Result:
    with scope(globex.pk):
        return Result.objects.get(assessment_id=an_assessment(globex))
