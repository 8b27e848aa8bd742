"""Computes a result anew from its sealed answers and says whether every figure still agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from assessments.actions.digests import digest_of_result
from assessments.actions.street import recompute_result
from assessments.queries.results import find_result
from organizations.queries.organizations import find_organization
from organizations.tenancy import scope

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from assessments.models import Result


class Command(BaseCommand):
    help = "Check that a stored result is what its answers add up to, figure by figure."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organization", help="the name in its address: /o/NAME/")
        parser.add_argument("assessment", type=int, help="the number in its address")

    def handle(self, *_args: Any, organization: str, assessment: int, **_options: Any) -> None:
        owner = find_organization(slug=organization)
        if owner is None:
            message = f"There is no organization {organization}."
            raise CommandError(message, returncode=2)
        with scope(owner.pk):
            self._verify(find_result(assessment), assessment)

    def _verify(self, result: Result | None, assessment: int) -> None:
        if result is None:
            message = f"Assessment {assessment} has no result; close it first."
            raise CommandError(message, returncode=2)
        stored = digest_of_result(result.body, inputs_digest=result.inputs_digest)
        if stored != result.digest:
            message = "The stored figures were changed after closing: their fingerprint differs."
            raise CommandError(message)
        if recompute_result(result.assessment) != result.digest:
            message = (
                f"The answers no longer add up to this result. It was made by engine "
                f"{result.engine}; another engine, or changed answers, give other figures."
            )
            raise CommandError(message)
        self.stdout.write(f"Verified: every figure agrees, fingerprint {result.digest}.")
