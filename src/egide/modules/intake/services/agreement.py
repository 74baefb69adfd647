"""The agreement to a meeting, in the client's register once the client is known."""

from __future__ import annotations

from django.utils import timezone

from egide.modules.clients.public import record_consent
from egide.modules.intake.models import AccordEntretien, Entretien

KIND = "traitement_entretien"


def register_agreement(entretien: Entretien) -> None:
    """Write the answer in the client's register of consents, once."""
    accord = AccordEntretien.objects.filter(entretien_id=entretien.id, registered_at__isnull=True).first()
    if accord is None or entretien.client_id is None:
        return
    record_consent(
        client_id=entretien.client_id,
        kind=KIND,
        personne=accord.personne,
        accorde=accord.accorde,
        formulation=accord.formulation,
        mode=accord.mode,
        at=accord.at,
        entretien_id=entretien.id,
    )
    AccordEntretien.objects.filter(pk=accord.id).update(registered_at=timezone.now())
