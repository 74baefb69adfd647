"""Decisions on proposals: taken one by one or, for what is safe, all at once; each can be taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.audit.public import audit_context
from egide.foundation.realtime.public import publish
from egide.kit.errors import Invalid, NotFound, NotPending
from egide.modules.clients.public import BESOINS, clean
from egide.modules.intake.codes import DECISIONS
from egide.modules.intake.machine import State
from egide.modules.intake.models import Entretien, Proposal
from egide.modules.intake.services.counting import recount
from egide.modules.intake.services.locking import locked
from egide.modules.intake.services.steps import plain


def decide(*, entretien_id: UUID, proposal_id: UUID, state: str, value: Any = None, user_id: UUID) -> Proposal:
    """Accept, refuse, edit, or open again. The last decision stands.

    :param value: for `edited`, what to write instead; checked by the dictionary.
    :raises NotFound: no such meeting or proposal. :raises MoveRefused: the meeting is not under review.
    :raises NotPending: the proposal no longer stands, or asks nothing. :raises Invalid: under "state" or "value".
    """
    if state not in DECISIONS:
        raise Invalid({"state": [_("Valeurs possibles : %s.") % ", ".join(DECISIONS)]})
    entretien = locked(entretien_id, states={State.TO_REVIEW})
    proposal = Proposal.objects.filter(pk=proposal_id, entretien_id=entretien.id).first()
    if proposal is None:
        raise NotFound
    if proposal.kind == "same" or proposal.state == "superseded":
        raise NotPending
    proposal.value = _cleaned(proposal, value) if state == "edited" else None
    if state == "accepted":
        _cleaned(proposal, proposal.new)
    proposal.state = state
    proposal.decided_by_id = None if state == "pending" else user_id
    proposal.decided_at = None if state == "pending" else timezone.now()
    with audit_context(cause=("entretien", entretien.id)):
        proposal.save(update_fields=["value", "state", "decided_by_id", "decided_at"])
        if state in ("accepted", "edited"):
            _refuse_rivals(proposal, user_id)
        recount(entretien)
    publish("proposals.changed", entretien_id=entretien.id)
    return proposal


def _cleaned(proposal: Proposal, value: Any) -> Any:
    """The value as the file keeps it. :raises Invalid: under "value"."""
    if proposal.section == BESOINS:
        if not isinstance(value, bool):
            raise Invalid({"value": [_("Répondez oui (true) ou non (false).")]})
        return value
    today = timezone.localdate()
    try:
        if proposal.champ is None:
            if not isinstance(value, dict):
                raise Invalid({"value": [_("Indiquez les champs de la ligne.")]})
            row = clean(proposal.section, value, today=today, whole=True)
            kept = {nom: plain(v) for nom, v in row.items() if v is not None}
            return kept or _missing()
        cleaned = clean(proposal.section, {proposal.champ: value}, today=today)[proposal.champ]
    except Invalid as refusal:
        sentences = [
            sentence if nom in ("value", proposal.champ) else f"{nom} : {sentence}"
            for nom, found in refusal.errors.items()
            for sentence in found
        ]
        raise Invalid({"value": sentences}) from None
    return plain(cleaned) if cleaned is not None else _missing()


def _missing() -> Any:
    raise Invalid({"value": [_("Indiquez une valeur, ou gardez celle du dossier.")]})


def _refuse_rivals(proposal: Proposal, user_id: UUID) -> None:
    """One place of the file takes one value: an earlier decision on another value gives way, even one that had been
    opened again."""
    if proposal.champ is None:
        return
    Proposal.objects.filter(
        Q(state__in=("accepted", "edited")) | Q(state="pending", decided_at__isnull=False),
        entretien_id=proposal.entretien_id,
        section=proposal.section,
        champ=proposal.champ,
        row_id=proposal.row_id,
    ).exclude(pk=proposal.id).exclude(kind="same").update(
        state="refused", value=None, decided_by_id=user_id, decided_at=timezone.now()
    )


def accept_safe(*, entretien_id: UUID, user_id: UUID) -> Entretien:
    """Accept all that is neither conflict nor critical, and still waits. Nothing decided is decided again.

    :raises NotFound: no such meeting. :raises MoveRefused: it is not under review.
    """
    entretien = locked(entretien_id, states={State.TO_REVIEW})
    decided_there = Proposal.objects.filter(
        Q(row_id=OuterRef("row_id")) | Q(row_id__isnull=True, champ__isnull=False),
        entretien_id=entretien.id,
        section=OuterRef("section"),
        champ=OuterRef("champ"),
        state__in=("accepted", "edited", "refused"),
    ).exclude(kind="same")
    waiting = Proposal.objects.filter(entretien_id=entretien.id, state="pending", safe=True).exclude(kind="same")
    with audit_context(cause=("entretien", entretien.id)):
        changed = waiting.filter(~Exists(decided_there)).update(
            state="accepted", decided_by_id=user_id, decided_at=timezone.now()
        )
        if changed:
            recount(entretien)
    if changed:
        publish("proposals.changed", entretien_id=entretien.id)
    return entretien
