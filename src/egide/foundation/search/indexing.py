"""What a module's migration calls to have its things indexed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def triggers(kind: str, tables: Mapping[str, str]) -> str:
    """SQL: from now on, what is written in `tables` (column of the key by table) brings the index up to date."""
    return "".join(
        f"CREATE TRIGGER {table}_search_{kind} AFTER INSERT OR UPDATE OR DELETE ON public.{table} FOR EACH ROW "
        f"EXECUTE FUNCTION public.search_record('{kind}', '{column}');\n"
        for table, column in tables.items()
    )


def no_triggers(kind: str, tables: Mapping[str, str]) -> str:
    return "".join(f"DROP TRIGGER {table}_search_{kind} ON public.{table};\n" for table in tables)


def index_present(editor: BaseDatabaseSchemaEditor, kind: str, table: str, read: Sequence[str]) -> None:
    """Index what was there before the triggers, in every firm.

    :param table: where the things are; `read` are the other tables their source reads.
    """
    with _every_firm(editor, {"search_entree", table, *read}) as cursor:
        cursor.execute("SELECT public.search_refresh(%s, t.team_id, t.id) FROM public." + table + " t", [kind])


@contextmanager
def _every_firm(editor: BaseDatabaseSchemaEditor, tables: set[str]) -> Iterator[Any]:
    """A cursor of the owner, who sees every firm's rows meanwhile."""
    with editor.connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"ALTER TABLE public.{table} NO FORCE ROW LEVEL SECURITY")
        yield cursor
        # Foreign keys are checked at the end of a transaction, and no table changes before they are.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in sorted(tables):
            cursor.execute(f"ALTER TABLE public.{table} FORCE ROW LEVEL SECURITY")
