"""The audit trigger of a table, as a Meta constraint: makemigrations records, alters and reverses it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from egide.foundation.tenancy.constraints import DatabaseRule, column_of

if TYPE_CHECKING:
    from django.db.models import Model

DEFAULT_CLIENT_COLUMN = "client_id"


class AuditTrigger(DatabaseRule):
    """AFTER INSERT, UPDATE, DELETE: one line in `audit_entry` with the values that changed.

    `exclude`: fields left out of the line; an update of nothing else leaves no line.
    `client_column`: where the row says which client's file it belongs to.
    """

    def __init__(self, *, name: str, exclude: Collection[str] = (), client_column: str = DEFAULT_CLIENT_COLUMN) -> None:
        super().__init__(name=name)
        self.exclude = tuple(sorted(exclude))
        self.client_column = client_column

    def statements(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> Iterator[str]:
        q, table = editor.quote_name, editor.quote_name(model._meta.db_table)
        # The line says which firm and which row already.
        columns = ["id", "team_id", *(column_of(model, name) for name in self.exclude)]
        yield (
            f"CREATE TRIGGER {q(self.name)} AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW "
            f"EXECUTE FUNCTION public.audit_record('team_id', '{self.client_column}', '{{{','.join(columns)}}}')"
        )

    def remove_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        assert model is not None and schema_editor is not None
        q = schema_editor.quote_name
        return f"DROP TRIGGER {q(self.name)} ON {q(model._meta.db_table)}"

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        if self.exclude:
            kwargs["exclude"] = self.exclude
        if self.client_column != DEFAULT_CLIENT_COLUMN:
            kwargs["client_column"] = self.client_column
        return path, args, kwargs
