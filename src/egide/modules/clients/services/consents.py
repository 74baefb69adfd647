"""Consents are recorded and withdrawn, never edited."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.realtime.public import publish
from egide.kit.errors import Conflict, Invalid, NotFound
from egide.modules.clients import normalisation
from egide.modules.clients.dictionary.enumeration import Enumeration
from egide.modules.clients.dictionary.enums import CONSENTEMENT, MODE_CONSENTEMENT
from egide.modules.clients.models import Client, Consentement

LONGEST_WORDING = 5000


def _code(value: str, enumeration: Enumeration, champ: str, errors: dict[str, list[str]]) -> None:
    if value not in enumeration.codes:
        errors[champ] = [_("Valeurs possibles : %s.") % ", ".join(enumeration.texts)]


def _words(value: str, longueur: int, champ: str, errors: dict[str, list[str]]) -> str:
    try:
        words = normalisation.text(value, longueur)
    except ValueError as refusal:
        errors[champ] = [str(refusal)]
        return ""
    if not words:
        errors[champ] = [_("Ce champ est obligatoire.")]
    return words


def record_consent(
    *,
    client_id: UUID,
    kind: str,
    personne: str,
    accorde: bool,
    formulation: str,
    mode: str,
    at: datetime | None = None,
    entretien_id: UUID | None = None,
) -> Consentement:
    """The answer of a person to the exact words `formulation`.

    :raises NotFound: no such client. :raises Invalid: by field.
    """
    now = timezone.now()
    errors: dict[str, list[str]] = {}
    _code(kind, CONSENTEMENT, "kind", errors)
    _code(mode, MODE_CONSENTEMENT, "mode", errors)
    personne = _words(personne, 200, "personne", errors)
    formulation = _words(formulation, LONGEST_WORDING, "formulation", errors)
    if at is not None and at > now:
        errors["at"] = [_("Cette date est dans le futur.")]
    if errors:
        raise Invalid(errors)
    if not Client.objects.filter(pk=client_id, deleted_at__isnull=True).update(
        version=F("version") + 1, updated_at=now
    ):
        raise NotFound
    consent = Consentement.objects.create(
        client_id=client_id,
        kind=kind,
        personne=personne,
        accorde=accorde,
        formulation=formulation,
        mode=mode,
        at=at or now,
        entretien_id=entretien_id,
    )
    publish("client.changed", client_id=client_id)
    return consent


def withdraw_consent(*, client_id: UUID, consent_id: UUID) -> Consentement:
    """The person takes their agreement back, from now on.

    :raises NotFound: no such consent. :raises Conflict: a refusal, or withdrawn already.
    """
    now = timezone.now()
    known = Consentement.objects.filter(pk=consent_id, client_id=client_id, client__deleted_at__isnull=True)
    consent = known.first()
    if consent is None:
        raise NotFound
    given = Consentement.objects.filter(pk=consent_id, accorde=True, withdrawn_at__isnull=True)
    if not given.update(withdrawn_at=now):
        raise Conflict(message=_("Ce consentement n’est pas en cours."))
    Client.objects.filter(pk=client_id).update(version=F("version") + 1, updated_at=now)
    publish("client.changed", client_id=client_id)
    consent.withdrawn_at = now
    return consent
