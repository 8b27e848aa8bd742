"""Issues and revokes the keys by which programs enter an organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from organizations.access.keys import digest_of, new_key
from organizations.actions.audit import record
from organizations.models import ApiKey, Organization, Role
from organizations.tenancy import current_organization_id

if TYPE_CHECKING:
    from datetime import datetime

    from organizations.models import User

# A key can neither make owners nor stand for the manager of one unit.
ROLES_OF_KEYS = (Role.EXECUTIVE, Role.LEADER)


@transaction.atomic
def create_api_key(*, name: str, role: str, by: User) -> tuple[ApiKey, str]:
    """Return the row and the key itself, which is never to be seen again."""
    if role not in ROLES_OF_KEYS:
        message = f"An API key cannot have the role {role}."
        raise ValueError(message)
    key = f"hilo_{new_key()}"
    organization = Organization.objects.get(pk=current_organization_id())
    row = ApiKey.objects.create(
        organization=organization,
        name=name,
        prefix=key[:10],
        key_digest=digest_of(key),
        role=role,
        created_by=by,
    )
    record("create_api_key", by=by, subject=row, name=name, role=role)
    return row, key


@transaction.atomic
def revoke_api_key(*, api_key: ApiKey, by: User, now: datetime) -> ApiKey:
    """A key revoked before stays revoked since then."""
    if api_key.revoked_at is None:
        api_key.revoked_at = now
        api_key.save(update_fields=["revoked_at"])
        record("revoke_api_key", by=by, subject=api_key, name=api_key.name)
    return api_key
