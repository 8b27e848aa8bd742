"""What tests of assessments share."""

from __future__ import annotations

import pytest
from celery import current_app
from worker import running_worker


@pytest.fixture
def empty_queue(transactional_db):
    """Forget what earlier tests have rung for: their rows are gone."""
    current_app.control.purge()


@pytest.fixture
def celery_worker_process(empty_queue, tmp_path):
    """A worker for the length of the test."""
    with running_worker(tmp_path) as worker:
        yield worker
