"""Computes a result, or an interim one, anew and says whether every figure still agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from assessments.actions.checking import check_result
from assessments.models import Basis, Outcome
from assessments.queries.interims import list_published_interims
from assessments.queries.results import find_result
from assessments.scoring.summary import ENGINE
from organizations.queries.organizations import find_organization
from organizations.tenancy import scope

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from assessments.actions.checking import Check, Frozen


MOST_LISTED = 20


class Command(BaseCommand):
    help = "Check that a stored result is what its answers add up to, figure by figure."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organization", help="the name in its address: /o/NAME/")
        parser.add_argument("assessment", type=int, help="the number in its address")
        parser.add_argument(
            "--interim", type=int, metavar="NUMBER", help="of an interim result instead"
        )
        parser.add_argument(
            "--released-only",
            action="store_true",
            help="use the released counts alone, no answers: all but the choice of groups",
        )

    def handle(self, *_args: Any, organization: str, assessment: int, **options: Any) -> None:
        owner = find_organization(slug=organization)
        if owner is None:
            message = f"There is no organization {organization}."
            raise CommandError(message, returncode=2)
        basis = Basis.RELEASED if options["released_only"] else Basis.ANSWERS
        with scope(owner.pk):
            self._verify(_find(assessment, options["interim"]), basis)

    def _verify(self, result: Frozen, basis: Basis) -> None:
        check = check_result(result, basis=basis)
        for path, stored, recomputed in check.differences[:MOST_LISTED]:
            told = "" if check.answers_changed else f": stored {stored}, recomputed {recomputed}"
            self.stderr.write(f"{path}{told}")
        if not check.agrees:
            raise CommandError(_refusal(check, result), returncode=1)
        given = f" ({check.given} more are given)" if check.given else ""
        self.stdout.write(
            f"Verified: every figure agrees, {check.compared} of them{given}, "
            f"fingerprint {result.digest}."
        )


def _find(assessment: int, interim: int | None) -> Frozen:
    found: Frozen | None
    if interim is None:
        found, missing = find_result(assessment), "result; close it first"
    else:
        found = list_published_interims(assessment).filter(number=interim).first()
        missing = f"interim result {interim}"
    if found is None:
        message = f"Assessment {assessment} has no {missing}."
        raise CommandError(message, returncode=2)
    return found


def _refusal(check: Check, result: Frozen) -> str:
    if check.outcome == Outcome.OTHER_ENGINE:
        return (
            f"This result was made by engine {result.engine}; this is engine {ENGINE}. It is not "
            "scored anew. The stored figures fit their fingerprint."
        )
    if check.answers_changed:
        return "The answers no longer add up to this result: they, or the settings, were changed."
    return "The stored figures were changed: they are not what is recomputed."
