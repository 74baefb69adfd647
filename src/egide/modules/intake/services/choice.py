"""Whose meeting it is: proposed by what was said, chosen by a person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from egide.foundation.audit.public import audit_context
from egide.foundation.realtime.public import publish
from egide.kit.errors import NotFound
from egide.modules.clients.public import Candidate, find_candidates, note_exchange
from egide.modules.intake.machine import ENDED, MoveRefused, State
from egide.modules.intake.models import Entretien, Proposal
from egide.modules.intake.selectors.clients import client_exists
from egide.modules.intake.services.agreement import register_agreement
from egide.modules.intake.services.apply import AlreadyApplied
from egide.modules.intake.services.clientfile import blank_file, read_file
from egide.modules.intake.services.counting import tell_client
from egide.modules.intake.services.locking import locked
from egide.modules.intake.services.rediff import compare_again

IDENTITY = ("nom", "prenom", "date_naissance", "email", "telephone")
CHOOSABLE = frozenset(State) - ENDED


def candidates(entretien: Entretien) -> list[Candidate]:
    """The clients the meeting may be about, surest first, from what it says of its client. Two statements."""
    if entretien.client_id is not None:
        return []
    said: dict[str, Any] = {
        p.champ or "": p.value if p.state == "edited" else p.new
        for p in Proposal.objects.filter(entretien_id=entretien.id, section="client", champ__in=IDENTITY).exclude(
            state="superseded"
        )
    }
    return find_candidates(**{nom: str(value) for nom, value in said.items()}) if said else []


def choose_client(*, entretien_id: UUID, client_id: UUID | None) -> Entretien:
    """Say whose meeting it is; None: a new client, made when applying. Proposals are compared again.

    :raises NotFound: no such meeting or client. :raises AlreadyApplied, MoveRefused: too late.
    """
    entretien = locked(entretien_id)
    if entretien.state == State.APPLIED:
        raise AlreadyApplied
    if entretien.state not in CHOOSABLE:
        raise MoveRefused
    if client_id is not None and not client_exists(client_id):
        raise NotFound
    before = entretien.client_id
    if client_id == before and entretien.nouveau_client == (client_id is None):
        return entretien
    with audit_context(cause=("entretien", entretien.id)):
        entretien.client_id = client_id
        entretien.nouveau_client = client_id is None
        entretien.version += 1
        entretien.save(update_fields=["client_id", "nouveau_client", "version"])
        if client_id is not None:
            register_agreement(entretien)
            note_exchange(client_id=client_id, at=entretien.created_at)
        if entretien.state == State.TO_REVIEW:
            file = read_file(client_id) if client_id is not None else blank_file()
            compare_again(entretien, file, as_conflicts=False)
            if client_id is not None:
                tell_client(client_id)
        if before is not None:
            tell_client(before)
    publish("entretien.changed", entretien_id=entretien.id)
    return entretien
