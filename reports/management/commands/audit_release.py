"""Plays the attacker on a closed assessment: everything a reader can get, taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from assessments.queries.results import find_result
from organizations.access.permissions import PERMISSIONS
from organizations.queries.organizations import find_organization
from organizations.tenancy import scope
from reports.management.attack.playing import MOST_SECONDS, attack_assessment

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from reports.management.attack.playing import Outcome


class Command(BaseCommand):
    help = (
        "Try to find a small group, or one person's answer, in everything shown of a result: "
        "pages, CSV files, the API, reports and shared links, as every role. Changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organization", help="the name in its address: /o/NAME/")
        parser.add_argument("assessment", type=int, help="the number in its address")
        parser.add_argument(
            "--seconds", type=float, default=MOST_SECONDS, help="for the inference of answers"
        )
        parser.add_argument(
            "--role",
            action="append",
            choices=list(PERMISSIONS),
            help="only as this role; repeatable",
        )

    def handle(self, *_args: Any, organization: str, assessment: int, **options: Any) -> None:
        owner = find_organization(slug=organization)
        if owner is None:
            message = f"There is no organization {organization}."
            raise CommandError(message, returncode=2)
        with scope(owner.pk), translation.override(owner.language):
            if find_result(assessment) is None:
                message = f"Assessment {assessment} has no result; close it first."
                raise CommandError(message, returncode=2)
            outcome = attack_assessment(
                organization=owner,
                assessment_id=assessment,
                seconds=options["seconds"],
                roles=options["role"] or tuple(PERMISSIONS),
            )
        self._tell(outcome)
        if not outcome.holds:
            message = "The release does not hold: see the findings above."
            raise CommandError(message)
        self.stdout.write("The release holds: no attack found anything.")

    def _tell(self, outcome: Outcome) -> None:
        verdict, read = outcome.verdict, outcome.read
        pulled = ", ".join(f"{number} {kind}" for kind, number in sorted(read.outlets.items()))
        self.stdout.write(f"Read: {pulled}; {read.numbers} numbers in tables and data.")
        proof = "proven for every group" if verdict.certified else "searched, not proven"
        self.stdout.write(f"A1 linear combinations: {len(verdict.leaks)} leaks, {proof}.")
        for leak in verdict.leaks:
            item = f" on {leak.item}" if leak.item else ""
            self.stdout.write(f"  {leak.attack}: {leak.group}{item}")
        self.stdout.write(
            f"A2 inference of answers: {len(verdict.unanimous)} groups certain because everybody "
            f"around them agrees; {len(verdict.unfinished)} items not finished in time."
        )
        for item in verdict.contradictory:
            self.stdout.write(f"  the figures of {item} contradict each other")
        for finding in outcome.findings:
            self.stdout.write(f"  {finding.attack} {finding.where}: {finding.what}")
        for note in outcome.notes:
            self.stdout.write(note)
