"""The models of each provider. Reached only when a question is asked, and each imports its own library alone: together
they take seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2

from egide.integrations.llm.types import Endpoint

if TYPE_CHECKING:
    from pydantic_ai.models import Model

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
    builders = {"anthropic": _anthropic, "mistral": _mistral, "openai": _openai}
    return builders[endpoint.kind](endpoint, endpoint.api_key or NO_KEY, http)


def _anthropic(endpoint: Endpoint, key: str, http: httpx2.AsyncClient) -> Model:
    from pydantic_ai.models.anthropic import AnthropicModel
    from pydantic_ai.providers.anthropic import AnthropicProvider

    base = endpoint.base_url or "https://api.anthropic.com"
    return AnthropicModel(endpoint.model, provider=AnthropicProvider(api_key=key, base_url=base, http_client=http))


def _mistral(endpoint: Endpoint, key: str, http: httpx2.AsyncClient) -> Model:
    from pydantic_ai.models.mistral import MistralModel
    from pydantic_ai.providers.mistral import MistralProvider

    base = endpoint.base_url or "https://api.mistral.ai"
    return MistralModel(endpoint.model, provider=MistralProvider(api_key=key, base_url=base, http_client=http))


def _openai(endpoint: Endpoint, key: str, http: httpx2.AsyncClient) -> Model:
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider
    from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

    base = endpoint.base_url
    provider = (
        OpenAICompatibleProvider("compatible", base_url=base, api_key=key, http_client=http)
        if base
        else OpenAIProvider(api_key=key, base_url="https://api.openai.com/v1", http_client=http)
    )
    return OpenAIChatModel(endpoint.model, provider=provider)
