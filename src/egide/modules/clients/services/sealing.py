"""Values kept encrypted, each sealed for one field of one client of one firm: it opens for nothing else."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from django.conf import settings

from egide.foundation.tenancy.public import current_team_id
from egide.kit.sealing import Sealer


@cache
def _sealer(passphrases: tuple[str, ...]) -> Sealer:
    return Sealer(passphrases)


def _current() -> Sealer:
    return _sealer(tuple(settings.EGIDE_ENCRYPTION_KEYS))


# What a sealed number is looked up by; only the social security number is.
NIR_DIGEST = "nir_empreinte"


def column(nom: str) -> str:
    """Where the sealed text of a field is kept."""
    return f"{nom}_scelle"


def purpose(nom: str, client_id: UUID, team_id: UUID) -> str:
    """What a sealed text is bound to."""
    return f"clients.client.{nom} {team_id} {client_id}"


def seal(value: str, nom: str, client_id: UUID) -> str:
    """`value` of the field `nom` of a client of the active firm, sealed with the first key."""
    return _current().seal(value, purpose(nom, client_id, current_team_id()))


def unseal(sealed: str, nom: str, client_id: UUID) -> str:
    """:raises CannotOpen: sealed for something else, altered, or with a key that is no longer in the list."""
    return _current().open(sealed, purpose(nom, client_id, current_team_id()))


def _lookup() -> str:
    return f"clients.client.nir look-up {current_team_id()}"


def nir_digest(nir: str) -> str:
    """What a social security number is found again by, in the active firm only, without opening any."""
    return _current().digest(nir, _lookup())


def nir_digests(nir: str) -> frozenset[str]:
    """What it may be kept under: with the present key, and those before it."""
    return _current().digests(nir, _lookup())


def sealed_columns(nom: str, value: str | None, client_id: UUID) -> dict[str, str | None]:
    """The columns that keep a sealed field of a client, its mask aside; None: nothing any more."""
    own = {column(nom): None if value is None else seal(value, nom, client_id)}
    return own | {NIR_DIGEST: None if value is None else nir_digest(value)} if nom == "nir" else own
