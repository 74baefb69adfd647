"""OpenAPI: what every operation has in common is added here, so that a view documents only what is its own."""

from __future__ import annotations

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.utils import OpenApiParameter

from egide.foundation.api.problems import MEDIA_TYPE, TITLES
from egide.foundation.api.serializers import Checked
from egide.foundation.authz.public import PUBLIC, SESSION

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
VERSIONED = frozenset({"PUT", "PATCH", "DELETE"})

PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457. `code` est stable ; `detail` est une phrase pour la personne.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "request_id": {"type": "string"},
        "errors": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
    },
    "required": ["type", "title", "status", "detail", "code", "request_id"],
}

SECURITY_SCHEMES: dict[str, dict[str, str]] = {
    "programme": {
        "type": "http",
        "scheme": "bearer",
        "description": "Jeton d’accès d’un programme, limité à ses portées.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "egide_session",
        "description": "Navigateur ; les écritures portent aussi l’en-tête X-CSRFToken.",
    },
    "jeton": {"type": "apiKey", "in": "header", "name": "X-Session-Token", "description": "Applications."},
}

IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description='Version lue, entre guillemets : `"3"`.'
)
IF_MATCH_WHEN_THERE = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, description="Version lue ; sans elle, l’élément ne doit pas exister."
)
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "pattern": "^[\\x21-\\x7e]{1,200}$"},
    OpenApiParameter.HEADER,
    description="Une même clé avec un même contenu ne crée qu’une fois et répond de même.",
)
PAGE_PARAMETERS = [
    OpenApiParameter("page", {"type": "integer", "minimum": 1, "maximum": 1_000_000}, description="Page, depuis 1."),
    OpenApiParameter("page_size", {"type": "integer", "minimum": 1, "maximum": 200}, description="25 par défaut."),
]


def _component(name: str, kind: str, schema: dict[str, Any]) -> ResolvedComponent:
    return ResolvedComponent(name=name, type=kind, object=name, schema=schema)  # type: ignore[no-untyped-call]


class ApiSchema(AutoSchema):
    """Reads `ApiView.abilities` and `ApiView.versioned`."""

    def get_auth(self) -> list[dict[str, Any]]:
        for name, scheme in SECURITY_SCHEMES.items():
            self.registry.register_on_missing(_component(name, ResolvedComponent.SECURITY_SCHEMA, scheme))
        schemes: list[dict[str, Any]] = [{name: []} for name in SECURITY_SCHEMES]
        return [*schemes, {}] if self._needed() == PUBLIC else schemes

    def get_override_parameters(self) -> list[Any]:
        parameters = [*super().get_override_parameters()]
        if self.method in VERSIONED and getattr(self.view, "versioned", False):
            optional = self.method in getattr(self.view, "unconditional", ())
            parameters.append(IF_MATCH_WHEN_THERE if optional else IF_MATCH)
        kept = getattr(self.view, "replayable", True)
        if self.method == "POST" and kept and self._needed() not in (PUBLIC, SESSION):
            parameters.append(IDEMPOTENCY_KEY)
        return parameters

    def get_extensions(self) -> dict[str, Any]:
        needed = self._needed()
        return {"x-ability": needed} if needed and needed not in (PUBLIC, SESSION) else {}

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> dict[str, Any]:
        schema: dict[str, Any] = super()._map_basic_serializer(serializer, direction)  # type: ignore[no-untyped-call]
        return {**schema, "additionalProperties": False} if isinstance(serializer, Checked) else schema

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        responses: dict[str, Any] = super()._get_response_bodies(direction)
        component = _component("Problem", ResolvedComponent.SCHEMA, PROBLEM)
        self.registry.register_on_missing(component)
        for status in sorted({*self._refusals(), *(status for status in responses if status.startswith("4"))}):
            said = responses.get(status, {})
            own = [content["schema"] for content in said.get("content", {}).values()]
            responses[status] = {
                "description": said.get("description") or TITLES[int(status)],
                # What a view says of a refusal is one of its reasons: the common ones remain.
                "content": {MEDIA_TYPE: {"schema": {"anyOf": [*own, component.ref]} if own else component.ref}},
            }
        return responses

    def _needed(self) -> str | None:
        needed: str | None = getattr(self.view, "abilities", {}).get(self.method)
        return needed

    def _refusals(self) -> list[str]:
        statuses = [400, 401, 403, 404, 409, 429]
        if self.method in UNSAFE:
            statuses += [413, 415]
        if any(parameter in (IF_MATCH, IF_MATCH_WHEN_THERE) for parameter in self.get_override_parameters()):
            statuses += [412, 428]
        return [str(status) for status in statuses]
