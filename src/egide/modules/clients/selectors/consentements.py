"""The firm's register of consents: every answer of every client present, with who wrote it down."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from egide.foundation.accounts.public import User
from egide.foundation.audit.public import writers_of
from egide.modules.clients.models import Consentement

STATES: dict[str, Q] = {
    "accorde": Q(accorde=True, withdrawn_at=None),
    "refuse": Q(accorde=False),
    "retire": Q(withdrawn_at__isnull=False),
}


def consents(*, kind: str | None = None, state: str | None = None, words: str = "") -> QuerySet[Consentement]:
    """Of clients present, latest first. `words` are of the person's name or the client's."""
    rows = Consentement.objects.filter(client__deleted_at__isnull=True)
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(STATES[state])
    for word in words.split()[:4]:
        rows = rows.filter(Q(personne__icontains=word) | Q(client__nom__icontains=word))
    return rows.select_related("client").order_by("-at", "-id")


def consent_state(consent: Consentement) -> str:
    """One of `STATES`."""
    if consent.withdrawn_at is not None:
        return "retire"
    return "accorde" if consent.accorde else "refuse"


def consent_rows(rows: QuerySet[Consentement]) -> list[dict[str, Any]]:
    """`rows` as the register shows them, with who wrote the answer down and who its withdrawal. Three statements."""
    found = list(rows)
    writers = writers_of(Consentement._meta.db_table, [consent.pk for consent in found])
    users = User.objects.filter(pk__in=set(writers.values()))
    people: dict[UUID | None, str] = {user.pk: f"{user.prenom} {user.nom}" for user in users}
    names = ("id", "kind", "personne", "accorde", "formulation", "mode", "at", "withdrawn_at", "entretien_id")
    return [
        {
            **{nom: getattr(consent, nom) for nom in names},
            "state": consent_state(consent),
            "client": {nom: getattr(consent.client, nom) for nom in ("id", "matricule", "nom", "prenom")},
            "note_par": people.get(writers.get((consent.pk, "insert"))),
            "retire_par": people.get(writers.get((consent.pk, "update"))),
        }
        for consent in found
    ]
