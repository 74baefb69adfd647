"""The OpenAPI document says everything that an operation may answer."""

from __future__ import annotations

from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    schema: dict[str, Any] = SchemaGenerator(urlconf="egide.foundation.api.urls").get_schema(public=True)
    return schema


def operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(method, path, operation) for path, item in document["paths"].items() for method, operation in item.items()]


def test_the_document_is_valid_openapi(document: dict[str, Any]) -> None:
    validate_schema(document)


def test_every_operation_documents_its_refusals(document: dict[str, Any]) -> None:
    for method, path, operation in operations(document):
        assert {"400", "401", "403", "404", "409", "429"} <= set(operation["responses"]), (method, path)
        content = operation["responses"]["403"]["content"]
        assert list(content) == ["application/problem+json"]


def test_only_invitations_and_the_log_in_by_a_company_are_public(document: dict[str, Any]) -> None:
    public = {path for _, path, operation in operations(document) if {} in operation["security"]}

    assert public == {"/invitations/accept", "/invitations/{token}", "/access/sso/start", "/access/sso/finish"}


def test_operations_have_names_that_a_client_can_use(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(document)]

    assert len(names) == len(set(names))
    assert "session_read" in names


def test_bodies_that_refuse_unknown_fields_say_so(document: dict[str, Any]) -> None:
    body = document["paths"]["/session/team"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    name = body["$ref"].rsplit("/", 1)[1]

    assert document["components"]["schemas"][name]["additionalProperties"] is False
