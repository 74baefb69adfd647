"""The models of each provider. Imports pydantic-ai: reached only when a question is asked."""

from __future__ import annotations

import httpx2
from pydantic_ai.models import Model
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.models.mistral import MistralModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.anthropic import AnthropicProvider
from pydantic_ai.providers.mistral import MistralProvider
from pydantic_ai.providers.openai import OpenAIProvider
from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

from egide.integrations.llm.types import Endpoint

CONNECT_S = 10.0
NO_KEY = "none"
"""What is sent to a service that asks for no key."""


def build_model(endpoint: Endpoint) -> Model:
    """A pydantic-ai model with a connection of its own, that follows no redirection and reads no variable of the
    environment: neither a key nor a proxy of the operator's is used for a firm."""
    http = httpx2.AsyncClient(
        timeout=httpx2.Timeout(endpoint.timeout_s, connect=min(CONNECT_S, endpoint.timeout_s)),
        follow_redirects=False,
        trust_env=False,
    )
    key = endpoint.api_key or NO_KEY
    match endpoint.kind:
        case "anthropic":
            return AnthropicModel(
                endpoint.model,
                provider=AnthropicProvider(
                    api_key=key, base_url=endpoint.base_url or "https://api.anthropic.com", http_client=http
                ),
            )
        case "mistral":
            return MistralModel(
                endpoint.model,
                provider=MistralProvider(
                    api_key=key, base_url=endpoint.base_url or "https://api.mistral.ai", http_client=http
                ),
            )
        case "openai" if endpoint.base_url:
            compatible = OpenAICompatibleProvider(
                "compatible", base_url=endpoint.base_url, api_key=key, http_client=http
            )
            return OpenAIChatModel(endpoint.model, provider=compatible)
        case "openai":
            return OpenAIChatModel(
                endpoint.model,
                provider=OpenAIProvider(api_key=key, base_url="https://api.openai.com/v1", http_client=http),
            )
