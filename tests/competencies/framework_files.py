"""Files that tests of competencies import, and a hand that does a worker's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from competencies.tasks import import_framework

if TYPE_CHECKING:
    from competencies.models import Import

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
