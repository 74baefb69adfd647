"""Named people in their firms, with sessions."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY

from egide.foundation.accounts.models import Membership, User
from egide.foundation.accounts.session_store import SessionStore
from egide.foundation.tenancy.public import Team, team_scope
from egide.kit.ids import uuid7


@dataclass(frozen=True)
class Person:
    user_id: UUID
    team_id: UUID
    session_key: str


def member(team_id: UUID, prenom: str, nom: str) -> Person:
    """A person of a firm, logged in."""
    user = User.objects.create_user(f"{prenom}.{nom}@exemple.fr".lower(), None, prenom=prenom, nom=nom)
    with team_scope(team_id):
        Membership.objects.create(user=user, role="employe")
    return log_in(user, team_id)


def log_in(user: User, team_id: UUID) -> Person:
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    assert store.session_key
    return Person(user.pk, team_id, store.session_key)


def firm(nom: str) -> UUID:
    team_id = uuid7()
    with team_scope(team_id):
        Team.objects.create(id=team_id, nom=nom, slug=f"firm-{team_id}")
    return team_id
