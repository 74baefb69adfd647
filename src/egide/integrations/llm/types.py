"""What is asked of a language model and what comes back. Plain data: no library is needed to read this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, Protocol

Kind = Literal["openai", "anthropic", "mistral"]
KINDS: tuple[Kind, ...] = ("openai", "anthropic", "mistral")

Check = Callable[[dict[str, Any]], str | None]
"""What is wrong with an answer's shape, in words for the model; None when nothing is."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One model of one provider, and how long to wait for it.

    `base_url` empty: the provider's own. `openai` with a `base_url` is any OpenAI-compatible service, one's own
    machine included. `timeout_s` is for one whole attempt, from the connection to the last byte; `attempts` in all.
    """

    kind: Kind
    model: str
    api_key: str = field(repr=False)
    base_url: str = ""
    timeout_s: float = 90.0
    attempts: int = 3
    streaming: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """`instructions` are ours; `prompt` holds the data. `schema` is a JSON schema of type object, called `name`.

    `check` looks at the shape of the whole answer; what it says is sent back to the model once.
    """

    instructions: str
    prompt: str
    schema: dict[str, Any]
    name: str
    check: Check
    max_tokens: int = 8000


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of every request made, failed ones included when the provider counted them."""

    input_tokens: int = 0
    output_tokens: int = 0
    requests: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            self.requests + other.requests,
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` passed the question's check. `model` is what the provider says answered."""

    data: dict[str, Any]
    usage: Usage
    model: str
    duration_ms: float


class Code(StrEnum):
    """Why a model gave no answer."""

    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    RATE_LIMITED = "rate_limited"
    QUOTA = "quota"
    OVERLOADED = "overloaded"
    SERVER_ERROR = "server_error"
    BAD_KEY = "bad_key"
    UNKNOWN_MODEL = "unknown_model"
    TOO_LONG = "too_long"
    REJECTED = "rejected"
    REFUSED = "refused"
    TRUNCATED = "truncated"
    WRONG_SCHEMA = "wrong_schema"
    ADDRESS = "address"


TRANSIENT = frozenset({Code.TIMEOUT, Code.UNREACHABLE, Code.RATE_LIMITED, Code.OVERLOADED, Code.SERVER_ERROR})
"""Worth another attempt."""


class LlmFailure(Exception):
    """No answer. Carries no text of the provider: it may quote what was sent."""

    def __init__(self, code: Code, *, usage: Usage | None = None, retry_after_s: float | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.usage = usage or Usage()
        self.retry_after_s = retry_after_s


class LanguageModel(Protocol):
    """Somebody to ask."""

    def ask(self, question: Question) -> Answer:
        """:raises LlmFailure: after the last attempt."""
        ...
