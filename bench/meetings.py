"""Meetings reviewed to the last value, waiting to be applied."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

LEAVES = 60

# A section that is there once, or besoins: one proposal a value. Then whole rows.
VALUES: dict[str, dict[str, Any]] = {
    "client": {
        "lieu_naissance": "Angers",
        "nationalite": "française",
        "adresse": "12 rue du Calvaire",
        "residence_fiscale": "France",
        "nombre_enfants": 2,
        "profession": "kinésithérapeute",
        "employeur": "Cabinet des Ponts",
        "date_evenement_professionnel": "2015-03",
        "revenus_annuels": 54_200,
        "travailleur_independant": True,
        "risques_professionnels": False,
        "fumeur": False,
        "activites_sportives": True,
        "details_activites_sportives": "voile le dimanche",
        "km_parcourus_annuels": 12_000,
    },
    "conjoint": {
        "prenom": "Julien",
        "nom": "Marchand",
        "date_naissance": "1982-07-04",
        "lieu_naissance": "Rezé",
        "nationalite": "française",
        "profession": "professeur",
        "employeur": "Lycée Clemenceau",
        "revenus_annuels": 31_500,
        "fumeur": False,
        "activites_sportives": False,
        "km_parcourus_annuels": 8_000,
    },
    "besoins": {"prevoyance": True, "retraite": True, "sante": True},
}
ROWS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("enfants", {"prenom": "Zoé", "nom": "Marchand", "date_naissance": "2014-05-02", "fiscalement_a_charge": True}),
    ("enfants", {"prenom": "Malo", "nom": "Marchand", "date_naissance": "2017-11-23", "fiscalement_a_charge": True}),
    ("revenus", {"nature": "bnc", "details": "cabinet", "montant": 4_516}),
    ("revenus", {"nature": "autre", "details": "vacations", "montant": 300}),
    (
        "passifs",
        {
            "nature": "autre",
            "preteur": "Crédit de l’Ouest",
            "montant_initial": 240_000,
            "montant_remboursement": 1_180,
            "capital_restant_du": 181_000,
            "duree_restante": 204,
            "taux": 1.35,
            "date_fin": "2041-06",
        },
    ),
    ("actifs_financiers", {"nature": "livret_a", "etablissement": "Banque de la Loire", "valeur_actuelle": 18_400}),
    (
        "biens_immobiliers",
        {
            "designation": "residence_principale",
            "ville": "Nantes",
            "surface_m2": 96,
            "valeur_actuelle_estimee": 385_000,
        },
    ),
    ("autres_epargnes", {"designation": "or", "valeur": 6_000}),
)


def prepare(firm: UUID, clients: list[tuple[UUID, int]]) -> list[UUID]:
    """One meeting for each of `clients` (id, version), every one of its sixty values accepted; their ids."""
    from egide.foundation.accounts.public import Membership
    from egide.foundation.tenancy.public import team_scope
    from egide.modules.intake.machine import State
    from egide.modules.intake.models import Entretien, Proposal

    assert sum(map(len, VALUES.values())) + sum(len(row) for _section, row in ROWS) == LEAVES
    with team_scope(firm):
        owner = Membership.objects.filter(active=True).values_list("id", flat=True)[0]
        meetings = Entretien.objects.bulk_create(
            Entretien(
                owner_id=owner,
                client_id=client_id,
                client_version=version,
                titre="Banc d’essai",
                date=date(2026, 3, 12),
                source="paste",
                state=State.TO_REVIEW.value,
            )
            for client_id, version in clients
        )
        Proposal.objects.bulk_create(
            [proposal for meeting in meetings for proposal in _proposals(Proposal, meeting.id)], batch_size=500
        )
    return [meeting.id for meeting in meetings]


def _proposals(model: Any, entretien_id: UUID) -> list[Any]:
    single = [(section, champ, value) for section, values in VALUES.items() for champ, value in values.items()]
    whole = [(section, None, row) for section, row in ROWS]
    return [
        model(
            entretien_id=entretien_id,
            position=position,
            source=f"{position}",
            section=section,
            champ=champ,
            kind="add",
            critical=False,
            safe=True,
            new=value,
            confidence=0.9,
            evidence=[{"segment": 0, "start": 0, "end": 4, "quote": "Oui.", "t0": 1.0, "t1": 2.0, "champ": champ}],
            state="accepted",
        )
        for position, (section, champ, value) in enumerate([*single, *whole])
    ]
