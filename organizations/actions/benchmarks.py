"""Lets an organization take part in benchmarks, or no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from organizations.actions.audit import record

if TYPE_CHECKING:
    from organizations.models import Organization, User


@transaction.atomic
def change_sharing(*, organization: Organization, shares: bool, by: User | None) -> Organization:
    """Take effect with the next release; those already made are never changed."""
    if organization.shares_benchmarks != shares:
        organization.shares_benchmarks = shares
        organization.save(update_fields=["shares_benchmarks"])
        record("change_benchmark_sharing", by=by, subject=organization, shares=shares)
    return organization
