"""What lists of documents have in common."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, JSONField, OuterRef, Subquery, When
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONObject

from egide.modules.documents.models import Envoi

CLIENT = JSONObject(id="client_id", matricule="client__matricule", nom="client__nom", prenom="client__prenom")
_TOLD = (
    *("id", "email", "a_signer", "created_at", "expires_at", "revoked_at", "sent_at", "echec", "openings"),
    *("opened_first_at", "opened_last_at"),
)
SENDING = JSONObject(
    **{nom: nom for nom in _TOLD},
    signed_at="signature__signed_at",
    signataire="signature__signataire",
)


def person(relation: str) -> Combinable:
    """A member of the firm as JSON {id, prenom, nom}; null when there is none."""
    told = JSONObject(id=F(f"{relation}_id"), prenom=F(f"{relation}__user__prenom"), nom=F(f"{relation}__user__nom"))
    return Case(When(**{f"{relation}__isnull": False}, then=told), default=None, output_field=JSONField())


def last_sending() -> Subquery:
    """The latest sending of a document as JSON; null when it was never sent."""
    sendings: Any = Envoi.objects.filter(document_id=OuterRef("pk")).order_by("-id")
    return Subquery(sendings.values(json=SENDING)[:1])
