"""Migrations that state each new table whole.

Django adds a new table's constraints and indexes one operation after the other, and renders again, at each, every model
related to it: two thirds of the time of a first `migrate` here. Written inside CreateModel they cost nothing.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations import Migration
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel, RunPython, RunSQL
from django.db.migrations.operations.base import Operation


def fold(operations: list[Operation]) -> list[Operation]:
    """The same operations, with the AddConstraints and AddIndexes of a new table inside its CreateModel.

    Not those of a table that the migration goes on changing: they may need what comes later.
    """
    created: dict[str, CreateModel] = {}
    kept: list[Operation] = []
    for operation in operations:
        if isinstance(operation, CreateModel):
            operation = CreateModel(
                operation.name, operation.fields, dict(operation.options), operation.bases, operation.managers
            )
            created[operation.name_lower] = operation
        elif isinstance(operation, AddConstraint | AddIndex) and operation.model_name_lower in created:
            _put(operation, created[operation.model_name_lower].options)
            continue
        elif isinstance(operation, RunSQL | RunPython):
            created.clear()
        elif not isinstance(operation, AddConstraint | AddIndex):
            created.pop(_model_of(operation), None)
        kept.append(operation)
    return kept


def _put(operation: AddConstraint | AddIndex, options: dict[str, Any]) -> None:
    if isinstance(operation, AddConstraint):
        options["constraints"] = [*options.get("constraints", ()), operation.constraint]
    else:
        options["indexes"] = [*options.get("indexes", ()), operation.index]


def _model_of(operation: Operation) -> str:
    if isinstance(operation, AddField) and operation.field.many_to_many:
        return ""  # no column: the table stays as it was created
    return str(getattr(operation, "model_name_lower", getattr(operation, "name_lower", "")))


class WholeTables(MigrationAutodetector):
    migrations: dict[str, list[Migration]]

    def _optimize_migrations(self) -> None:
        super()._optimize_migrations()  # type: ignore[misc]
        for migrations in self.migrations.values():
            for migration in migrations:
                migration.operations = fold(list(migration.operations))  # type: ignore[misc]
