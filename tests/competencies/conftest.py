"""The cast of competencies: a framework of Acme, imports, and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from competencies.actions.frameworks import create_framework
from competencies.actions.imports import request_import
from competencies.content.reading import read_competencies
from competencies.tasks import import_framework
from organizations.tenancy import scope

if TYPE_CHECKING:
    from competencies.models import Framework, Import

HEADER = "code,name,tier,description,parent\n"
GOOD = f"""{HEADER}C1,Communication,core,,
C1.1,Listens,core,Repeats what was said.,C1
V1,Open,values,,
"""
BAD = f"{HEADER}C1,,core,,\nC2,Listens,soft,,\n"


def upload(text: str | bytes = GOOD, name: str = "skills.csv") -> SimpleUploadedFile:
    content = text if isinstance(text, bytes) else text.encode()
    return SimpleUploadedFile(name, content, content_type="text/csv")


def work(wanted: Import) -> Import:
    """Do what a worker does when the bell rings."""
    import_framework.run(import_id=wanted.pk)
    wanted.refresh_from_db()
    return wanted


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
