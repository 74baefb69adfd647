"""`egide manage reseal`: after a new encryption key was put first, before the old one is removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from egide.foundation.audit.public import audit_context
from egide.foundation.sealing.public import Sealed, sealed_tables
from egide.foundation.tenancy.public import TenantModel, all_teams, team_scope
from egide.kit.sealing import CannotOpen

BATCH = 200


class Command(BaseCommand):
    help = (
        "Chiffre de nouveau tout ce qui l’est avec la première clé de EGIDE_ENCRYPTION_KEYS ; pas les fichiers mêmes."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        unopened = 0
        for table in sealed_tables():
            changed = lost = 0
            for team_id, ids in _rows(table):
                with _acting_for(team_id):
                    for row in table.model._default_manager.select_for_update().filter(pk__in=ids):
                        try:
                            fresh = table.fresh(row)
                        except CannotOpen:
                            lost += 1
                            continue
                        if fresh:
                            table.model._default_manager.filter(pk=row.pk).update(**fresh)
                            changed += 1
            self.stdout.write(f"{table.nom} : {changed} ligne(s) chiffrée(s) de nouveau, {lost} illisible(s).")
            unopened += lost
        if unopened:
            raise CommandError(
                f"{unopened} ligne(s) chiffrées avec une clé qui manque : remettez-la dans EGIDE_ENCRYPTION_KEYS."
            )


def _rows(table: Sealed) -> Iterator[tuple[UUID | None, list[Any]]]:
    """The rows of the table, some of one firm at a time; of no firm for what belongs to none."""
    if not issubclass(table.model, TenantModel):
        for ids in _some(table.model._default_manager.order_by("pk").values_list("pk", flat=True)):
            yield None, ids
        return
    with all_teams():
        found = list(
            table.model._default_manager.using("platform").order_by("team_id", "pk").values_list("team_id", "pk")
        )
    for team_id, rows in groupby(found, key=lambda row: row[0]):
        for ids in _some(pk for _team, pk in rows):
            yield team_id, ids


@contextmanager
def _acting_for(team_id: UUID | None) -> Iterator[None]:
    if team_id is None:
        with transaction.atomic():
            yield
    else:
        with team_scope(team_id), audit_context(actor_kind="operator"):
            yield


def _some(ids: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(ids)
    while taken := list(islice(left, BATCH)):
        yield taken
