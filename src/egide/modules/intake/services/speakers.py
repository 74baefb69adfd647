"""Correcting who spoke: a new version of the transcript each time, and the work done again on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from egide.foundation.audit.public import audit_context
from egide.foundation.realtime.public import publish
from egide.kit.errors import Invalid, NotFound, StaleVersion
from egide.modules.intake.codes import ROLES
from egide.modules.intake.machine import SPOKEN, MoveRefused, State
from egide.modules.intake.models import CorrectionVoix, Entretien, TranscriptVersion
from egide.modules.intake.services.counting import tell_client
from egide.modules.intake.services.locking import locked, move
from egide.modules.intake.services.steps import latest_transcript
from egide.modules.intake.services.work import start_run

Json = dict[str, Any]
OPEN = frozenset({State.TO_REVIEW, State.FAILED, State.QUEUED, State.EXTRACTING})
"""A meeting that is being read is read again from its beginning."""


def correct_speakers(*, entretien_id: UUID, roles: Mapping[str, object], user_id: UUID) -> TranscriptVersion:
    """Give whole voices their roles; the turns that were given to somebody else stay theirs.

    :raises NotFound: no such meeting. :raises MoveRefused: its words are not known yet, or it is over.
    :raises Invalid: by label: an unknown speaker or role.
    """
    entretien, words = _open(entretien_id)
    labels = {s["speaker"] for s in words.segments if s["speaker"]}
    errors = {label: [_("Ce texte n’a pas cette voix.")] for label in roles if label not in labels}
    for label, role in roles.items():
        if role not in ROLES:
            errors.setdefault(label, []).append(_wrong_role())
    if not roles:
        errors[""] = [_("Indiquez au moins une voix.")]
    if errors:
        raise Invalid(errors)
    given = {label: str(role) for label, role in roles.items()}
    segments = [_without_role(s) if s.get("role") == given.get(s["speaker"]) else s for s in words.segments]
    gestures = [CorrectionVoix(genre="voix", voix=label, role=role) for label, role in given.items()]
    return _write(entretien, words, segments, {**words.roles, **given}, gestures, user_id)


def correct_turns(*, entretien_id: UUID, premier: int, dernier: int, role: str, user_id: UUID) -> TranscriptVersion:
    """Turns `premier` to `dernier`, both included, are `role`'s, whatever their voices are otherwise.

    :raises NotFound: no such meeting. :raises MoveRefused: its words are not known yet, or it is over.
    :raises Invalid: under "premier", "dernier" or "role": no such turn or role.
    """
    entretien, words = _open(entretien_id)
    errors: dict[str, list[str]] = {}
    if not 0 <= premier < len(words.segments):
        errors["premier"] = [_("Ce texte n’a pas ce tour de parole.")]
    if not premier <= dernier < len(words.segments):
        errors["dernier"] = [_("Ce texte n’a pas ce tour de parole.")]
    if role not in ROLES:
        errors["role"] = [_wrong_role()]
    if errors:
        raise Invalid(errors)
    segments = [*words.segments]
    for place in range(premier, dernier + 1):
        segment = segments[place]
        told = words.roles.get(segment["speaker"]) == role
        segments[place] = _without_role(segment) if told else {**segment, "role": role}
    gesture = CorrectionVoix(genre="tours", premier=premier, dernier=dernier, role=role)
    return _write(entretien, words, segments, words.roles, [gesture], user_id)


def restore_version(*, entretien_id: UUID, version: int, expected_version: int, user_id: UUID) -> TranscriptVersion:
    """What `version` said of the voices stands again, as a new version.

    :raises NotFound: no such meeting, or version. :raises MoveRefused: as above.
    :raises StaleVersion: somebody has corrected the text since `expected_version`.
    """
    entretien, words = _open(entretien_id)
    if words.version != expected_version:
        raise StaleVersion
    earlier = TranscriptVersion.objects.filter(entretien_id=entretien.id, version=version).first()
    if earlier is None:
        raise NotFound
    gesture = CorrectionVoix(genre="retour", retour_a=version)
    return _write(entretien, words, earlier.segments, earlier.roles, [gesture], user_id)


def _wrong_role() -> str:
    return _("Valeurs possibles : %s.") % ", ".join(ROLES)


def _open(entretien_id: UUID) -> tuple[Entretien, TranscriptVersion]:
    entretien = locked(entretien_id, states=OPEN)
    if entretien.step in SPOKEN:
        raise MoveRefused
    return entretien, latest_transcript(entretien)


def _without_role(segment: Json) -> Json:
    return {name: value for name, value in segment.items() if name != "role"}


def _write(
    entretien: Entretien,
    before: TranscriptVersion,
    segments: Sequence[Json],
    roles: Mapping[str, str],
    gestures: Sequence[CorrectionVoix],
    user_id: UUID,
) -> TranscriptVersion:
    """The next version, its trace, and the reading begun again; nothing when it would say the same."""
    if list(segments) == before.segments and dict(roles) == before.roles:
        return before
    with audit_context(cause=("entretien", entretien.id)):
        corrected = TranscriptVersion.objects.create(
            entretien_id=entretien.id,
            version=before.version + 1,
            segments=segments,
            roles=roles,
            created_by_id=user_id,
        )
        for gesture in gestures:
            gesture.entretien_id, gesture.version = entretien.id, corrected.version
        CorrectionVoix.objects.bulk_create(gestures)
        if entretien.state != State.QUEUED:
            move(entretien, State.QUEUED)
        start_run(entretien)
        publish("entretien.progress", entretien_id=entretien.id)
        if entretien.client_id is not None:
            tell_client(entretien.client_id)
    return corrected
