"""The one door across organizations; .importlinter lists who may hold its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import models

from organizations.tenancy.scope import scope

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from organizations.tenancy.ownership import Owned

Model = TypeVar("Model", bound="Owned")


def across_organizations(model: type[Model]) -> models.QuerySet[Model]:
    return models.QuerySet(model)


def in_each_organization_of(rows: models.QuerySet[Any], work: Callable[[], object]) -> None:
    """Do the work inside each organization that has any of these rows, one after the other."""
    for organization_id in rows.order_by().values_list("organization_id", flat=True).distinct():
        with scope(organization_id):
            work()
