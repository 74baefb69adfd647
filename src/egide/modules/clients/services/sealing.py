"""Values kept encrypted, each sealed for one field of one client of one firm: it opens for nothing else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from egide.foundation.sealing.public import sealer
from egide.foundation.tenancy.public import current_team_id
from egide.modules.clients.dictionary import SECTIONS

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
    return sealer().seal(value, purpose(nom, client_id, current_team_id()))


def unseal(sealed: str, nom: str, client_id: UUID) -> str:
    """:raises CannotOpen: sealed for something else, altered, or with a key that is no longer in the list."""
    return sealer().open(sealed, purpose(nom, client_id, current_team_id()))


def _lookup() -> str:
    return f"clients.client.nir look-up {current_team_id()}"


def nir_digest(nir: str) -> str:
    """What a social security number is found again by, in the active firm only, without opening any."""
    return sealer().digest(nir, _lookup())


def nir_digests(nir: str) -> frozenset[str]:
    """What it may be kept under: with the present key, and those before it."""
    return sealer().digests(nir, _lookup())


def sealed_columns(nom: str, value: str | None, client_id: UUID) -> dict[str, str | None]:
    """The columns that keep a sealed field of a client, its mask aside; None: nothing any more."""
    own = {column(nom): None if value is None else seal(value, nom, client_id)}
    return own | {NIR_DIGEST: None if value is None else nir_digest(value)} if nom == "nir" else own


def resealed(sealed: Any, nom: str, client_id: UUID) -> Any:
    """The same value sealed with the first key, or the same text when it is already, or nothing."""
    return seal(unseal(sealed, nom, client_id), nom, client_id) if sealed and sealer().outdated(sealed) else sealed


def fresh_client(client: Any) -> dict[str, Any]:
    """As `Sealed.fresh`."""
    fresh: dict[str, Any] = {}
    for nom in SECTIONS["client"].scelles:
        sealed = getattr(client, column(nom))
        if sealed and sealer().outdated(sealed):
            fresh |= sealed_columns(nom, unseal(sealed, nom, client.id), client.id)
    return fresh


def fresh_fusion(fusion: Any) -> dict[str, Any]:
    """As `Sealed.fresh`: what a merge replaced and what it wrote, of the fields kept encrypted."""
    before, after = (fusion.avant.get("client") or {}, fusion.apres.get("client") or {})
    survivor = fusion.survivant_id
    noms = set(SECTIONS["client"].scelles)
    former = before | {nom: [resealed(before[nom][0], nom, survivor), before[nom][1]] for nom in noms & before.keys()}
    latter = after | {nom: resealed(after[nom], nom, survivor) for nom in noms & after.keys()}
    fresh: dict[str, Any] = {}
    if former != before:
        fresh["avant"] = fusion.avant | {"client": former}
    if latter != after:
        fresh["apres"] = fusion.apres | {"client": latter}
    return fresh
