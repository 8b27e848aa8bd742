"""The last look before publishing: whoever can isolate a small group, publishes nothing."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy as _

from assessments.disclosure.attacker import audit
from hilo.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessments.disclosure.attacker import Verdict

logger = logging.getLogger(__name__)

# Integer programs are the only part that could take long. Ample, so that what is published does
# not depend on how busy the machine is; crossed tables they do not get through are not published.
LONGEST_INFERENCE = 120.0


class ReleaseNotSafe(DomainError):
    code: ClassVar[str] = "release_not_safe"
    message = _(
        "The check before publishing found a group too small to be shown that the figures would "
        "give away, so nothing was published. The answers are safe. Please report it."
    )


def attack(
    body: dict[str, Any],
    *,
    leaves: Mapping[str, int],
    earlier: Sequence[tuple[dict[str, Any], Mapping[str, int]]] = (),
) -> Verdict:
    """`leaves`: how many answered, by finest group: the most that any reader can know.

    `earlier`: the same of what was published before, laid under it.
    """
    return audit(body, leaves, seconds=LONGEST_INFERENCE, earlier=earlier, solve_twice=False)


def refuse_leaks(verdict: Verdict) -> None:
    if not verdict.holds:
        attacks: list[str] = sorted({leak.attack for leak in verdict.leaks})
        logger.error(
            "A result was not published: attacks that succeeded: %s",
            ", ".join(attacks) or "contradiction",
        )
        raise ReleaseNotSafe
