"""`egide manage failed_jobs`: the jobs given up in every firm, and running one again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from egide.foundation.audit.public import audit_context
from egide.foundation.jobs.models import JobFailure
from egide.foundation.jobs.rerun import rerun
from egide.foundation.tenancy.public import all_teams, team_scope
from egide.kit.errors import DomainError

LISTED = 100


class Command(BaseCommand):
    help = "Liste les tâches abandonnées de tous les cabinets, ou en relance une (--rerun IDENTIFIANT)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rerun", type=UUID, metavar="IDENTIFIANT", help="remet cette tâche dans sa file")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted: UUID | None = options["rerun"]
        with all_teams():
            pending = JobFailure.objects.using("platform").filter(rerun_at=None).order_by("-at")
            found = list(pending.filter(id=wanted) if wanted else pending[:LISTED])
        if wanted is None:
            for failure in found:
                reason = failure.error_code or failure.error_class
                self.stdout.write(f"{failure.id}  {failure.at:%Y-%m-%d %H:%M}  {failure.task}  {reason}")
            self.stdout.write(f"{len(found)} tâche(s) à relancer.")
            return
        if not found:
            raise CommandError("Cette tâche n’existe pas ou a déjà été relancée.")
        team_id = found[0].team_id
        assert team_id is not None
        try:
            with team_scope(team_id), audit_context(actor_kind="operator"):
                job_id = rerun(failure_id=wanted)
        except DomainError as error:
            raise CommandError(error.text()) from error
        self.stdout.write(f"Tâche relancée sous le numéro {job_id}.")
