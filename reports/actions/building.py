"""Builds a report: chapter by chapter, then its files, all or nothing."""

from __future__ import annotations

import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from contextvars import copy_context
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone, translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from organizations.actions.audit import record
from organizations.queries.organizations import find_brand
from organizations.tenancy.lease import LeaseLost
from reports.exports.brand import Look
from reports.exports.forms import FORM_NAMES, RENDERERS
from reports.models import File, Run
from reports.queries.report_material import get_report_material
from reports.queries.runs import get_run
from reports.sections.chapters import chapters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.utils.functional import _StrPromise

    from organizations.tenancy.lease import Lease
    from reports.queries.material import Material
    from reports.sections.section import Section

_OFTEN = 0.05


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything a report is made from, as it was at one moment."""

    run: Run
    material: Material
    look: Look


def build_report(*, lease: Lease[Run]) -> None:
    """Build the files of a run; without the lease nothing is stored."""
    sources = _gather(lease)
    with ExitStack() as stack:
        stack.enter_context(translation.override(sources.run.language))
        stack.enter_context(timezone.override(sources.run.organization.time_zone))
        finish_report(lease=lease, files=_build(lease, sources))


def _gather(lease: Lease[Run]) -> Sources:
    """Read in one snapshot, so that no part of a report is newer than another."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            # Only the first statement of a transaction may ask for it.
            if len(connection.savepoint_ids) == 0:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        run = get_run(run_id=lease.job_id)
        brand = find_brand()
        look = Look(brand.accent, bytes(brand.logo or b"") or None) if brand else Look()
        material = get_report_material(run.assessment_id, organization=run.organization)
        return Sources(run, material, look)


def _build(lease: Lease[Run], sources: Sources) -> list[File]:
    material, parts = sources.material, chapters(sources.material)
    progress = _Progress(lease, total=len(parts) + len(RENDERERS))
    sections: list[Section] = []
    for chapter in parts:
        with progress.step(chapter.title):
            sections.append(chapter.build())
    files = []
    # Typst sets the PDF on a core of its own while Python writes the rest.
    with ThreadPoolExecutor(len(RENDERERS)) as pool:
        made = {
            kind: pool.submit(copy_context().run, render, sections, material, sources.look)
            for kind, render in RENDERERS.items()
        }
        for kind, content in made.items():
            with progress.step(str(FORM_NAMES[kind]), takes_long=True):
                files.append(_file(kind, content.result(), material))
    progress.say("")
    return files


class _Progress:
    """Says which step is in hand, though not each: most chapters take less than saying so."""

    def __init__(self, lease: Lease[Run], *, total: int) -> None:
        self._lease, self._total = lease, total
        self._done, self._said = 0, -inf

    @contextmanager
    def step(self, name: str, *, takes_long: bool = False) -> Iterator[None]:
        """One that breaks is always named."""
        if takes_long or monotonic() > self._said + _OFTEN:
            self.say(name)
        try:
            yield
        except Exception:
            with suppress(LeaseLost):
                self.say(name)
            raise
        self._done += 1

    def say(self, name: str) -> None:
        told = {"section": name[:60], "sections_done": self._done, "sections_total": self._total}
        self._lease.renew(**told)
        self._said = monotonic()


def _file(kind: str, content: bytes, material: Material) -> File:
    digest = hashlib.sha256(content).hexdigest()
    return File(kind=kind, name=_file_name(kind, material), content=content, digest=digest)


def _file_name(kind: str, material: Material) -> str:
    """Letters, digits and dashes of the names only: no path, no quote, no line break."""
    words = f"{material.organization} {material.assessment}"
    plain = re.sub(r"[^\w-]+", "-", words).strip("-")[:100]
    return f"{plain or 'report'}.{kind}"


@transaction.atomic
def finish_report(*, lease: Lease[Run], files: list[File]) -> None:
    """Store the files and call the run ready, unless another worker holds it by now."""
    lease.finish(section="")
    for file in files:
        file.run_id = lease.job_id
    File.objects.bulk_create(files)
    digests = {file.kind: file.digest for file in files}
    record("build_report", by=None, subject=Run(pk=lease.job_id), **digests)


@transaction.atomic
def fail_report(*, lease: Lease[Run], error: Exception) -> None:
    """In the language of the report, and naming the section that broke."""
    run = lease.held().first()
    failed = run and lease.fail(error, otherwise=_broken(run), language=run.language)
    if failed:
        record("fail_report", by=None, subject=failed, reason=failed.failure)


def _broken(run: Run) -> _StrPromise:
    if not run.section:
        return _("Something broke before the first section; try again.")
    broken = _("Something broke while building section “{section}”; try again.")
    return format_lazy(broken, section=run.section)
