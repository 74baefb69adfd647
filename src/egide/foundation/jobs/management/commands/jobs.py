"""`egide jobs`: the queues, the jobs given up in every firm, running some again, giving one up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from egide.foundation.audit.public import audit_context
from egide.foundation.jobs.models import JobFailure
from egide.foundation.jobs.rerun import give_up, rerun
from egide.foundation.jobs.telling import told
from egide.foundation.observability.probes import queue_state
from egide.foundation.tenancy.public import all_teams, team_scope
from egide.kit.errors import DomainError

LISTED = 100


class Command(BaseCommand):
    help = "Montre les files et les tâches abandonnées de tous les cabinets ; en relance ou en abandonne."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        one = parser.add_mutually_exclusive_group()
        one.add_argument("--rerun", type=UUID, metavar="IDENTIFIANT", help="remet cette tâche dans sa file")
        one.add_argument("--rerun-all", metavar="NATURE", help="remet dans leur file toutes celles de cette nature")
        one.add_argument("--give-up", type=UUID, metavar="IDENTIFIANT", help="retire cette tâche de la liste")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted: UUID | None = options["rerun"] or options["give_up"]
        kind: str | None = options["rerun_all"]
        if wanted is None and kind is None:
            self._show()
            return
        found = self._found(id=wanted) if wanted else self._found(task=kind)
        if not found:
            raise CommandError("Aucune tâche de la liste ne correspond : elle n’existe pas, ou a déjà été traitée.")
        for failure in found:
            self._settle(failure, given_up=options["give_up"] is not None, alone=wanted is not None)

    def _show(self) -> None:
        state = queue_state(counts=False)
        self.stdout.write(f"Travailleurs vivants : {state.workers}.")
        for name, due in state.due.items():
            self.stdout.write(f"{name:8} {due.count} en attente, la plus ancienne depuis {due.oldest_seconds:.0f} s")
        found = self._found()
        for failure in found:
            reason = failure.error_code or failure.error_class
            words = told(failure.task).titre
            self.stdout.write(f"{failure.id}  {failure.at:%Y-%m-%d %H:%M}  {failure.task}  {reason}  ({words})")
        self.stdout.write(f"{len(found)} tâche(s) à relancer.")

    def _found(self, **narrowed: Any) -> Sequence[JobFailure]:
        with all_teams():
            rows: QuerySet[JobFailure] = JobFailure.objects.using("platform").filter(rerun_at=None, given_up_at=None)
            rows = rows.filter(**narrowed).order_by("-at")
            return list(rows if narrowed else rows[:LISTED])

    def _settle(self, failure: JobFailure, *, given_up: bool, alone: bool) -> None:
        assert failure.team_id is not None
        try:
            with team_scope(failure.team_id), audit_context(actor_kind="operator"):
                if given_up:
                    give_up(failure_id=failure.id)
                    self.stdout.write(f"Tâche {failure.id} abandonnée.")
                    return
                outcome = rerun(failure_id=failure.id)
        except DomainError as error:
            if alone:
                raise CommandError(error.text()) from error
            self.stdout.write(f"{failure.id} : {error.text()}")
            return
        said = "relancée" if outcome.needed else "déjà reprise ou terminée autrement"
        self.stdout.write(f"Tâche {failure.id} {said}.")
