"""What leaves after the request: the letter that carries a document."""

from __future__ import annotations

from uuid import UUID

from egide.foundation.jobs.public import FailureReason, Told, job


def _gave_up(*, team_id: UUID, envoi_id: UUID, failure: FailureReason) -> None:  # noqa: ARG001  # called with them
    from egide.modules.documents.services.sending import note_failure

    note_failure(envoi_id=envoi_id, echec="injoignable")


@job(
    queue="high",
    max_attempts=6,
    backoff_s=5.0,
    on_failure=_gave_up,
    told=Told("Envoi d’un document par e-mail", "Le document est gardé ; il peut être renvoyé de sa page."),
)
def deliver(*, team_id: UUID, envoi_id: UUID) -> None:
    """Hand the letter to the mail server, unless the sending was taken back meanwhile."""
    from egide.modules.documents.services.sending import deliver as send

    send(team_id=team_id, envoi_id=envoi_id)
