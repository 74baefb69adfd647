"""Correcting who spoke: a new version of the transcript, and the work done again on it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from egide.foundation.audit.public import audit_context
from egide.kit.errors import Invalid
from egide.modules.intake.codes import ROLES
from egide.modules.intake.machine import State
from egide.modules.intake.models import Entretien, TranscriptVersion
from egide.modules.intake.services.counting import tell_client
from egide.modules.intake.services.locking import locked, move
from egide.modules.intake.services.steps import latest_transcript
from egide.modules.intake.services.work import start_run


def correct_speakers(*, entretien_id: UUID, roles: Mapping[str, object], user_id: UUID) -> TranscriptVersion:
    """Give speakers their roles. Decided proposals stay; the others are made again.

    :raises NotFound: no such meeting. :raises MoveRefused: it is being worked on, or over.
    :raises Invalid: by label: an unknown speaker or role.
    """
    entretien = locked(entretien_id, states={State.TO_REVIEW, State.FAILED})
    words = latest_transcript(entretien)
    labels = {s["speaker"] for s in words.segments if s["speaker"]}
    errors = {label: [_("Ce texte n’a pas cette voix.")] for label in roles if label not in labels}
    for label, role in roles.items():
        if role not in ROLES:
            errors.setdefault(label, []).append(_("Valeurs possibles : %s.") % ", ".join(ROLES))
    if not roles:
        errors[""] = [_("Indiquez au moins une voix.")]
    if errors:
        raise Invalid(errors)
    merged = {**words.roles, **{label: str(role) for label, role in roles.items()}}
    with audit_context(cause=("entretien", entretien.id)):
        corrected = TranscriptVersion.objects.create(
            entretien_id=entretien.id,
            version=words.version + 1,
            segments=words.segments,
            roles=merged,
            created_by_id=user_id,
        )
        move(entretien, State.QUEUED)
        start_run(entretien)
        _tell(entretien)
    return corrected


def _tell(entretien: Entretien) -> None:
    if entretien.client_id is not None:
        tell_client(entretien.client_id)
