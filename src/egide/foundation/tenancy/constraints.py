"""The database's half of tenancy, as ordinary `Meta.constraints`: makemigrations records and reverses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models.constraints import BaseConstraint

if TYPE_CHECKING:
    from django.db.models import Model

# After a transaction that set it, the setting of a reused session is '' and not NULL.
CURRENT_TEAM_SQL = "NULLIF(current_setting('app.team_id', true), '')::uuid"

# The members whose clients are in sight, as an array; NULL: the whole firm is.
SEES_SQL = "NULLIF(current_setting('app.sees', true), '')"

IDENTIFIER_LENGTH = 63


class DatabaseRule(BaseConstraint):
    """A rule that only the database enforces, made after the CREATE TABLEs of its migration."""

    def statements(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> Iterator[str]:
        raise NotImplementedError

    def deferred(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> list[Statement]:
        table = Table(model._meta.db_table, editor.quote_name)
        return [Statement("%(sql)s", sql=sql, table=table) for sql in self.statements(model, editor)]

    def constraint_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        """Nothing inside CREATE TABLE; `create_sql` likewise, which Django also calls before it makes the table."""
        assert model is not None and schema_editor is not None
        schema_editor.deferred_sql.extend(self.deferred(model, schema_editor))
        return ""

    def create_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        return self.constraint_sql(model, schema_editor)

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Nothing to check in Python."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((type(self), self.name))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: name={self.name!r}>"


class TenantKey(DatabaseRule):
    """PRIMARY KEY (team_id, id) in the database; Django keeps seeing `id`."""

    def statements(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> Iterator[str]:
        q, table = editor.quote_name, model._meta.db_table
        yield f"ALTER TABLE {q(table)} DROP CONSTRAINT {q(f'{table}_pkey'[:IDENTIFIER_LENGTH])}"
        yield f"ALTER TABLE {q(table)} ADD CONSTRAINT {q(self.name)} PRIMARY KEY ({q('team_id')}, {q('id')})"

    def constraint_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        assert model is not None and schema_editor is not None
        # Before every foreign key of the same migration.
        schema_editor.deferred_sql[:0] = self.deferred(model, schema_editor)
        return ""

    def remove_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        assert model is not None and schema_editor is not None
        q = schema_editor.quote_name
        # Only on the way to dropping the table.
        return f"ALTER TABLE {q(model._meta.db_table)} DROP CONSTRAINT {q(self.name)} CASCADE"


class TenantReference(DatabaseRule):
    """FOREIGN KEY (team_id, x_id) REFERENCES x (team_id, id); for `team` itself, to the team."""

    def __init__(self, *, name: str, field: str) -> None:
        super().__init__(name=name)
        self.field = field

    def statements(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> Iterator[str]:
        q, column = editor.quote_name, column_of(model, self.field)
        target_table = model._meta.get_field(self.field).related_model._meta.db_table  # type: ignore[union-attr]
        columns, target = f"{q('team_id')}, {q(column)}", f"{q('team_id')}, {q('id')}"
        if column == "team_id":
            columns, target = q("team_id"), q("id")
        yield (
            f"ALTER TABLE {q(model._meta.db_table)} ADD CONSTRAINT {q(self.name)} FOREIGN KEY ({columns}) "
            f"REFERENCES {q(target_table)} ({target}){editor.connection.ops.deferrable_sql()}"
        )

    def remove_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        assert model is not None and schema_editor is not None
        q = schema_editor.quote_name
        return f"ALTER TABLE {q(model._meta.db_table)} DROP CONSTRAINT IF EXISTS {q(self.name)}"

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "field": self.field}


class TenantIsolation(DatabaseRule):
    """ENABLE and FORCE row-level security, and the one policy."""

    def __init__(self, *, name: str, column: str = "team_id") -> None:
        super().__init__(name=name)
        self.column = column

    def statements(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> Iterator[str]:
        q, table = editor.quote_name, editor.quote_name(model._meta.db_table)
        rule = f"({q(self.column)} = {CURRENT_TEAM_SQL})"
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
        yield f"CREATE POLICY {q(self.name)} ON {table} USING {rule} WITH CHECK {rule}"

    def remove_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        assert model is not None and schema_editor is not None
        q, table = schema_editor.quote_name, schema_editor.quote_name(model._meta.db_table)
        schema_editor.execute(f"DROP POLICY {q(self.name)} ON {table}")
        schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        return f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, ({**kwargs, "column": self.column} if self.column != "team_id" else kwargs)


class SightRule(DatabaseRule):
    """A second, RESTRICTIVE policy: inside the firm, only what the person may see (`tenancy.sight`).

    `member`: the field that says whose the row is; only the clients themselves have nothing else.
    `through`: the field that says which guarded row it belongs to, and is seen with it. When both are given, `member`
    decides for a row that belongs to nothing yet; otherwise everybody sees such a row.
    `also`: a function of the database, `(members uuid[]) → uuid[]`, that names rows seen besides.
    """

    def __init__(self, *, name: str, member: str = "", through: str = "", also: str = "") -> None:
        super().__init__(name=name)
        self.member, self.through, self.also = member, through, also

    def conditions(self, model: type[Model], q: Callable[[str], str]) -> Iterator[str]:
        yield f"{SEES_SQL} IS NULL"
        mine = f"{q(column_of(model, self.member))} = ANY ({SEES_SQL}::uuid[])" if self.member else ""
        if not self.through:
            yield mine
        else:
            column = q(column_of(model, self.through))
            target = q(model._meta.get_field(self.through).related_model._meta.db_table)  # type: ignore[union-attr]
            yield f"{column} IS NULL AND {mine}" if mine else f"{column} IS NULL"
            yield f"{column} IN (SELECT seen.id FROM {target} seen WHERE seen.team_id = {CURRENT_TEAM_SQL})"
        if self.also:
            # In a sub-query: once a statement, not once a row.
            yield f"id = ANY ((SELECT {self.also}({SEES_SQL}::uuid[]))::uuid[])"

    def statements(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> Iterator[str]:
        q = editor.quote_name
        rule = " OR ".join(f"({condition})" for condition in self.conditions(model, q))
        yield (
            f"CREATE POLICY {q(self.name)} ON {q(model._meta.db_table)} AS RESTRICTIVE "
            f"USING ({rule}) WITH CHECK ({rule})"
        )

    def remove_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        assert model is not None and schema_editor is not None
        q = schema_editor.quote_name
        return f"DROP POLICY {q(self.name)} ON {q(model._meta.db_table)}"

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        said = {"member": self.member, "through": self.through, "also": self.also}
        return path, args, {**kwargs, **{name: value for name, value in said.items() if value}}


def add_to_meta(model: type[Model], *, constraints: Sequence[BaseConstraint] = (), indexes: Sequence[Any] = ()) -> None:
    """Add to the model's Meta as if its author had written it there.

    Real models only: those of a migration's state carry theirs in the migration.
    """
    meta = model._meta
    if meta.abstract or meta.proxy or model.__module__ == "__fake__":
        return
    # The composite key comes first: foreign keys need it.
    meta.constraints = sorted([*meta.constraints, *constraints], key=lambda rule: not isinstance(rule, TenantKey))
    meta.indexes = [*meta.indexes, *indexes]
    for attribute in ("constraints", "indexes"):
        if getattr(meta, attribute):
            meta.original_attrs[attribute] = getattr(meta, attribute)


def column_of(model: type[Model], field_name: str) -> str:
    """The database column of a field."""
    return str(getattr(model._meta.get_field(field_name), "column"))  # noqa: B009 - reverse relations have none
