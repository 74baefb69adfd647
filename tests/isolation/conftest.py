"""Two firms that resemble each other to the last name: what one sees of the other must be nothing."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from egide.foundation.accounts.models import Membership, User
from egide.foundation.tenancy.public import Team, team_scope
from egide.kit.ids import uuid7
from egide.modules.clients.models import Client, Conjoint, Enfant, Revenu


@dataclass(frozen=True)
class Cabinet:
    """Claire's firm, or Yann's: one broker, Hélène Marchand (married, two children) and twelve other clients."""

    id: uuid.UUID
    courtier: uuid.UUID
    helene: uuid.UUID
    conjoint: uuid.UUID


def found(nom: str, prenom_courtier: str) -> Cabinet:
    team_id = uuid7()
    user = User.objects.create(
        email=f"{prenom_courtier.lower()}.{team_id}@demo.egide.fr", prenom=prenom_courtier, nom="Vasseur"
    )
    with team_scope(team_id):
        Team.objects.create(id=team_id, nom=nom, slug=str(team_id))
        courtier = Membership.objects.create(user=user, role="employe", titre="Courtière")
        helene = Client.objects.create(
            matricule="C-0001",
            nom="Marchand",
            prenom="Hélène",
            email="helene@marchand.fr",
            ville="Nantes",
            conseiller=courtier,
        )
        conjoint = Conjoint.objects.create(client=helene, prenom="Paul", nom="Marchand")
        for prenom in ("Léa", "Noé"):
            Enfant.objects.create(client=helene, prenom=prenom)
        Revenu.objects.create(client=helene, nature="salaire", montant="2500.00")
        Client.objects.bulk_create(
            Client(matricule=f"C-{number:04}", nom=f"Nom{number:02}", prenom="Anne", ville="Brest")
            for number in range(2, 14)
        )
    return Cabinet(id=team_id, courtier=courtier.id, helene=helene.id, conjoint=conjoint.id)


@pytest.fixture
def lavigne(db: None) -> Cabinet:
    return found("Cabinet Lavigne", "Claire")


@pytest.fixture
def ponant(db: None) -> Cabinet:
    return found("Assurances du Ponant", "Yann")


@pytest.fixture
def raw(db: None) -> Callable[..., list[tuple[object, ...]]]:
    """Run SQL as it stands, through the application's connection."""
    from django.db import connection

    def run(sql: str, *params: object) -> list[tuple[object, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall() if cursor.description else []

    return run
