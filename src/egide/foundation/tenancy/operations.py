"""Operations of migrations."""

from collections.abc import Sequence
from itertools import groupby

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    CreateModel,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

# Within one of these groups no operation needs the models as another of the group leaves them.
GROUPS: tuple[tuple[type[Operation], ...], ...] = (
    (CreateModel,),
    (AddField, RemoveField),
    (AddConstraint, RemoveConstraint, AddIndex, RemoveIndex),
)


def together(operations: Sequence[Operation]) -> list[Operation]:
    """The same operations, those that follow each other and are of one kind as a single one.

    Every table names the firm, so that Django makes nearly all models anew after each operation: a migration of
    ninety operations took twelve seconds, of which PostgreSQL's share was one.
    """
    grouped: list[Operation] = []
    for kind, run in groupby(operations, _kind):
        same = list(run)
        grouped += same if kind is None or len(same) == 1 else [Together(same)]
    return grouped


def _kind(operation: Operation) -> int | None:
    return next((number for number, kinds in enumerate(GROUPS) if isinstance(operation, kinds)), None)


class Together(Operation):
    """Operations applied between the models as they were before the first and as they are after the last."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # made anew when next asked for
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in self.operations)
