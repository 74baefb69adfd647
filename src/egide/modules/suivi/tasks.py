"""What happens later to what was taken away, and what the night brings."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from egide.foundation.jobs.public import Told, job
from egide.foundation.tenancy.public import every_firm, team_scope


@job(
    queue="low",
    queueing_lock="rappels",
    told=Told("Rappels des échéances de contrats", "Les contrats sont gardés ; les rappels reviendront demain."),
)
def remind_of_deadlines(*, team_id: UUID) -> None:  # noqa: ARG001  # jobs are called with it
    """A firm's morning: the dates of its contracts that are near become tasks."""
    from egide.modules.suivi.services.rappels import remind

    remind(today=timezone.localdate())


@app.periodic(cron="11 4 * * *")
@app.task(name="suivi.reminders", queue="low", queueing_lock="suivi.reminders")
def reminders(timestamp: int) -> None:  # noqa: ARG001 – when it was due
    """Each firm's own job."""
    with transaction.atomic():
        found = every_firm()
    for team_id in found:
        with team_scope(team_id):
            remind_of_deadlines.enqueue(team_id=team_id)


@job(
    queue="low",
    told=Told("Effacement d’un document supprimé", "Le document n’est plus visible ; son contenu reste à effacer."),
)
def purge(*, team_id: UUID, piece_id: UUID, version: int) -> None:  # noqa: ARG001  # jobs are called with it
    """Erase for good a document taken away long ago, unless it was given back since (its version tells)."""
    from egide.modules.suivi.services.pieces import purge_piece

    purge_piece(piece_id=piece_id, version=version)


@job(queue="low", told=Told("Rappel d’une tâche à son échéance", "La tâche reste dans la liste, à sa date."))
def tell_due(*, team_id: UUID, tache_id: UUID, echeance: date) -> None:  # noqa: ARG001  # jobs are called with it
    """On the morning of its day, say that a task is due, if it still is."""
    from egide.modules.suivi.services import taches

    taches.tell_due(tache_id=tache_id, echeance=echeance)
