"""The rules engine as a model of pydantic-ai, beside those of providers: free, offline, always the same."""

from __future__ import annotations

from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse, ToolCallPart, UserPromptPart
from pydantic_ai.models.function import AgentInfo, FunctionModel

from egide.modules.intake.llm.by_rules import answer_prompt


def rules_model() -> FunctionModel:
    """A model that answers a question about a meeting; any other makes it raise `ValueError`."""
    return FunctionModel(_answer, model_name="rules")


def _answer(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
    (tool,) = info.output_tools
    asked = next(
        part.content
        for message in messages
        if isinstance(message, ModelRequest)
        for part in message.parts
        if isinstance(part, UserPromptPart) and isinstance(part.content, str)
    )
    sections = tuple(tool.parameters_json_schema["properties"])
    return ModelResponse(parts=[ToolCallPart(tool.name, answer_prompt(asked, sections))])
