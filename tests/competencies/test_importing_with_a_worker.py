"""A real worker brings a framework in, also after the first one was killed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from celery import current_app
from django.utils import timezone
from framework_files import GOOD, upload
from worker import held, running_worker, wait_until

from competencies.actions.importing import CHECKED
from competencies.models import Competency, Framework, Import, ImportStatus

pytestmark = pytest.mark.worker


@pytest.fixture
def _empty_queue(transactional_db):
    """Forget what earlier tests have rung for: their rows are gone."""
    current_app.control.purge()


def the_import() -> Import:
    return Import.objects.get()


@pytest.mark.usefixtures("_empty_queue", "inside")
def test_an_uploaded_file_is_imported_by_a_worker(tmp_path, sign_in, leo):
    with running_worker(tmp_path):
        sign_in(leo).post("/o/acme/frameworks/import/", {"name": "Skills", "file": upload(GOOD)})
        wait_until(lambda: not the_import().is_under_way)

    assert the_import().is_ready
    assert Competency.objects.count() == 3


@pytest.mark.usefixtures("_empty_queue", "inside")
def test_looking_at_an_import_replaces_the_worker_that_was_killed(tmp_path, sign_in, leo):
    client = sign_in(leo)
    with running_worker(tmp_path) as first, held("competencies_framework"):
        client.post("/o/acme/frameworks/import/", {"name": "Skills", "file": upload(GOOD)})
        wait_until(lambda: the_import().progress == CHECKED)
        first.kill()
    assert the_import().status == ImportStatus.RUNNING
    assert not Framework.objects.exists()

    long_ago = timezone.now() - timedelta(seconds=31)
    Import.objects.update(rung_at=long_ago, lease_until=long_ago)
    with running_worker(tmp_path):
        page = client.get(f"/o/acme/frameworks/imports/{the_import().pk}/")
        assert "Storing the competencies" in page.content.decode()
        wait_until(lambda: the_import().is_ready)

    assert Competency.objects.count() == 3
    assert the_import().attempts == 2
