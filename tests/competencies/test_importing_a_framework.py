"""Importing a framework: all or nothing, once, whatever happens to the worker."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from framework_files import BAD, GOOD, work

from competencies.actions.frameworks import FrameworkNameTaken
from competencies.actions.importing import fail_import, import_framework
from competencies.actions.imports import (
    MOST_UNDER_WAY,
    FileHasMistakes,
    ImportHasNotFailed,
    TooManyImports,
    discard_import,
    retry_import,
    ring_waiting_imports,
    upload_again,
)
from competencies.models import Competency, Framework, Import, ImportStatus
from organizations.models import AuditEntry
from organizations.tenancy.lease import MOST_ATTEMPTS, claim, work_under

pytestmark = pytest.mark.usefixtures("inside")


def age(wanted: Import, **fields) -> None:
    past = timezone.now() - timedelta(seconds=31)
    Import.objects.filter(pk=wanted.pk).update(**dict.fromkeys(fields or {"rung_at": 1}, past))


def test_a_good_file_becomes_a_framework_with_its_tree(ask, leo):
    done = work(ask())

    assert (done.status, done.progress, done.content) == (ImportStatus.READY, 100, None)
    assert (done.framework.name, done.framework.imported_by) == ("Skills", leo)
    stored = Competency.objects.order_by("position").values_list("code", "tier", "parent__code")
    assert list(stored) == [("C1", "CORE", None), ("C1.1", "CORE", "C1"), ("V1", "VALUES", None)]
    assert AuditEntry.objects.get(action="import_framework").details["competencies"] == 3


def test_of_a_million_columns_some_are_named(ask):
    header, *lines = GOOD.splitlines()
    more = ["x" * 100_000, *("y" for _ in range(100_000))]

    done = work(ask("\n".join([",".join([header, *more]), *lines])))

    assert done.status == ImportStatus.READY
    assert done.ignored_columns == ["x" * 60, *["y"] * 19]


def test_a_child_may_stand_before_its_parent(ask):
    lines = GOOD.splitlines()

    work(ask("\n".join([lines[0], *reversed(lines[1:])])))

    assert Competency.objects.get(code="C1.1").parent.code == "C1"
    assert Competency.objects.get(code="V1").position == 1


def test_a_file_with_mistakes_imports_nothing_and_is_forgotten(ask):
    failed = work(ask(BAD))

    assert (failed.status, failed.content, failed.mistakes_total) == ("FAILED", None, 2)
    assert [found["line"] for found in failed.mistakes] == [2, 3]
    assert not Framework.objects.exists()


def test_a_corrected_file_takes_the_place_of_the_wrong_one(ask, leo):
    failed = work(ask(BAD))

    again = upload_again(
        import_id=failed.pk,
        content=GOOD.encode(),
        file_name="b.csv",
        by=leo,
        now=timezone.now(),
    )

    assert (again.mistakes, again.status) == ([], ImportStatus.QUEUED)
    assert work(again).framework.competencies.count() == 3


def test_two_frameworks_cannot_share_a_name(ask, skills):
    with pytest.raises(FrameworkNameTaken):
        ask(name=skills.name)


def test_of_two_imports_of_one_name_the_second_says_why_and_may_be_tried_again(ask, leo):
    first, second = ask(), ask()
    work(first)

    with pytest.raises(FrameworkNameTaken):
        work(second)

    second.refresh_from_db()
    assert "already a framework with this name" in second.failure
    Framework.objects.all().delete()
    assert work(retry_import(import_id=second.pk, by=leo, now=timezone.now())).framework


def test_mistakes_are_not_tried_again(ask, leo):
    failed = work(ask(BAD))

    with pytest.raises(FileHasMistakes):
        retry_import(import_id=failed.pk, by=leo, now=timezone.now())


def test_only_a_failed_import_is_discarded(ask, leo):
    queued, failed = ask(), work(ask(BAD))

    discard_import(import_id=failed.pk, by=leo)

    assert list(Import.objects.all()) == [queued]
    with pytest.raises(ImportHasNotFailed):
        discard_import(import_id=queued.pk, by=leo)


def test_an_organization_has_ten_imports_under_way_at_most(ask):
    for number in range(MOST_UNDER_WAY):
        ask(name=f"Skills {number}")

    with pytest.raises(TooManyImports):
        ask(name="One more")


def test_an_import_is_held_by_one_worker(ask):
    wanted = ask()

    assert claim(Import, wanted.pk)
    assert claim(Import, wanted.pk) is None


def test_a_worker_that_lost_its_import_stores_nothing(ask):
    wanted = ask()
    slow = claim(Import, wanted.pk)
    age(wanted, lease_until=1)
    quick = claim(Import, wanted.pk)

    bring_in = partial(import_framework, now=timezone.now())
    work_under(slow, work=bring_in, fail=fail_import)
    assert not Framework.objects.exists()

    work_under(quick, work=bring_in, fail=fail_import)
    work_under(slow, work=bring_in, fail=fail_import)
    assert Framework.objects.count() == 1


def test_an_import_whose_worker_is_gone_is_rung_for_once(ask):
    fresh, forgotten, held = ask(), ask(), ask()
    claim(Import, held.pk)
    age(forgotten)
    age(held)

    assert ring_waiting_imports() == 1
    assert ring_waiting_imports() == 0

    age(held, rung_at=1, lease_until=1)
    assert ring_waiting_imports() == 1
    assert fresh.status == ImportStatus.QUEUED


def test_an_import_that_stops_its_worker_each_time_gives_up(ask):
    wanted = ask()
    for _attempt in range(MOST_ATTEMPTS):
        claim(Import, wanted.pk)
        age(wanted, lease_until=1)

    with pytest.raises(Exception, match="stopped five times"):
        work(wanted)

    wanted.refresh_from_db()
    assert wanted.may_be_retried


def move_below(competencies, parent: Competency) -> None:
    """And let PostgreSQL check now what it would check at commit."""
    competencies.update(parent=parent)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_parent_of_another_framework_is_refused_by_the_database(skills, ask):
    other = work(ask(name="Other")).framework
    foreign = Competency.objects.get(framework=other, code="C1")

    with pytest.raises(IntegrityError, match="parent_in_the_same_framework"), transaction.atomic():
        move_below(skills.competencies.filter(code="V1"), foreign)
