"""The page that describes the API runs under the content security policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_page_has_nothing_inline_and_its_script_is_served(client: Client) -> None:
    page = client.get(reverse("api-docs")).content.decode()
    assert "<style" not in page
    assert "style=" not in page
    sources = [re.search(r'src="([^"]+)"', tag) for tag in re.findall("<script[^>]*>", page)]
    assert sources
    assert all(sources), "a script stands in the page itself"
    last = sources[-1]
    assert last is not None
    script = client.get(last[1])
    assert script["Content-Type"].startswith("application/javascript")
    assert reverse("api-schema") in script.content.decode()
