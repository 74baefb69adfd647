"""Language models of any provider: one question with a JSON schema, one answer that has its shape, and what it cost.

The libraries are imported by the first question, never when the product starts.
"""

from __future__ import annotations

from egide.integrations.address import AddressRefused, check_address
from egide.integrations.llm.client import Patience, connect, over
from egide.integrations.llm.types import (
    KINDS,
    Answer,
    Code,
    Endpoint,
    LanguageModel,
    LlmFailure,
    Question,
    Usage,
)

__all__ = [
    "KINDS",
    "AddressRefused",
    "Answer",
    "Code",
    "Endpoint",
    "LanguageModel",
    "LlmFailure",
    "Patience",
    "Question",
    "Usage",
    "check_address",
    "connect",
    "over",
]
