"""The page of an interim result in Chromium: it fits a phone, and axe finds nothing."""

from __future__ import annotations

import pytest
from asking import answered_by_everybody, opened
from browser import axe_violations, browser, page  # noqa: F401
from django.conf import settings

from assessments.actions.interims import request_interim
from assessments.tasks import publish_interim

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("inside"),
]


def test_it_fits_a_phone_and_a_desk(leo, sign_in, live_server, page):  # noqa: F811
    assessment = answered_by_everybody(opened(name="Autumn"))
    publish_interim.run(interim_id=request_interim(assessment=assessment, by=None).pk)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": sign_in(leo).cookies[name].value, "url": live_server.url}
    addresses = (
        f"/o/acme/results/{assessment.pk}/interim/1/",
        f"/o/acme/assessments/{assessment.pk}/",
    )

    for width in (320, 1280):
        reader = page(width=width)
        reader.context.add_cookies([cookie])
        for address in addresses:
            reader.goto(address)
            assert reader.evaluate("document.documentElement.scrollWidth") == width
            assert not axe_violations(reader)
