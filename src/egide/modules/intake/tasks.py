"""The jobs of the intake: one step of one meeting each."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from egide.foundation.audit.public import audit_context
from egide.foundation.jobs.public import FailureReason, Told, job
from egide.foundation.tenancy.public import every_firm, team_scope
from egide.modules.intake.machine import StepName


def _gave_up(*, team_id: UUID, entretien_id: UUID, step: str, run: int, failure: FailureReason) -> None:  # noqa: ARG001
    from egide.modules.intake.services.work import step_failed

    step_failed(entretien_id=entretien_id, step=StepName(step), run=run, failure=failure)


def _taken_up(*, team_id: UUID, entretien_id: UUID, step: str, run: int) -> bool:  # noqa: ARG001
    from egide.modules.intake.services.work import take_up

    return take_up(entretien_id=entretien_id, step=StepName(step), run=run)


KEPT = "Le texte de l’entretien et ce qui en a déjà été lu sont gardés."


@job(
    queue="default",
    max_attempts=3,
    backoff_s=1.0,
    atomic=False,
    lock="entretien:{entretien_id}",
    on_failure=_gave_up,
    on_rerun=_taken_up,
    told=Told("Lecture d’un entretien par un modèle", KEPT),
)
def consult(*, team_id: UUID, entretien_id: UUID, step: str, run: int) -> None:  # noqa: ARG001  # jobs are called with it
    """Have models read the meeting; started again after any interruption, it asks again only what was not answered."""
    from egide.modules.intake.services.consulting import read_meeting

    with audit_context(cause=("entretien", entretien_id)):
        read_meeting(entretien_id=entretien_id, run=run)


@job(
    queue="default",
    max_attempts=3,
    backoff_s=1.0,
    atomic=False,
    lock="entretien:{entretien_id}",
    told=Told("Rédaction du compte rendu d’un entretien", "L’entretien et ses propositions sont gardés."),
)
def write(*, team_id: UUID, entretien_id: UUID) -> None:  # noqa: ARG001  # jobs are called with it
    """Have a model write the summary; started again after any interruption, it finds the answer it had."""
    from egide.modules.intake.services.writing import write_summary

    with audit_context(cause=("entretien", entretien_id)):
        write_summary(entretien_id=entretien_id)


KEPT_SOUND = "L’enregistrement est gardé."


# In the queue of what follows it: in a slower one, it would wait until no firm has anything left to be heard.
@job(
    queue="high",
    max_attempts=5,
    backoff_s=1.0,
    atomic=False,
    long=True,
    lock="entretien:{entretien_id}",
    on_failure=_gave_up,
    on_rerun=_taken_up,
    told=Told("Rassemblement d’un enregistrement", KEPT_SOUND),
)
def assemble(*, team_id: UUID, entretien_id: UUID, step: str, run: int) -> None:  # noqa: ARG001  # jobs are called with it
    """Join the parts of a recording; started again after any interruption, it joins the takes that were not."""
    from egide.modules.intake.services.assembly import assemble_recording

    with audit_context(cause=("entretien", entretien_id)):
        assemble_recording(entretien_id=entretien_id, run=run)


@job(
    queue="high",
    max_attempts=3,
    backoff_s=1.0,
    atomic=False,
    long=True,
    lock="entretien:{entretien_id}",
    queueing_lock="transcription:{entretien_id}:{run}",
    on_failure=_gave_up,
    on_rerun=_taken_up,
    told=Told("Transcription d’un enregistrement", "L’enregistrement et ce qui en a été entendu sont gardés."),
)
def transcribe(*, team_id: UUID, entretien_id: UUID, step: str, run: int) -> None:  # noqa: ARG001  # jobs are called with it
    """Cut a recording, hear one piece of it, or put its words together, then queue what follows."""
    from egide.modules.intake.services.transcribing import transcribe_recording

    with audit_context(cause=("entretien", entretien_id)):
        transcribe_recording(entretien_id=entretien_id, run=run)


# Without the meeting's lock: while it waits for its hour it would hold back what somebody takes up before.
@job(told=Told("Reprise d’une transcription arrêtée", KEPT_SOUND))
def listen_again(*, team_id: UUID, entretien_id: UUID, step: str, run: int) -> None:  # noqa: ARG001  # jobs are called with it
    """Take up by itself a transcription that nobody could do, unless somebody has."""
    from egide.modules.intake.services.work import take_up

    with audit_context(cause=("entretien", entretien_id)):
        take_up(entretien_id=entretien_id, step=StepName(step), run=run)


@job(
    queue="low",
    max_attempts=10,
    atomic=False,
    told=Told("Effacement des parties d’un enregistrement", "L’enregistrement entier est gardé."),
)
def drop_parts(*, team_id: UUID, enregistrement_id: UUID) -> None:  # noqa: ARG001  # jobs are called with it
    """The parts of a recording that nothing needs any more go; done again, it does nothing."""
    from egide.modules.intake.services.assembly import drop_joined

    drop_joined(enregistrement_id=enregistrement_id)


@job(
    queue="low",
    queueing_lock="enregistrements",
    told=Told("Enregistrements dont l’envoi s’est arrêté", "Ce qui est arrivé est gardé ; ce sera revu demain."),
)
def sweep_recordings(*, team_id: UUID) -> None:  # noqa: ARG001  # jobs are called with it
    """A firm's recordings of which nothing comes any more."""
    from egide.modules.intake.services import sweeping

    sweeping.sweep_recordings()


@app.periodic(cron="47 2 * * *")
@app.task(name="intake.recordings", queue="low", queueing_lock="intake.recordings")
def recordings(timestamp: int) -> None:  # noqa: ARG001 – when it was due
    """Each firm's own job."""
    with transaction.atomic():
        found = every_firm()
    for team_id in found:
        with team_scope(team_id):
            sweep_recordings.enqueue(team_id=team_id)


@job(
    queue="high",
    max_attempts=3,
    backoff_s=1.0,
    lock="entretien:{entretien_id}",
    on_failure=_gave_up,
    on_rerun=_taken_up,
    told=Told("Traitement d’un entretien", KEPT),
)
def work(*, team_id: UUID, entretien_id: UUID, step: str, run: int) -> None:  # noqa: ARG001  # jobs are called with it
    """Do `step` of the meeting's `run`; started again after any interruption, it does the step once."""
    from egide.modules.intake.services.work import run_step

    with audit_context(cause=("entretien", entretien_id)):
        run_step(entretien_id=entretien_id, step=StepName(step), run=run)
