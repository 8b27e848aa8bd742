"""A real closed result, what its pages say, and a browser in which an executive is signed in."""

from __future__ import annotations

from functools import partial
from html import unescape

import pytest
from browser import browser, device, page  # noqa: F401
from real_groups import close_with_groups
from told import Counted, read_pages

from organizations.tenancy import scope


@pytest.fixture
def read(eve, sign_in):
    """Read a page of a result as an executive: its words, entities undone."""
    client = sign_in(eve)

    def get(material, path: str) -> str:
        response = client.get(f"/o/acme/results/{material.assessment_id}/{path}")
        assert response.status_code == 200
        return " ".join(unescape(response.content.decode()).split())

    return get


@pytest.fixture
def signed_in(device, eve):  # noqa: F811
    """Open a page on a device where Eve is signed in."""
    return partial(device, eve)


_told: dict[str, str] = {}


@pytest.fixture
def told(acme, eve, sign_in):
    """What the pages of two waves say, asked for once: texts are all that is looked at."""
    if not _told:
        with scope(acme.pk):
            before, now = (close_with_groups([], seed=seed).assessment_id for seed in (3, 7))
        _told.update(read_pages(sign_in(eve), now=now, before=before))
    return _told


@pytest.fixture
def now(told):
    return Counted(told["why.csv"], told["response.csv"])


@pytest.fixture
def before(told):
    return Counted(told["before.csv"], told["response.csv"])
