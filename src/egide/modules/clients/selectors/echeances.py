"""The deadlines of the firm's contracts in force: for a file, for an adviser, for reminders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from egide.modules.clients.echeances import IN_FORCE, Echeance, deadlines, rights
from egide.modules.clients.models import ContratExistant

# A file looks this far ahead: a whole year of due dates and the notice of the next.
AHEAD = timedelta(days=460)
_READ = (
    *("type", "statut", "usage", "collectif", "affinitaire", "tacite_reconduction", "preavis_mois"),
    *("date_effet", "echeance", "avis_echeance_le", "date_resiliation"),
)
_CLIENT = ("matricule", "type_personne", "nom", "prenom", "conseiller_id")


@dataclass(frozen=True, slots=True)
class EcheanceContrat:
    """A deadline, its contract and its client; `conseiller_id` is the main adviser's membership."""

    client_id: UUID
    matricule: str
    nom: str | None
    prenom: str | None
    conseiller_id: UUID | None
    contrat_id: UUID
    type: str
    assureur: str | None
    numero: str | None
    echeance: Echeance


def _contracts(**client: UUID) -> list[dict[str, Any]]:
    running = Q(statut__isnull=True) | Q(statut__in=[code for code in IN_FORCE if code])
    there = ContratExistant.objects.filter(running, deleted_at__isnull=True, client__deleted_at__isnull=True)
    rows = there.filter(**client).order_by("client_id", "id")
    read = ("id", "client_id", "assureur", "numero", *_READ, *(f"client__{nom}" for nom in _CLIENT))
    return [dict(row) for row in rows.values(*read)]


def _found(row: dict[str, Any], echeance: Echeance) -> EcheanceContrat:
    return EcheanceContrat(
        client_id=row["client_id"],
        matricule=row["client__matricule"],
        nom=row["client__nom"],
        prenom=row["client__prenom"],
        conseiller_id=row["client__conseiller_id"],
        contrat_id=row["id"],
        type=row["type"],
        assureur=row["assureur"],
        numero=row["numero"],
        echeance=echeance,
    )


def _morale(row: dict[str, Any]) -> bool:
    return bool(row["client__type_personne"] == "morale")


def echeances(
    *, since: date, until: date, conseiller_id: UUID | None = None, kinds: Sequence[str] | None = None
) -> list[EcheanceContrat]:
    """Every deadline of the firm's contracts from one day to another, soonest first. One statement.

    :param conseiller_id: of the clients whose main adviser this member is.
    :param kinds: only these (see `clients.echeances.Kind`).
    """
    asked = {} if conseiller_id is None else {"client__conseiller_id": conseiller_id}
    found = [
        _found(row, echeance)
        for row in _contracts(**asked)
        for echeance in deadlines(row, since, until, morale=_morale(row))
        if kinds is None or echeance.kind in kinds
    ]
    return sorted(found, key=lambda one: (one.echeance.date or until, one.matricule, one.contrat_id))


def client_echeances(*, client_id: UUID, today: date) -> list[EcheanceContrat]:
    """What is ahead for each contract of a client: its next date of each kind, and its rights. One statement."""
    found: list[EcheanceContrat] = []
    for row in _contracts(client_id=client_id):
        open_rights = rights(row, morale=_morale(row))
        ahead = deadlines(row, today, today + AHEAD, morale=_morale(row))
        named: dict[str, Echeance] = {}
        for echeance in (*open_rights, *ahead):
            named.setdefault(echeance.kind, echeance)
        found += [_found(row, echeance) for echeance in named.values()]
    return found
