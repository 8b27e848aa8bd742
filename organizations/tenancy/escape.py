"""The one door across organizations; .importlinter lists who may hold its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import models

if TYPE_CHECKING:
    from organizations.tenancy.ownership import Owned

Model = TypeVar("Model", bound="Owned")


def across_organizations(model: type[Model]) -> models.QuerySet[Model]:
    return models.QuerySet(model)
