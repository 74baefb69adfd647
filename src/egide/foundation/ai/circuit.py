"""A provider that keeps failing is left alone for a while, then tried once.

Three failures in a row open the circuit for a minute; each opening in a row doubles it, up to a quarter of an hour; a
provider that says how long to wait is believed. When the time is over one consultation is let through: it closes the
circuit, or opens it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from egide.foundation.ai.models import Circuit
from egide.integrations.llm import Code, LlmFailure

FAILURES = 3
FIRST = timedelta(minutes=1)
LONGEST = timedelta(minutes=15)
# The provider works: it is this question that it did not answer.
ABOUT_THE_QUESTION = frozenset({Code.TOO_LONG, Code.REFUSED, Code.TRUNCATED, Code.WRONG_SCHEMA, Code.REJECTED})


def state_of(circuit: Circuit | None, now: datetime) -> str:
    """ferme, ouvert (nobody asks), essai (the next one to ask tells)."""
    if circuit is None or circuit.open_until is None:
        return "ferme"
    return "ouvert" if circuit.open_until > now else "essai"


def circuits(provider_ids: Iterable[UUID]) -> dict[UUID, Circuit]:
    """By provider. One statement."""
    return {circuit.provider_id: circuit for circuit in Circuit.objects.filter(provider_id__in=list(provider_ids))}


def note_success(provider_id: UUID) -> None:
    """At most one statement."""
    Circuit.objects.filter(provider_id=provider_id).exclude(failures=0, open_until=None).update(
        failures=0, openings=0, open_until=None
    )


def note_failure(provider_id: UUID, failure: LlmFailure) -> None:
    """Three statements at most."""
    now = timezone.now()
    Circuit.objects.bulk_create([Circuit(provider_id=provider_id)], ignore_conflicts=True)
    circuit = Circuit.objects.select_for_update().get(provider_id=provider_id)
    circuit.last_code, circuit.last_at = failure.code.value, now
    if failure.code not in ABOUT_THE_QUESTION:
        circuit.failures += 1
        asked_to_wait = timedelta(seconds=failure.retry_after_s or 0)
        if circuit.failures >= FAILURES or circuit.open_until is not None or asked_to_wait >= FIRST:
            wait = min(max(FIRST * 2 ** min(circuit.openings, 10), asked_to_wait), max(LONGEST, asked_to_wait))
            circuit.open_until = now + wait
            circuit.openings += 1
    circuit.save()
