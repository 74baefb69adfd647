"""Asks the firm's providers one after another until one answers; meters each, remembers the answer.

Nothing is held in the database while a provider thinks: each part that reads or writes is a transaction of its own.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from egide.foundation.ai.cache import cache_key, recall, remember
from egide.foundation.ai.circuit import circuits, note_failure, note_success, state_of
from egide.foundation.ai.models import Provider, Use
from egide.foundation.ai.options import Plan, plan
from egide.foundation.ai.providers import endpoint_of
from egide.foundation.ai.usage import Subject, meter
from egide.integrations.llm import Answer, Code, LlmFailure, Patience, Question, Usage, connect
from egide.kit.sealing import CannotOpen


@dataclass(frozen=True, slots=True)
class Consulted:
    """What came of it.

    `data` None: nobody answered, and `prevented` says why nobody was asked, or `failures` what each said, by provider.
    """

    data: dict[str, Any] | None
    provider: Provider | None = None
    uses: tuple[Use, ...] = ()
    failures: tuple[tuple[str, str], ...] = ()
    prevented: str = ""


def consult(question: Question, subject: Subject, *, patience: Patience | None = None) -> Consulted:
    """Ask about personal data of the active firm: only providers its administrator allowed, within its budget.

    Call it outside any transaction.

    :raises RuntimeError: a transaction is open: it would last as long as the provider thinks.
    """
    if connection.in_atomic_block:
        raise RuntimeError("a consultation may last minutes: no transaction may be open")
    with transaction.atomic():
        planned = plan()
        found = _remembered(planned, question, subject)
    if found is not None:
        return found
    if not planned.providers:
        return Consulted(None, prevented=planned.prevented)
    failures: list[tuple[str, str]] = []
    uses: list[Use] = []
    for provider in planned.providers:
        if (skipped := _left_alone(provider)) is not None:
            failures.append((provider.nom, skipped))
            continue
        answer, use, code = ask_provider(provider, question, subject, patience=patience)
        uses += [use] if use else []
        if answer is not None:
            with transaction.atomic():
                remember(cache_key(provider, question), provider.modele, answer.data, subject.id)
            return Consulted(answer.data, provider, tuple(uses), tuple(failures))
        failures.append((provider.nom, code))
        with transaction.atomic():
            planned_again = plan()
        if not planned_again.providers:
            return Consulted(None, None, tuple(uses), tuple(failures), planned_again.prevented)
    return Consulted(None, None, tuple(uses), tuple(failures))


def _remembered(planned: Plan, question: Question, subject: Subject) -> Consulted | None:
    for provider in planned.providers:
        known = recall(cache_key(provider, question))
        # A later release may check more.
        if known is not None and question.check(known) is None:
            use = meter(provider, subject, Usage(), duration_ms=0.0, cached=True)
            return Consulted(known, provider, (use,))
    return None


def _left_alone(provider: Provider) -> str | None:
    with transaction.atomic():
        circuit = circuits([provider.id]).get(provider.id)
    return "circuit" if state_of(circuit, timezone.now()) == "ouvert" else None


def ask_provider(
    provider: Provider, question: Question, subject: Subject, *, patience: Patience | None = None
) -> tuple[Answer | None, Use | None, str]:
    """One provider asked and metered; the answer, what was kept of it, and the code of the failure, if any."""
    started = time.perf_counter()
    try:
        answer = connect(endpoint_of(provider), trusted=settings.EGIDE_LLM_HOSTS, patience=patience).ask(question)
    except CannotOpen:
        failure = LlmFailure(Code.BAD_KEY)
    except LlmFailure as known:
        failure = known
    else:
        with transaction.atomic():
            note_success(provider.id)
            use = meter(provider, subject, answer.usage, duration_ms=answer.duration_ms)
        return answer, use, ""
    elapsed = round((time.perf_counter() - started) * 1000, 1)
    with transaction.atomic():
        note_failure(provider.id, failure)
        use = meter(provider, subject, failure.usage, duration_ms=elapsed, code=failure.code.value)
    return None, use, failure.code.value
