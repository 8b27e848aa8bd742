"""A refusal is one line of the log; what broke keeps its traceback."""

from __future__ import annotations

import logging

import pytest
from django.http import HttpResponse
from django.utils.log import log_response

pytestmark = pytest.mark.django_db


def test_a_page_refused_is_one_line_without_traceback(acme, eve, sign_in, caplog):
    answer = sign_in(eve).get("/o/acme/assessments/")

    assert answer.status_code == 403
    refused = [each for each in caplog.records if each.name == "django.request"]
    assert [(each.levelno, each.exc_info) for each in refused] == [(logging.WARNING, None)]


def test_a_fault_keeps_its_traceback(rf, caplog):
    broken = HttpResponse(status=500)

    log_response("Broken", response=broken, request=rf.get("/"), exception=ValueError())

    assert caplog.records[0].exc_info
