"""The migration operation that makes PostgreSQL refuse a key into another organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.migrations.operations.base import Operation

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import ProjectState


class _OnKey(Operation):
    """About one key of one owned model, in the database only."""

    reversible = True

    def __init__(self, model_name: str, key: str) -> None:
        self.model_name = model_name
        self.key = key

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Leave Django's state alone."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        self.add(schema_editor, to_state.apps.get_model(app_label, self.model_name))

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        self.take_away(schema_editor, from_state.apps.get_model(app_label, self.model_name))

    def add(self, schema_editor: BaseDatabaseSchemaEditor, model: Any) -> None:
        raise NotImplementedError

    def take_away(self, schema_editor: BaseDatabaseSchemaEditor, model: Any) -> None:
        raise NotImplementedError


class SameOrganization(_OnKey):
    """Adds the composite foreign key (organization_id, <key>) beside an owned model's key."""

    def add(self, schema_editor: BaseDatabaseSchemaEditor, model: Any) -> None:
        field = model._meta.get_field(self.key)
        schema_editor.execute(
            f"ALTER TABLE {model._meta.db_table} ADD CONSTRAINT {constraint_name(model, self.key)} "
            f"FOREIGN KEY (organization_id, {field.column}) "
            f"REFERENCES {field.related_model._meta.db_table} (organization_id, id) "
            "DEFERRABLE INITIALLY DEFERRED"
        )

    def take_away(self, schema_editor: BaseDatabaseSchemaEditor, model: Any) -> None:
        name = constraint_name(model, self.key)
        schema_editor.execute(f"ALTER TABLE {model._meta.db_table} DROP CONSTRAINT {name}")

    def describe(self) -> str:
        return f"{self.model_name}.{self.key} stays within its organization"


class NoLongerSameOrganization(SameOrganization):
    """Takes the composite foreign key away, where another check stands in for it."""

    def database_forwards(self, *args: Any) -> None:
        super().database_backwards(*args)

    def database_backwards(self, *args: Any) -> None:
        super().database_forwards(*args)

    def describe(self) -> str:
        return f"{self.model_name}.{self.key} is no longer checked row by row"


class SameOrganizationAtOnce(_OnKey):
    """The same check, made once for all rows of a statement instead of once for each.

    For tables into which a million rows go at a time; see decision 0018.
    """

    def add(self, schema_editor: BaseDatabaseSchemaEditor, model: Any) -> None:
        field = model._meta.get_field(self.key)
        names = {
            "table": model._meta.db_table,
            "name": constraint_name(model, self.key),
            "column": field.column,
            "target": field.related_model._meta.db_table,
        }
        schema_editor.execute(_CHECK_AT_ONCE % names)
        for event in ("INSERT", "UPDATE"):
            schema_editor.execute(
                f"CREATE TRIGGER {names['name']}_{event.lower()} AFTER {event} ON {names['table']} "
                f"REFERENCING NEW TABLE AS written "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {names['name']}()"
            )

    def take_away(self, schema_editor: BaseDatabaseSchemaEditor, model: Any) -> None:
        schema_editor.execute(f"DROP FUNCTION {constraint_name(model, self.key)}() CASCADE")

    def describe(self) -> str:
        return f"{self.model_name}.{self.key} stays within its organization, checked by statement"


# FOR KEY SHARE, as a foreign key does: what is referred to cannot go before the writer has ended.
_CHECK_AT_ONCE = """
    CREATE FUNCTION %(name)s() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (
            WITH named AS MATERIALIZED (
                SELECT DISTINCT organization_id, %(column)s AS id FROM written
                WHERE %(column)s IS NOT NULL
            ), held AS MATERIALIZED (
                SELECT organization_id, id FROM %(target)s
                WHERE (organization_id, id) IN (SELECT organization_id, id FROM named)
                FOR KEY SHARE
            )
            SELECT organization_id, id FROM named EXCEPT SELECT organization_id, id FROM held
        ) THEN
            RAISE foreign_key_violation USING CONSTRAINT = '%(name)s',
                MESSAGE = 'statement on %(table)s violates %(name)s';
        END IF;
        RETURN NULL;
    END $$
"""


def constraint_name(model: Any, key: str) -> str:
    return f"{model._meta.db_table}_{key}_same_org"[:63]
