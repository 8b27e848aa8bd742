"""The release step of the street: which cells, and the copy of the answers they are taken from."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import gettext_lazy as _

from assessments.disclosure import NotCertified, guarded_copy, release, republish
from hilo.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.disclosure import Earlier
    from assessments.scoring.joint import JointTable
    from assessments.scoring.plan import Plan
    from assessments.scoring.released import Release

logger = logging.getLogger(__name__)


class ReleaseNotCertified(DomainError):
    code: ClassVar[str] = "release_not_certified"
    message = _(
        "It could not be proven that the figures of this assessment give no small group away, so "
        "nothing was published. The answers are safe. Try again; if it fails again, tell your "
        "administrator."
    )


def release_answers(
    counts: JointTable, *, plan: Plan, secret: bytes, earlier: Sequence[Earlier] = ()
) -> tuple[Release, JointTable]:
    """Return the release, and the leaves that every published figure is a function of.

    Cells are chosen by numbers of people. Under strict protection the leaves are a guarded copy,
    which has the same numbers of people.
    """
    try:
        released = release(
            counts.levels,
            k=plan.k,
            k_full=plan.k_full,
            suppress=plan.suppress,
            tables=plan.tables,
            earlier=earlier,
        )
        if plan.protection == "standard" or not plan.suppress:
            return released, counts
        shown = [cell.id for cell in released.with_form("full", "coarse")]
        copy = guarded_copy(counts, full=shown, tables=plan.tables, secret=secret)
    except NotCertified as error:
        logger.exception("Could not prove that a release is safe")
        raise ReleaseNotCertified from error
    return republish(released, copy.levels, tables=plan.tables), copy
