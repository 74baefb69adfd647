"""Why a job failed, told without anybody's data, and whether trying again can help."""

from __future__ import annotations

import random
from dataclasses import dataclass

from egide.kit.errors import DomainError

LONGEST_DELAY_S = 600.0
WORKER_LOST = "worker_lost"


class WorkerLost(Exception):
    """The process running the job ended, again and again: the job itself is the likely cause."""


@dataclass(frozen=True, slots=True)
class FailureReason:
    """What may be kept and shown of the last error; `code` and `message` are empty unless we wrote them."""

    error_class: str
    code: str
    message: str
    attempts: int


def reason_of(error: BaseException, *, attempts: int) -> FailureReason:
    """`attempts` counts the failed one."""
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    if isinstance(error, DomainError):
        # The sentence before its parameters are filled in: those may name somebody.
        return FailureReason(name, error.error_code, error.sentence, attempts)
    if isinstance(error, WorkerLost):
        return FailureReason(name, WORKER_LOST, "", attempts)
    return FailureReason(name, "", "", attempts)


def is_final(error: BaseException, *, attempts: int, max_attempts: int) -> bool:
    """A refusal of the business stays a refusal; anything else may pass until the attempts are used up."""
    return isinstance(error, DomainError | WorkerLost) or attempts >= max_attempts


def delay_before_retry(*, attempts: int, backoff_s: float) -> float:
    """Seconds: `backoff_s` tripled at each attempt, between half and one and a half of it, 10 minutes at most."""
    planned = min(backoff_s * 3.0 ** (attempts - 1), LONGEST_DELAY_S)
    return min(planned * random.uniform(0.5, 1.5), LONGEST_DELAY_S)
