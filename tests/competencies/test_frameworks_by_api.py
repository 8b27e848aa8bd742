"""Programs read frameworks by the API, inside their organization only."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator

HOME = "/api/o/acme/frameworks/"


@pytest.fixture(autouse=True)
def _forget_attempts():
    cache.clear()


def test_frameworks_are_listed_with_their_size(sign_in, mara, skills):
    found = sign_in(mara).get(HOME).json()["results"]

    assert [(one["id"], one["name"], one["competencies_total"]) for one in found] == [
        (skills.pk, "Skills", 3)
    ]


def test_a_framework_comes_with_its_competencies_in_order(
    sign_in, mara, skills, django_assert_max_num_queries
):
    client = sign_in(mara)

    with django_assert_max_num_queries(6):
        found = client.get(f"{HOME}{skills.pk}/").json()

    assert [(one["code"], one["parent_code"]) for one in found["competencies"]] == [
        ("C1", None),
        ("C1.1", "C1"),
        ("V1", None),
    ]


def test_another_organization_finds_nothing(sign_in, otto, skills):
    client = sign_in(otto)

    assert client.get(f"{HOME}{skills.pk}/").status_code == 404
    assert client.get(f"/api/o/globex/frameworks/{skills.pk}/").status_code == 404


def test_the_description_of_the_api_is_clean():
    GENERATOR_STATS.reset()

    schema = SchemaGenerator().get_schema(request=None, public=True)

    ours = {path for path in schema["paths"] if "frameworks" in path}
    assert len(ours) == 2
    complaints = [*GENERATOR_STATS._error_cache, *GENERATOR_STATS._warn_cache]
    assert not [words for words in complaints if "competencies" in words]
