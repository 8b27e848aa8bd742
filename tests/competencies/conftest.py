"""The cast of competencies: a framework of Acme, and imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser import browser, page  # noqa: F401  fixtures
from django.utils import timezone
from framework_files import GOOD

from competencies.actions.frameworks import create_framework
from competencies.actions.imports import request_import
from competencies.content.reading import read_competencies
from organizations.tenancy import scope

if TYPE_CHECKING:
    from competencies.models import Framework, Import


@pytest.fixture
def ask(acme, leo):
    """Ask for an import as Leo; the test runs inside Acme."""

    def asked(text: str | bytes = GOOD, name: str = "Skills") -> Import:
        content = text if isinstance(text, bytes) else text.encode()
        return request_import(
            name=name,
            description="",
            content=content,
            file_name="skills.csv",
            by=leo,
            now=timezone.now(),
        )

    return asked


@pytest.fixture
def skills(acme) -> Framework:
    with scope(acme.pk):
        rows = read_competencies(GOOD).rows
        return create_framework(name="Skills", rows=rows, by=None, now=timezone.now())
