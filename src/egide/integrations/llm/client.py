"""Asks one model, several times if need be, and says in one code why there is no answer."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from egide.integrations.address import AddressRefused, check_address
from egide.integrations.llm.types import TRANSIENT, Answer, Code, Endpoint, LanguageModel, LlmFailure, Question, Usage

if TYPE_CHECKING:
    from pydantic_ai.models import Model

BuildModel = Callable[[], "Model"]


@dataclass(frozen=True, slots=True)
class Patience:
    """How attempts are spaced: `first_s`, then doubled, with up to a quarter more; the provider's own wait if longer.

    A provider that asks to wait more than `longest_s` is not waited for.
    """

    first_s: float = 1.0
    longest_s: float = 20.0
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep

    def before(self, attempt: int, failure: LlmFailure) -> float | None:
        """Seconds to wait before `attempt` (2 is the second); None: give up."""
        wait = self.first_s * 2 ** (attempt - 2) * (1 + random.random() / 4)
        if failure.retry_after_s is not None:
            wait = max(wait, failure.retry_after_s) if failure.retry_after_s > self.first_s else failure.retry_after_s
        return wait if wait <= self.longest_s else None


class Asked:
    """A `LanguageModel` over one pydantic-ai model."""

    def __init__(self, build: BuildModel, *, timeout_s: float, attempts: int, streaming: bool, patience: Patience):
        self._build = build
        self._timeout_s = timeout_s
        self._attempts = attempts
        self._streaming = streaming
        self._patience = patience

    def ask(self, question: Question) -> Answer:
        """:raises LlmFailure: after the last attempt."""
        return asyncio.run(self._ask(question))

    async def _ask(self, question: Question) -> Answer:
        # pydantic-ai takes seconds to import and only a question needs it.
        from egide.integrations.llm.attempt import attempt_once

        started = time.perf_counter()
        spent = Usage()
        attempt = 1
        while True:
            try:
                data, usage, model = await attempt_once(
                    self._build(), question, timeout_s=self._timeout_s, streaming=self._streaming
                )
            except LlmFailure as failure:
                spent += failure.usage
                wait = self._patience.before(attempt + 1, failure) if failure.code in TRANSIENT else None
                if attempt >= self._attempts or wait is None:
                    raise LlmFailure(failure.code, usage=spent, retry_after_s=failure.retry_after_s) from None
            else:
                return Answer(data, spent + usage, model, round((time.perf_counter() - started) * 1000, 1))
            attempt += 1
            await self._patience.pause(wait)


def over(
    build: BuildModel,
    *,
    timeout_s: float = 60.0,
    attempts: int = 1,
    streaming: bool = False,
    patience: Patience | None = None,
) -> LanguageModel:
    """Somebody to ask over any model of pydantic-ai, made anew by `build` for each attempt."""
    return Asked(build, timeout_s=timeout_s, attempts=attempts, streaming=streaming, patience=patience or Patience())


def connect(endpoint: Endpoint, *, trusted: Collection[str] = (), patience: Patience | None = None) -> LanguageModel:
    """Somebody to ask at `endpoint`.

    :param trusted: hosts that may be private (`check_address`).
    :raises LlmFailure: `address`: not somewhere a request may go.
    """
    if endpoint.base_url:
        try:
            check_address(endpoint.base_url, trusted=trusted)
        except AddressRefused as refusal:
            raise LlmFailure(Code.UNREACHABLE if refusal.reason == "unknown_host" else Code.ADDRESS) from None

    def build() -> Model:
        from egide.integrations.llm.providers import build_model

        return build_model(endpoint)

    return over(
        build,
        timeout_s=endpoint.timeout_s,
        attempts=endpoint.attempts,
        streaming=endpoint.streaming,
        patience=patience,
    )
