"""Models that belong to one organization: read only their own rows, write only their own rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from organizations.tenancy.scope import current_organization_id

if TYPE_CHECKING:
    from collections.abc import Iterable


class CrossOrganizationWrite(RuntimeError):
    """A row of one organization was about to be written from another: always our own mistake."""


class OwnedQuerySet(models.QuerySet[Any]):
    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        rows = list(objs)
        for row in rows:
            claim(row)
        return super().bulk_create(rows, *args, **kwargs)

    def update(self, **values: Any) -> int:
        if {"organization", "organization_id"} & set(values):
            message = "A row never moves to another organization."
            raise CrossOrganizationWrite(message)
        return super().update(**values)


class OwnedManager(models.Manager.from_queryset(OwnedQuerySet)):  # type: ignore[misc]  # made by Django
    """The default manager of owned models: the current organization's rows and no others."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(organization_id=current_organization_id())


class Shared(models.Model):
    """A model read before any organization is known: accounts, doors, built-in content."""

    class Meta:
        abstract = True


class Owned(models.Model):
    """A model whose every row belongs to exactly one organization."""

    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, related_name="+"
    )

    objects: ClassVar[OwnedManager] = OwnedManager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "id"], name="%(app_label)s_%(class)s_owner"
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        claim(self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        claim(self)
        return super().delete(*args, **kwargs)

    @classmethod
    def owned_keys(cls) -> list[models.ForeignKey[Any, Any]]:
        """Foreign keys that lead from this model to another owned model."""
        return [
            field
            for field in cls._meta.local_fields
            if isinstance(field, models.ForeignKey) and issubclass(field.related_model, Owned)
        ]


def claim(row: Owned) -> None:
    """Stamp a new row with the current organization; refuse a row, or a relation, of another."""
    current = current_organization_id()
    if row.organization_id is None:
        row.organization_id = current
    if row.organization_id != current:
        message = f"{row!r} belongs to organization {row.organization_id}, not {current}."
        raise CrossOrganizationWrite(message)
    for key in row.owned_keys():
        related = key.is_cached(row) and getattr(row, key.name)
        if related and related.organization_id != current:
            message = f"{key.name} of {row!r} belongs to organization {related.organization_id}."
            raise CrossOrganizationWrite(message)
