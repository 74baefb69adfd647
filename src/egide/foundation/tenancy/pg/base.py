"""The connection that tells PostgreSQL, in each transaction, which firm acts, who acts and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.backends.postgresql import base, operations

from egide.foundation.tenancy.announcement import SILENT, Announcement, announce_sql, wanted_announcement
from egide.foundation.tenancy.pg.liveness import is_gone


class DatabaseOperations(operations.DatabaseOperations):
    compiler_module = "egide.foundation.tenancy.pg.compiler"

    def deferrable_sql(self) -> str:
        # The error comes at the faulty statement; `SET CONSTRAINTS … DEFERRED` remains possible.
        return " DEFERRABLE INITIALLY IMMEDIATE"


class DatabaseWrapper(base.DatabaseWrapper):
    """Keeps the transaction's settings equal to the ContextVars, both ways."""

    ops_class = DatabaseOperations

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What this transaction has announced; None: unknown.
        self._told: Announcement | None = SILENT
        self.execute_wrappers.append(self._announce_before)

    # Every way in which a transaction, or the part of it that announced, ends:
    def _set_autocommit(self, autocommit: bool) -> None:
        self._told = SILENT
        super()._set_autocommit(autocommit)  # type: ignore[misc]

    def _commit(self) -> None:
        self._told = SILENT
        super()._commit()  # type: ignore[misc]

    def _rollback(self) -> None:
        self._told = SILENT
        super()._rollback()  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        # The transaction may be aborted: until it is rolled back, it takes no announcement.
        self._told = wanted_announcement()
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self._told = None  # what was announced since the savepoint is undone

    def _close(self) -> None:
        self._told = SILENT
        super()._close()  # type: ignore[misc]

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """From the pool, one that is alive: after a restart of the database no request meets a dead one."""
        self._told = SILENT
        connection = super().get_new_connection(conn_params)
        while self.pool and is_gone(connection):
            connection.close()
            self.pool.putconn(connection)
            connection = super().get_new_connection(conn_params)
        return connection

    def _cursor(self, name: str | None = None) -> Any:
        """At the opening too: COPY does not go through the execute wrappers."""
        self.ensure_connection()
        self._announce()
        return super()._cursor(name)  # type: ignore[misc]

    def _announce_before(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        """At each statement: a cursor may outlive the scope in which it was opened."""
        self._announce()
        return execute(sql, params, many, context)

    def _announce(self) -> None:
        if not self.in_atomic_block or self.needs_rollback:
            return
        wanted = wanted_announcement()
        if wanted == self._told:
            return
        if sql := announce_sql(wanted, self._told):
            with self.wrap_database_errors:
                self.connection.execute(sql)
        self._told = wanted
