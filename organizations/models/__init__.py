"""People, organizations, and who belongs where."""

from __future__ import annotations

from organizations.models.api_key import ApiKey
from organizations.models.audit_entry import AuditEntry
from organizations.models.brand import Brand
from organizations.models.member_invitation import MemberInvitation
from organizations.models.membership import Membership, Role
from organizations.models.organization import Organization, Sector, SizeBand
from organizations.models.unit import Unit
from organizations.models.user import User

__all__ = [
    "ApiKey",
    "AuditEntry",
    "Brand",
    "MemberInvitation",
    "Membership",
    "Organization",
    "Role",
    "Sector",
    "SizeBand",
    "Unit",
    "User",
]
