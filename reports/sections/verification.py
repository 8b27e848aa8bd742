"""What came of computing a result again, in words and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.sections.section import Table

if TYPE_CHECKING:
    from assessments.models import Verification


@dataclass(frozen=True, slots=True)
class Told:
    """A verification, what it says in sentences, and the figures that differ."""

    job: Verification
    sentences: tuple[str, ...]
    differences: Table | None

    @property
    def agrees(self) -> bool:
        return self.job.outcome == "agrees"


def told(job: Verification) -> Told:
    return Told(job, _sentences(job) if job.is_ready else (), _differences(job))


def _sentences(job: Verification) -> tuple[str, ...]:
    by_outcome = {"agrees": _agrees, "differs": _differs, "other_engine": _other_engine}
    return (*by_outcome[job.outcome](job), _took(job))


def _agrees(job: Verification) -> tuple[str, ...]:
    compared = ngettext(
        "%(n)s figure was recomputed and agrees with the stored one to the last digit.",
        "%(n)s figures were recomputed, and every one agrees with the stored one to the last "
        "digit.",
        job.compared,
    ) % {"n": number_format(job.compared, force_grouping=True)}
    return (compared, *_given(job), _("The fingerprint of the result is the same."))


def _given(job: Verification) -> tuple[str, ...]:
    if not job.given:
        return ()
    return (
        _(
            "%(n)s more are given: the released counts themselves, and figures of groups too "
            "small to show their counts."
        )
        % {"n": number_format(job.given, force_grouping=True)},
    )


def _differs(job: Verification) -> tuple[str, ...]:
    if job.answers_changed:
        return (
            _("The answers or settings are not what this result was made from."),
            _(
                "Only the parts that differ are named: figures from before and after a change, "
                "side by side, would tell what the changed answers said."
            ),
        )
    differing = ngettext(
        "%(n)s figure is not what is recomputed: it was changed since it was frozen.",
        "%(n)s figures are not what is recomputed: they were changed since they were frozen.",
        job.differing,
    )
    return (differing % {"n": number_format(job.differing, force_grouping=True)},)


def _other_engine(job: Verification) -> tuple[str, ...]:
    return (
        _(
            "This result was made by another engine than the one that runs here (%(engine)s), so "
            "its figures are not scored anew: two engines may round and draw otherwise."
        )
        % {"engine": job.engine},
        _("The stored figures fit their fingerprint: nothing was changed since it was frozen."),
    )


def _took(job: Verification) -> str:
    seconds = number_format(job.seconds or 0, decimal_pos=2)
    return _("Engine %(engine)s, %(seconds)s seconds.") % {
        "engine": job.engine,
        "seconds": seconds,
    }


def _differences(job: Verification) -> Table | None:
    if not job.differences:
        return None
    if job.answers_changed:
        rows = tuple((str(path),) for path, _stored, _recomputed in job.differences)
        return Table(_("Parts that differ"), (_("Part of the result"),), rows)
    return Table(
        _("Figures that differ"),
        (_("Figure"), _("Stored"), _("Recomputed")),
        tuple((path, _plain(stored), _plain(again)) for path, stored, again in job.differences),
    )


def _plain(value: object) -> str:
    return "–" if value is None else str(value)
