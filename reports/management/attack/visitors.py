"""Signs in as everybody who may read a result; whoever is made for it is gone afterwards."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from organizations.access.permissions import PERMISSIONS, Permission
from organizations.actions.samples import add_sample_member, add_sample_person
from organizations.queries.units import list_units
from reports.access.share_door import handle_of
from reports.actions.share_links import create_share_link
from reports.management.attack.listening import ListeningClient

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assessments.models import Result
    from organizations.models import Organization, Unit

_MOST_MANAGERS = 12


@contextmanager
def visitors(
    organization: Organization, *, roles: Collection[str] = tuple(PERMISSIONS)
) -> Iterator[dict[str, ListeningClient]]:
    """A client for each role, and for managers one for each unit; nothing they do is kept."""
    with transaction.atomic():
        try:
            yield {name: _signed_in(organization, role, unit) for name, role, unit in _cast(roles)}
        finally:
            transaction.set_rollback(True)


def _cast(roles: Collection[str]) -> Iterator[tuple[str, str, Unit | None]]:
    for role in roles:
        permissions = PERMISSIONS[role]
        if Permission.VIEW_RESULTS in permissions:
            yield str(role), role, None
        else:
            for unit in list(list_units())[:_MOST_MANAGERS]:
                yield f"{role} of {unit.name}", role, unit


def _signed_in(organization: Organization, role: str, unit: Unit | None) -> ListeningClient:
    name = f"{role}-{unit.pk if unit else 0}"
    address = f"{name}@audit.invalid".lower()
    person = add_sample_person(email=address, name=name, password_hash=make_password(None))
    add_sample_member(organization=organization, user=person, role=role, unit=unit, by=person)
    client = _new_client()
    client.force_login(person)
    return client


def _new_client() -> ListeningClient:
    host = urlsplit(settings.SITE_URL)
    return ListeningClient(
        raise_request_exception=False,
        SERVER_NAME=host.hostname or "localhost",
        **{"wsgi.url_scheme": host.scheme},
    )


def shared_reader(result: Result) -> tuple[ListeningClient, str]:
    """Somebody outside with a share link: the client and the handle the link goes by."""
    link, key = create_share_link(
        result=result, reader="audit", days=1, password="", by=None, now=timezone.now()
    )
    client = _new_client()
    client.post(reverse("reports:shared-open"), {"key": key})
    return client, handle_of(link)
