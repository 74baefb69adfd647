"""Who in the firm may be somebody already known: for an import, for a new file, for the page that merges two files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from egide.modules.clients.models import Client
from egide.modules.clients.rapprochement import Identity, Match, Register

_COLUMNS = (
    *("id", "matricule", "type_personne", "nom", "nom_naissance", "prenom", "date_naissance"),
    *("email", "telephone", "siren", "nir_empreinte"),
)


def _identity(row: tuple[Any, ...]) -> Identity:
    said = dict(zip(_COLUMNS[:-1], row[:-1], strict=True))
    return Identity(**said, nirs=frozenset(row[-1:]) - {None})


def known_identities() -> Register:
    """Every client in sight, by what identifies them. One statement."""
    rows = Client.objects.filter(deleted_at__isnull=True).order_by("id").values_list(*_COLUMNS)
    return Register.of(_identity(row) for row in rows.iterator(chunk_size=2_000))


def identity_of(
    values: Mapping[str, object], *, client_id: UUID | None = None, nirs: frozenset[str] = frozenset()
) -> Identity:
    """What identifies somebody in the fields of a file, already in its own writing (`validation.clean`).

    :param nirs: of the social security number, when it is known (`services.sealing.nir_digests`).
    """
    names = ("matricule", "nom", "nom_naissance", "prenom", "date_naissance", "email", "telephone", "siren")
    said = {nom: str(values[nom]) if values.get(nom) else None for nom in names}
    kind = str(values.get("type_personne") or "physique")
    return Identity(id=client_id, type_personne=kind, nirs=nirs, **said)


def possible_duplicates(*, client_id: UUID | None = None, who: Identity | None = None) -> list[Match]:
    """The clients in sight who may be the client `client_id`, or `who`; surest first, with the reasons. One statement.

    Of a client who is not in sight, nothing.
    """
    register = known_identities()
    if who is None:
        who = register.by_id(client_id)
    return register.matches(who) if who is not None else []


def duplicate_pairs() -> list[tuple[Identity, Match]]:
    """Every two clients in sight who may be one, surest first. One statement."""
    return known_identities().pairs()
