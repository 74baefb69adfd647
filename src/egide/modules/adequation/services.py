"""A questionnaire is answered little by little, then validated once for all."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.realtime.public import publish
from egide.kit.errors import Invalid, NotFound, StaleVersion
from egide.modules.adequation.models import Questionnaire
from egide.modules.adequation.questionnaire import PARTS, missing, result
from egide.modules.adequation.validation import clean_part
from egide.modules.clients.public import present_client

NOTHING_READ = 0
"""The version of a questionnaire that does not exist yet."""


def answer(*, reference: str, answers: Mapping[str, object], expected_version: int) -> Questionnaire:
    """Answers added to the questionnaire being answered, begun from the last validated one if there is none.

    :param answers: by part; the other parts and questions stay as they are, None takes an answer back.
    :raises NotFound, StaleVersion, Invalid: nothing is written.
    """
    cleaned = _by_part(answers)
    client_id = present_client(reference)
    draft = Questionnaire.objects.select_for_update().filter(client_id=client_id, validated_at__isnull=True).first()
    if draft is None:
        return _begin(client_id, cleaned, expected_version)
    if draft.version != expected_version:
        raise StaleVersion
    draft.reponses = _merged(draft.reponses, cleaned)
    draft.version += 1
    draft.updated_at = timezone.now()
    draft.save(update_fields=["reponses", "version", "updated_at"])
    publish("client.changed", client_id=client_id)
    return draft


def validate(*, reference: str, user_id: UUID, expected_version: int) -> Questionnaire:
    """The questionnaire being answered, closed with its score.

    :raises NotFound: nothing is being answered. :raises StaleVersion. :raises Invalid: questions are left.
    """
    client_id = present_client(reference)
    draft = Questionnaire.objects.select_for_update().filter(client_id=client_id, validated_at__isnull=True).first()
    if draft is None:
        raise NotFound
    if draft.version != expected_version:
        raise StaleVersion
    left = missing(draft.reponses)
    if left:
        raise Invalid({f"{part}.{nom}": [_("Cette question attend une réponse.")] for part, nom in left})
    told = result(draft.reponses)
    now = timezone.now()
    draft.score, draft.profil, draft.quiz = told.score, told.profil, told.quiz
    draft.validated_at, draft.validated_by_id, draft.updated_at = now, user_id, now
    draft.version += 1
    draft.save()
    publish("client.changed", client_id=client_id)
    return draft


def _by_part(answers: Mapping[str, object]) -> dict[str, dict[str, object]]:
    unknown = [part for part in answers if part not in PARTS]
    if unknown:
        raise Invalid({part: [_("Valeurs possibles : %s.") % ", ".join(PARTS)] for part in unknown})
    cleaned, errors = {}, {}
    for part, given in answers.items():
        if not isinstance(given, Mapping):
            errors[part] = [_("Envoyez un objet JSON.")]
            continue
        try:
            cleaned[part] = clean_part(part, given)
        except Invalid as refusal:
            errors |= refusal.errors
    if errors:
        raise Invalid(errors)
    return cleaned


def _begin(client_id: UUID, cleaned: dict[str, dict[str, object]], expected_version: int) -> Questionnaire:
    if expected_version != NOTHING_READ:
        raise StaleVersion
    before = (
        Questionnaire.objects.filter(client_id=client_id, validated_at__isnull=False).order_by("-validated_at").first()
    )
    try:
        with transaction.atomic():
            draft = Questionnaire.objects.create(
                client_id=client_id, reponses=_merged(before.reponses if before else {}, cleaned)
            )
    except IntegrityError:  # somebody else began it at the same moment
        raise StaleVersion from None
    publish("client.changed", client_id=client_id)
    return draft


def _merged(kept: Mapping[str, Mapping[str, object]], given: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
    merged: dict[str, object] = {}
    for part in PARTS:
        answers = {**kept.get(part, {}), **given.get(part, {})}
        merged[part] = {nom: value for nom, value in answers.items() if value is not None}
    return merged
