"""One attempt: one run of pydantic-ai, its errors told in our words. Imports pydantic-ai."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable
from copy import deepcopy
from typing import Any

from pydantic_ai import Agent, ModelRetry, RunContext, StructuredDict, ToolOutput, capture_run_messages
from pydantic_ai import exceptions as e
from pydantic_ai.messages import ModelMessage, ModelResponse
from pydantic_ai.models import Model
from pydantic_ai.settings import ModelSettings
from pydantic_ai.usage import RunUsage

from egide.integrations.llm.types import Code, LlmFailure, Question, Usage

CORRECTIONS = 1
"""How often a model is told that its answer has not the right shape."""

# The first that fits.
_CODES: tuple[tuple[type[Exception], Code], ...] = (
    (e.ModelAuthenticationError, Code.BAD_KEY),
    (e.ModelNotFoundError, Code.UNKNOWN_MODEL),
    (e.ModelContextWindowExceededError, Code.TOO_LONG),
    (e.ModelRequestRejectedError, Code.REJECTED),
    (e.ModelQuotaExceededError, Code.QUOTA),
    (e.ModelRateLimitError, Code.RATE_LIMITED),
    (e.ModelUnavailableError, Code.OVERLOADED),
    (e.ModelTimeoutError, Code.TIMEOUT),
    (e.ModelRequestTimeout, Code.TIMEOUT),
    (e.ModelConnectionError, Code.UNREACHABLE),
    (e.ModelServerError, Code.SERVER_ERROR),
    (e.ModelAPIError, Code.SERVER_ERROR),
    (e.ContentFilterError, Code.REFUSED),
    (e.OutputTokenLimitExceeded, Code.TRUNCATED),
    (e.UnexpectedModelBehavior, Code.WRONG_SCHEMA),
)


async def attempt_once(
    model: Model, question: Question, *, timeout_s: float, streaming: bool
) -> tuple[dict[str, Any], Usage, str]:
    """The answer's data, what was spent, and the model that answered.

    :raises LlmFailure: for whatever reason.
    """
    spent = RunUsage()
    agent = _agent(model, question)
    with capture_run_messages() as messages:
        try:
            async with asyncio.timeout(timeout_s), model:
                run = await agent.run(
                    question.prompt, usage=spent, event_stream_handler=_follow if streaming else None, infer_name=False
                )
        except TimeoutError:
            raise LlmFailure(Code.TIMEOUT, usage=_usage(spent)) from None
        except (e.AgentRunError, e.UserError, ValueError, OSError) as error:
            raise _failure(error, messages, spent) from None
    return dict(run.output), _usage(spent), run.response.model_name or model.model_name


def _agent(model: Model, question: Question) -> Agent[None, dict[str, Any]]:
    # The library writes the title into the schema it is given.
    shape = StructuredDict(deepcopy(question.schema), name=question.name)
    agent: Agent[None, dict[str, Any]] = Agent(
        model,
        output_type=ToolOutput(shape, name=question.name),
        instructions=question.instructions,
        retries={"output": CORRECTIONS},
        # Retries are ours: they are counted, and wait as long as the provider asks.
        model_settings=ModelSettings(max_tokens=question.max_tokens, max_retries=0),
    )

    @agent.output_validator
    def _check(output: dict[str, Any]) -> dict[str, Any]:
        if (wrong := question.check(output)) is not None:
            raise ModelRetry(wrong)
        return output

    return agent


async def _follow(_context: RunContext[None], events: AsyncIterable[Any]) -> None:
    """Having a reader is what makes pydantic-ai stream: a stalled provider is seen before the whole wait is over."""
    async for _event in events:
        pass


def _usage(spent: RunUsage) -> Usage:
    return Usage(spent.input_tokens, spent.output_tokens, spent.requests)


def _failure(error: Exception, messages: list[ModelMessage], spent: RunUsage) -> LlmFailure:
    code = next((code for kind, code in _CODES if isinstance(error, kind)), Code.SERVER_ERROR)
    if code == Code.WRONG_SCHEMA:
        code = _why_it_ended(messages) or code
    elif isinstance(error, OSError):
        code = Code.UNREACHABLE
    return LlmFailure(code, usage=_usage(spent), retry_after_s=getattr(error, "retry_after", None))


def _why_it_ended(messages: list[ModelMessage]) -> Code | None:
    """An answer may have no shape because the model declined, or ran out of room."""
    last = next((message for message in reversed(messages) if isinstance(message, ModelResponse)), None)
    reasons = {"content_filter": Code.REFUSED, "length": Code.TRUNCATED}
    return reasons.get(last.finish_reason or "") if last else None
