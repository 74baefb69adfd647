from __future__ import annotations

import json

import pytest
from django.db import OperationalError
from django.test import RequestFactory
from rest_framework.exceptions import ErrorDetail

from egide.foundation.api.problems import flatten, server_error, status_of
from egide.kit import errors


@pytest.mark.parametrize(
    ("detail", "flat"),
    [
        ({"nom": [ErrorDetail("Trop long.")]}, {"nom": ["Trop long."]}),
        ({"conjoint": {"nom": ["Trop long."]}}, {"conjoint.nom": ["Trop long."]}),
        ({"enfants": [{}, {"prenom": ["Vide."]}]}, {"enfants.1.prenom": ["Vide."]}),
        ({"non_field_errors": ["Incohérent."]}, {"": ["Incohérent."]}),
        ({"conjoint": {"non_field_errors": ["Incohérent."]}}, {"conjoint": ["Incohérent."]}),
        (["Ce n’est pas un objet."], {"": ["Ce n’est pas un objet."]}),
    ],
)
def test_nested_errors_are_flat_by_path(detail: object, flat: dict[str, list[str]]) -> None:
    assert flatten(detail) == flat


def test_a_module_may_refine_a_refusal_and_keep_its_status() -> None:
    class AlreadyApplied(errors.NotPending):
        code = "already_applied"

    assert status_of(AlreadyApplied()) == 409


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [(OperationalError("the database is away"), 503, "unavailable"), (ZeroDivisionError(), 500, "internal")],
)
def test_our_own_failures_say_nothing_but_when_to_come_back(error: Exception, status: int, code: str) -> None:
    try:
        raise error
    except (OperationalError, ZeroDivisionError):
        answer = server_error(RequestFactory().get("/api/v1/clients"))

    assert (answer.status_code, json.loads(answer.content)["code"]) == (status, code)
    assert answer.headers.get("Retry-After") == ("3" if status == 503 else None)
    assert "away" not in answer.content.decode()
