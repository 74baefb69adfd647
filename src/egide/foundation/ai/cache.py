"""Answers by content: the same question of the same firm to the same model is asked, and paid for, once a month."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from egide.foundation.ai.models import CachedAnswer, Provider
from egide.foundation.ai.sealing import open_answer, seal_answer
from egide.foundation.tenancy.public import current_team_id
from egide.integrations.llm import Question
from egide.kit.sealing import CannotOpen

KEPT_FOR = timedelta(days=30)


def cache_key(provider: Provider, question: Question) -> str:
    """Of the active firm, the model and every word of the question."""
    said = [
        str(current_team_id()),
        provider.kind,
        provider.base_url,
        provider.modele,
        question.instructions,
        question.prompt,
        question.name,
        json.dumps(question.schema, sort_keys=True),
    ]
    return hashlib.sha256("\x00".join(said).encode()).hexdigest()


def recall(key: str) -> dict[str, Any] | None:
    """What was answered, if it is still kept and can be opened. One statement."""
    found = CachedAnswer.objects.filter(key=key, created_at__gt=timezone.now() - KEPT_FOR).first()
    if found is None:
        return None
    try:
        answer: dict[str, Any] = json.loads(open_answer(found.answer_scelle, key))
    except CannotOpen:
        return None
    return answer


def remember(key: str, modele: str, answer: dict[str, Any], subject_id: UUID | None) -> None:
    """One statement; what was kept under the key gives way."""
    sealed = seal_answer(json.dumps(answer, ensure_ascii=False), key)
    CachedAnswer.objects.bulk_create(
        [CachedAnswer(key=key, subject_id=subject_id, modele=modele, answer_scelle=sealed, created_at=timezone.now())],
        update_conflicts=True,
        unique_fields=["team", "key"],
        update_fields=["subject_id", "modele", "answer_scelle", "created_at"],
    )


def forget_answers(subject_ids: Collection[UUID]) -> None:
    """What models answered about these, and what nobody knows the subject of. One statement."""
    CachedAnswer.objects.filter(Q(subject_id__in=subject_ids) | Q(subject_id=None)).delete()
