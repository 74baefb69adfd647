"""Every statement on a tenant table carries `team_id = <the current team>`.

The planner gets the leading column of the key, Citus would get its shard, and code that forgot its scope fails
loudly instead of seeing nothing.
"""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.apps import apps
from django.core.exceptions import FullResultSet
from django.db.backends.postgresql import compiler as pg
from django.db.models import Field
from django.db.models.expressions import Col
from django.db.models.lookups import Exact
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLInsertCompiler as SQLInsertBaseCompiler
from django.db.models.sql.datastructures import BaseTable
from django.db.models.sql.where import AND

from egide.foundation.tenancy.context import ALL_TEAMS, NoTeam, NoTransaction, current_scope
from egide.foundation.tenancy.fields import team_column

_NOBODY = uuid.UUID(int=0)


@cache
def tenant_tables() -> dict[str, Field[Any, Any]]:
    """The field that holds the team, by table name."""
    return {
        model._meta.db_table: team_column(model)
        for model in apps.get_models(include_auto_created=True)
        if hasattr(model, "tenant_column")
    }


class OfCurrentTeam(Exact):
    """Reads the team when the query is compiled, not when the queryset was built."""

    def __init__(self, lhs: Col, rhs: object = None) -> None:
        super().__init__(lhs, _NOBODY)

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        team = current_scope()
        if team is ALL_TEAMS:
            raise FullResultSet
        label = self.lhs.target.model._meta.label
        if team is None:
            raise NoTeam(f"{label} queried without a team")
        if not connection.in_atomic_block:
            raise NoTransaction(f"{label} queried outside a transaction")
        sql, params = self.process_lhs(compiler, connection)
        return f"{sql} = %s", [*params, team]


def scope(query: Query) -> None:
    """Restrict each tenant table that the query starts from. Joins carry the team by their own restriction."""
    tables = tenant_tables()
    for alias, table in query.alias_map.items():
        field = tables.get(table.table_name)
        if field is None or type(table) is not BaseTable or not query.alias_refcount[alias]:
            continue
        if not any(isinstance(child, OfCurrentTeam) and child.lhs.alias == alias for child in query.where.children):
            where = type(query.where)(connector=AND)
            children: list[Any] = [OfCurrentTeam(Col(alias, field))]
            where.children = [*children, query.where] if query.where.children else children
            query.where = where


class SQLCompiler(pg.SQLCompiler):
    def pre_sql_setup(self, *args: Any, **kwargs: Any) -> Any:
        if all(self.query.alias_refcount[alias] == 0 for alias in self.query.alias_map):  # as setup_query() does
            self.query.get_initial_alias()
        scope(self.query)
        return super().pre_sql_setup(*args, **kwargs)

    def collapse_group_by(self, expressions: list[Any], having: Any) -> list[Any]:
        """Django groups by `id` alone; the key that PostgreSQL knows is (team_id, id)."""
        collapsed = super().collapse_group_by(expressions, having)
        tables = tenant_tables()
        teams = []
        for expression in collapsed:
            field = getattr(expression, "target", None)
            if field is not None and field.primary_key and hasattr(expression, "alias"):
                team = tables.get(field.model._meta.db_table)
                if team is not None and team is not field:
                    teams.append(Col(expression.alias, team))
        return [*collapsed, *(column for column in teams if column not in collapsed)]


class SQLInsertCompiler(pg.SQLInsertCompiler):
    def assemble_as_sql(self, fields: Any, value_rows: Any) -> Any:
        """VALUES and not INSERT … SELECT FROM UNNEST: Citus runs the latter by COPY, which row security refuses."""
        return SQLInsertBaseCompiler.assemble_as_sql(self, fields, value_rows)


class SQLDeleteCompiler(pg.SQLDeleteCompiler):
    def _as_sql(self, query: Query) -> Any:
        query.get_initial_alias()
        scope(query)
        return super()._as_sql(query)  # type: ignore[misc]


class SQLUpdateCompiler(pg.SQLUpdateCompiler):
    def pre_sql_setup(self, *args: Any, **kwargs: Any) -> Any:
        result = super().pre_sql_setup(*args, **kwargs)
        scope(self.query)
        return result


class SQLAggregateCompiler(pg.SQLAggregateCompiler):
    """Aggregates over a sub-query, which is scoped on its own."""
