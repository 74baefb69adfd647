"""What is done about persons' data after the page has its answer, and at night."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from egide.foundation.jobs.public import FailureReason, Told, job
from egide.foundation.tenancy.public import every_firm, seeing, team_scope


def _export_gave_up(*, failure: FailureReason, export_id: UUID) -> None:  # noqa: ARG001
    from egide.modules.conformite.services.export import fail_export

    fail_export(export_id=export_id)


@job(
    lock="export:{export_id}",
    on_failure=_export_gave_up,
    told=Told("Export des données d’une personne", "Le dossier n’a pas changé ; demandez un nouvel export."),
)
def build_export(*, team_id: UUID, export_id: UUID) -> None:  # noqa: ARG001  # jobs are called with it
    """The archive of all that is kept of a person: whole, whatever its maker may see."""
    from egide.modules.conformite.services.export import make_export

    with seeing(None):
        make_export(export_id=export_id)


def _erasure_gave_up(*, failure: FailureReason, effacement_id: UUID) -> None:  # noqa: ARG001
    from egide.modules.conformite.services.effacement import fail_erasure

    fail_erasure(effacement_id=effacement_id)


@job(
    lock="effacement:{effacement_id}",
    on_failure=_erasure_gave_up,
    told=Told("Effacement d’un dossier", "Ce qui est déjà effacé le reste ; reprenez l’effacement depuis sa page."),
)
def carry_on_erasure(*, team_id: UUID, effacement_id: UUID) -> None:
    """One step, then the next one in a job of its own: each is done once."""
    from egide.modules.conformite.services.effacement import carry_on

    with seeing(None):
        if carry_on(effacement_id=effacement_id):
            carry_on_erasure.enqueue(team_id=team_id, effacement_id=effacement_id)


@job(
    queue="low",
    atomic=False,
    queueing_lock="conservation",
    told=Told("Application des durées de conservation", "Ce qui devait l’être le sera la nuit prochaine."),
)
def keep_within_the_law(*, team_id: UUID) -> None:  # noqa: ARG001
    """A firm's night: what is due goes."""
    from egide.modules.conformite.services.conservation import run_night

    run_night()


@app.periodic(cron="41 2 * * *")
@app.task(name="conformite.night", queue="low", queueing_lock="conformite.night")
def night(timestamp: int) -> None:  # noqa: ARG001 – when it was due
    """Each firm's own job."""
    with transaction.atomic():
        found = every_firm()
    for team_id in found:
        with team_scope(team_id):
            keep_within_the_law.enqueue(team_id=team_id)
