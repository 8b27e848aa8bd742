"""The wall between organizations: outside a scope there is no data, and inside it only its own."""

from __future__ import annotations

from organizations.tenancy.jobs import OrganizationTask, enqueue
from organizations.tenancy.ownership import CrossOrganizationWrite, Owned, OwnedManager, Shared
from organizations.tenancy.scope import NoOrganization, current_organization_id, scope

__all__ = [
    "CrossOrganizationWrite",
    "NoOrganization",
    "OrganizationTask",
    "Owned",
    "OwnedManager",
    "Shared",
    "current_organization_id",
    "enqueue",
    "scope",
]
