"""The migration operation that makes PostgreSQL refuse a key into another organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.migrations.operations.base import Operation

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import ProjectState


class SameOrganization(Operation):
    """Adds the composite foreign key (organization_id, <key>) beside an owned model's key."""

    reversible = True

    def __init__(self, model_name: str, key: str) -> None:
        self.model_name = model_name
        self.key = key

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Leave Django's state alone: the constraint lives in the database only."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model: Any = to_state.apps.get_model(app_label, self.model_name)
        field = model._meta.get_field(self.key)
        schema_editor.execute(
            f"ALTER TABLE {model._meta.db_table} ADD CONSTRAINT {constraint_name(model, self.key)} "
            f"FOREIGN KEY (organization_id, {field.column}) "
            f"REFERENCES {field.related_model._meta.db_table} (organization_id, id) "
            "DEFERRABLE INITIALLY DEFERRED"
        )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model: Any = from_state.apps.get_model(app_label, self.model_name)
        name = constraint_name(model, self.key)
        schema_editor.execute(f"ALTER TABLE {model._meta.db_table} DROP CONSTRAINT {name}")

    def describe(self) -> str:
        return f"{self.model_name}.{self.key} stays within its organization"


def constraint_name(model: Any, key: str) -> str:
    return f"{model._meta.db_table}_{key}_same_org"[:63]
