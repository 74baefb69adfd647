"""Hélène Marchand's file at Cabinet Lavigne, and Assurances du Ponant beside it."""

from __future__ import annotations

import uuid

import pytest

from egide.foundation.tenancy.public import Team, team_scope
from egide.kit.ids import uuid7
from egide.modules.clients.models import Client, Enfant


@pytest.fixture
def lavigne(db: None) -> uuid.UUID:
    return _firm("Cabinet Lavigne")


@pytest.fixture
def ponant(db: None) -> uuid.UUID:
    return _firm("Assurances du Ponant")


@pytest.fixture
def helene(lavigne: uuid.UUID) -> uuid.UUID:
    with team_scope(lavigne):
        client = Client.objects.create(matricule="C-0001", nom="Marchand", prenom="Hélène", ville="Nantes")
        Enfant.objects.create(client=client, prenom="Léa", age=4)
    return client.id


def _firm(nom: str) -> uuid.UUID:
    team_id = uuid7()
    with team_scope(team_id):
        Team.objects.create(id=team_id, nom=nom, slug=str(team_id))
    return team_id
