"""The demo command builds the sample organization once."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from assessments.management.sample import sample_password
from organizations.models import Organization

pytestmark = pytest.mark.django_db


def test_the_command_builds_it_once_and_says_how_to_sign_in(capsys, django_assert_max_num_queries):
    call_command("demo")
    with django_assert_max_num_queries(2):
        call_command("demo")

    assert Organization.objects.get().is_sample
    printed = capsys.readouterr().out
    assert printed.count("owner@example.org") == 2
    assert sample_password() in printed
