"""Creates, changes and deletes units of the current organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from hilo.errors import DomainError
from organizations.actions.audit import record
from organizations.models import Organization, Unit
from organizations.queries.memberships import count_members_of_unit
from organizations.queries.units import list_ancestor_ids
from organizations.tenancy import current_organization_id

if TYPE_CHECKING:
    from organizations.models import User


class UnitNameTaken(DomainError):
    code: ClassVar[str] = "unit_name_taken"
    message = _("There is already a unit with this name in the same place.")


class UnitInsideItself(DomainError):
    code: ClassVar[str] = "unit_inside_itself"
    message = _("A unit cannot belong to itself or to one of its own parts.")


class UnitInUse(DomainError):
    code: ClassVar[str] = "unit_in_use"
    message = _("This unit is still in use: move its parts and its line managers first.")


@transaction.atomic
def create_unit(*, name: str, by: User, code: str = "", parent: Unit | None = None) -> Unit:
    unit = Unit(name=name, code=code, parent=parent)
    _save(unit)
    record("create_unit", by=by, subject=unit, name=name)
    return unit


@transaction.atomic
def change_unit(*, unit: Unit, name: str, code: str, parent: Unit | None, by: User) -> Unit:
    _lock_units()
    if parent is not None and unit.pk in list_ancestor_ids(unit_id=parent.pk):
        raise UnitInsideItself(fields={"parent": UnitInsideItself.message})
    unit.name, unit.code, unit.parent = name, code, parent
    _save(unit)
    record("change_unit", by=by, subject=unit, name=name)
    return unit


@transaction.atomic
def delete_unit(*, unit: Unit, by: User) -> None:
    _lock_units()
    if count_members_of_unit(unit_id=unit.pk):
        raise UnitInUse
    record("delete_unit", by=by, subject=unit, name=unit.name)
    try:
        with transaction.atomic():
            unit.delete()
    except ProtectedError:
        raise UnitInUse from None


def _lock_units() -> None:
    """Two people moving units at once could otherwise close a circle that neither sees."""
    Organization.objects.select_for_update(no_key=True).get(pk=current_organization_id())


def _save(unit: Unit) -> None:
    try:
        with transaction.atomic():
            unit.save()
    except IntegrityError as error:
        if "one_unit_per_name_and_parent" not in str(error):
            raise
        raise UnitNameTaken(fields={"name": UnitNameTaken.message}) from None
