"""What of the meetings other programs may be told."""

from __future__ import annotations

from uuid import UUID

from egide.foundation.webhooks.public import WebhookEvent, register_event
from egide.modules.intake.machine import State
from egide.modules.intake.models import Entretien

_WORDS = {
    State.TO_REVIEW: ("Entretien à relire", "Meeting to review"),
    State.APPLIED: ("Entretien appliqué au dossier", "Meeting applied to the file"),
    State.FAILED: ("Entretien arrêté", "Meeting stopped"),
}


def _version(entretien_id: UUID) -> int | None:
    return Entretien.objects.filter(pk=entretien_id).values_list("version", flat=True).first()


def name_events() -> None:
    register_event(
        *(
            WebhookEvent(
                f"entretien.{state.value}",
                fr,
                en,
                kind="entretien.changed",
                act=state.value,
                key="entretien_id",
                address="entretiens/{id}",
                version=_version,
            )
            for state, (fr, en) in _WORDS.items()
        )
    )
