"""The OpenAPI document says everything that an operation may answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema

PUBLISHED = Path(__file__).parents[5] / "web" / "openapi.json"


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    """The whole product's, as it was last written: `make lint` refuses it when it is no longer what the code says."""
    whole: dict[str, Any] = json.loads(PUBLISHED.read_bytes())
    return whole


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


def test_whatever_is_refused_is_answered_with_a_problem(published: dict[str, Any]) -> None:
    for method, path, operation in operations(published):
        for status, answer in operation["responses"].items():
            if status.startswith("4"):
                assert list(answer["content"]) == ["application/problem+json"], (method, path, status)


def test_what_is_written_on_the_version_that_was_read_says_when_it_is_refused(published: dict[str, Any]) -> None:
    conditional = [
        (method, path, operation["responses"])
        for method, path, operation in operations(published)
        if any(parameter["name"] == "If-Match" for parameter in operation.get("parameters", []))
    ]

    assert {method for method, _, _ in conditional} == {"post", "put", "patch", "delete"}
    for method, path, responses in conditional:
        assert {"412", "428"} <= responses.keys(), (method, path)


def test_a_refusal_with_more_to_say_stays_a_problem(published: dict[str, Any]) -> None:
    finish = published["paths"]["/api/v1/entretiens/{id}/enregistrement/termine"]["post"]["responses"]["409"]

    assert finish["content"]["application/problem+json"]["schema"]["anyOf"] == [
        {"$ref": "#/components/schemas/PartiesManquantes"},
        {"$ref": "#/components/schemas/Problem"},
    ]


def test_a_choice_that_may_be_left_empty_says_so(published: dict[str, Any]) -> None:
    method = published["components"]["schemas"]["IdentiteDuCabinet"]["properties"]["methode"]

    assert {"$ref": "#/components/schemas/BlankEnum"} in method["oneOf"]


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
