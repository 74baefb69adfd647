"""What was accepted is written in the client file: whole, once, on the version that was reviewed (rule 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from egide.foundation.audit.public import audit_context
from egide.foundation.realtime.public import publish
from egide.kit.errors import Conflict, Invalid, NotFound, StaleVersion
from egide.modules.clients.public import (
    BESOINS,
    ROWS,
    AddBesoin,
    AddRow,
    Applied,
    Change,
    Origine,
    RemoveBesoin,
    SetValues,
    apply_changes,
    create_client,
    note_exchange,
)
from egide.modules.intake.machine import State
from egide.modules.intake.models import Entretien, Proposal
from egide.modules.intake.services.agreement import register_agreement
from egide.modules.intake.services.clientfile import read_file
from egide.modules.intake.services.counting import tell_client
from egide.modules.intake.services.locking import locked, move
from egide.modules.intake.services.rediff import compare_again, to_decide_again

ATTEMPTS = 3


class AlreadyApplied(Conflict):
    """Somebody, or the same person in another tab, was first."""

    code = "already_applied"
    message = "Cet entretien a déjà été appliqué au dossier."


class ClientRequired(Conflict):
    """Nobody has said whose file this is."""

    code = "client_required"
    message = "Choisissez d’abord le client de cet entretien."


class StillPending(Conflict):
    """Applying is whole: everything is decided first."""

    code = "pending"
    message = "Il reste des propositions à décider."


class NameRequired(Conflict):
    """A new client without a name."""

    code = "name_required"
    message = "Un nouveau client a un nom ou un prénom : acceptez celui de l’entretien ou choisissez un client."


class ClientMissing(Conflict):
    """The file was taken away."""

    code = "client_missing"
    message = "Le dossier de ce client a été supprimé : rétablissez-le ou choisissez un autre client."


@dataclass(frozen=True, slots=True)
class Result:
    """`applied` values and rows written; or nothing written and `reopened` decisions to take again."""

    client_id: UUID
    applied: int
    reopened: int = 0


def apply(*, entretien_id: UUID, user_id: UUID) -> Result:
    """Write every accepted proposal in the client file, or create the client with them.

    When the file changed since the review, what the change touches becomes conflicts, which are kept, and nothing is
    written in the file: the caller must let the transaction commit.

    :raises AlreadyApplied, MoveRefused, ClientRequired, StillPending, NameRequired, ClientMissing, Invalid: nothing
        changed; the keys of Invalid are the proposals' ids.
    """
    entretien = locked(entretien_id)
    if entretien.state == State.APPLIED:
        raise AlreadyApplied
    if entretien.client_id is None and not entretien.nouveau_client:
        raise ClientRequired
    if Proposal.objects.filter(entretien_id=entretien.id, state="pending").exclude(kind="same").exists():
        raise StillPending
    with audit_context(cause=("entretien", entretien.id)):
        if entretien.client_id is None:
            return _finish(entretien, _create(entretien), user_id)
        for _attempt in range(ATTEMPTS):
            reopened = _changed_meanwhile(entretien)
            if reopened:
                return Result(entretien.client_id, applied=0, reopened=reopened)
            try:
                return _finish(entretien, _write(entretien, entretien.client_id, entretien.client_version), user_id)
            except StaleVersion:
                continue
        raise StaleVersion


def _changed_meanwhile(entretien: Entretien) -> int:
    """Decisions opened again because the file is not the one that was compared."""
    assert entretien.client_id is not None
    try:
        file = read_file(entretien.client_id)
    except NotFound:
        raise ClientMissing from None
    if file["version"] == entretien.client_version:
        return 0
    return to_decide_again(compare_again(entretien, file, as_conflicts=True))


def _accepted(entretien: Entretien) -> list[Proposal]:
    return list(
        Proposal.objects.filter(entretien_id=entretien.id, state__in=("accepted", "edited"))
        .exclude(kind="same")
        .order_by("position")
    )


def _value(p: Proposal) -> Any:
    return p.value if p.state == "edited" else p.new


@dataclass(slots=True)
class _Written:
    client_id: UUID
    proposals: list[Proposal]
    rows: list[Proposal]
    applied: Applied | None


def _write(entretien: Entretien, client_id: UUID, version: int | None) -> _Written:
    """Apply what was accepted to a file that exists."""
    accepted = _accepted(entretien)
    changes, behind = changes_of(accepted)
    if not changes:
        return _Written(client_id, accepted, [], None)
    applied = _apply(client_id, changes, behind, version, entretien.id)
    return _Written(client_id, accepted, [p for p in accepted if p.section in ROWS and p.champ is None], applied)


def _create(entretien: Entretien) -> _Written:
    """A new client with what was accepted about them; their rows after."""
    accepted = _accepted(entretien)
    own = {p.champ: _value(p) for p in accepted if p.section == "client" and p.champ is not None}
    if not (own.get("nom") or own.get("prenom")):
        raise NameRequired
    own |= {BESOINS: [p.champ for p in accepted if p.section == BESOINS and _value(p)]}
    created = create_client(values=own, origine=Origine("entretien", entretien.id), conseiller_id=entretien.owner_id)
    client_id, rest = UUID(created["id"]), [p for p in accepted if p.section not in ("client", BESOINS)]
    changes, behind = changes_of(rest)
    applied = _apply(client_id, changes, behind, None, entretien.id) if changes else None
    return _Written(client_id, accepted, [p for p in rest if p.section in ROWS and p.champ is None], applied)


def changes_of(accepted: Sequence[Proposal]) -> tuple[list[Change], list[dict[str, UUID]]]:
    """The changes, one a record or row, and for each the proposal behind each of its fields."""
    grouped: dict[tuple[str, UUID | None], tuple[dict[str, Any], dict[str, UUID]]] = {}
    changes: list[Change] = []
    behind: list[dict[str, UUID]] = []
    for p in accepted:
        if p.section == BESOINS:
            changes.append(AddBesoin(p.champ or "") if _value(p) else RemoveBesoin(p.champ or ""))
            behind.append({BESOINS: p.id})
        elif p.champ is None:
            changes.append(AddRow(p.section, _value(p)))
            behind.append(dict.fromkeys(["", *_value(p)], p.id))
        else:
            key = (p.section, p.row_id)
            if key not in grouped:
                grouped[key] = ({}, {})
                changes.append(SetValues(p.section, grouped[key][0], p.row_id))
                behind.append(grouped[key][1])
            grouped[key][0][p.champ] = _value(p)
            grouped[key][1][p.champ] = p.id
    return changes, behind


def _apply(
    client_id: UUID, changes: list[Change], behind: list[dict[str, UUID]], version: int | None, entretien_id: UUID
) -> Applied:
    try:
        return apply_changes(
            client_id=client_id,
            changes=changes,
            expected_version=version,
            cause=Origine("entretien", entretien_id),
        )
    except Invalid as refusal:
        errors: dict[str, list[str]] = {}
        for key, sentences in refusal.errors.items():
            index, _dot, champ = key.partition(".")
            proposals = behind[int(index)] if index.isdigit() and int(index) < len(behind) else {}
            found = proposals.get(champ) or next(iter(proposals.values()), None)
            errors.setdefault(str(found or ""), []).extend(sentences)
        raise Invalid(errors) from None


def _finish(entretien: Entretien, written: _Written, user_id: UUID) -> Result:
    now = timezone.now()
    _name_new_rows(written)
    move(
        entretien,
        State.APPLIED,
        applied_at=now,
        applied_by_id=user_id,
        client_id=written.client_id,
        nouveau_client=False,
    )
    note_exchange(client_id=written.client_id, at=now)
    register_agreement(entretien)
    tell_client(written.client_id)
    publish("proposals.changed", entretien_id=entretien.id)
    return Result(written.client_id, applied=len(written.proposals))


def _name_new_rows(written: _Written) -> None:
    """Each proposal of a whole row learns which row it became: rows are added at the end of their section, in order."""
    if written.applied is None or not written.rows:
        return
    for section in {p.section for p in written.rows}:
        proposals = [p for p in written.rows if p.section == section]
        added = written.applied.dossier[section][-len(proposals) :]
        for p, row in zip(proposals, added, strict=True):
            p.row_id = UUID(row["id"])
    Proposal.objects.bulk_update(written.rows, ["row_id"])
