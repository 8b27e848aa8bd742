"""System checks: a model that declares no owner, or leaks backwards, stops every command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.db import models

from organizations.tenancy import Owned, OwnedManager, Shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OUR_APPS = ("organizations", "competencies", "assessments", "reports")


def check_ownership(app_configs: Any = None, **_kwargs: Any) -> list[CheckMessage]:
    ours = (model for label in OUR_APPS for model in apps.get_app_config(label).get_models())
    return list(ownership_errors(ours))


def ownership_errors(found: Iterable[type[models.Model]]) -> Iterator[CheckMessage]:
    for model in found:
        if not issubclass(model, Owned):
            if not issubclass(model, Shared):
                hint = "Derive it from Owned, or from Shared if it is read before any scope."
                yield Error("declares no owner", hint=hint, obj=model, id="hilo.E001")
            continue
        if not isinstance(model._default_manager, OwnedManager):
            hint = "Its default manager must be an OwnedManager."
            yield Error("can be read unscoped", hint=hint, obj=model, id="hilo.E002")
        yield from _backward_keys(model)
        yield from _missing_owner_key(model)
        yield from _ownerless_tables(model)


def _backward_keys(model: type[Owned]) -> Iterator[CheckMessage]:
    for field in model._meta.local_fields:
        if not isinstance(field, models.ForeignKey) or issubclass(field.related_model, Owned):
            continue
        if not field.remote_field.hidden:
            hint = f'Give {field.name} related_name="+".'
            yield Error("can be joined from shared rows", hint=hint, obj=field, id="hilo.E003")


def _missing_owner_key(model: type[Owned]) -> Iterator[CheckMessage]:
    keys = [
        constraint.fields
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
    ]
    if ("organization", "id") not in keys:
        hint = "Let its Meta.constraints start with *Owned.Meta.constraints."
        yield Error("cannot be a composite key's target", hint=hint, obj=model, id="hilo.E004")


def _ownerless_tables(model: type[Owned]) -> Iterator[CheckMessage]:
    for field in model._meta.local_many_to_many:
        through = field.remote_field.through
        if through is None or not issubclass(through, Owned):
            hint = f"Give {field.name} a through= model that is Owned."
            yield Error("has a table that nobody owns", hint=hint, obj=field, id="hilo.E005")
