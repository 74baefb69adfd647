from __future__ import annotations

import pytest
from rest_framework.exceptions import ErrorDetail

from egide.foundation.api.problems import flatten, status_of
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
