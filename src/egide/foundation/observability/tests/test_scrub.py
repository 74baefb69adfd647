from __future__ import annotations

import pytest

from egide.foundation.observability.scrub import MASK, scrub


@pytest.mark.parametrize(
    ("_case", "secret"),
    [
        ("e-mail", "helene.marchand@exemple.fr"),
        ("e-mail in an address", "helene.marchand%40exemple.fr"),
        ("telephone", "06 12 34 56 78"),
        ("telephone without spaces", "0612345678"),
        ("international telephone", "+33 6 12 34 56 78"),
        ("international telephone, dots", "0033.6.12.34.56.78"),
        ("IBAN", "FR76 3000 6000 0112 3456 7890 189"),
        ("IBAN without spaces", "FR7630006000011234567890189"),
        ("NIR", "2 84 05 44 109 123 45"),
        ("NIR without spaces", "284054410912345"),
        ("NIR of Corsica", "284052A10912345"),
        ("session key", "q3v8k1z0m5x7c9b2n4l6j8h0g1f3d5s7"),
        ("JWT", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc"),
        ("card", "4970 1012 3456 7890"),
    ],
)
def test_the_shapes_of_personal_data_are_masked(_case: str, secret: str) -> None:
    assert scrub(f"avant {secret} après") == f"avant {MASK} après"


def test_what_follows_the_word_token_is_masked() -> None:
    assert scrub("token=abc; suite") == f"{MASK}; suite"


@pytest.mark.parametrize(
    "text",
    [
        "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b",
        "egide.modules.clients.services:42 create_client",
        "api/v1/clients/<str:key>",
        "clients_client_team_id_matricule_uq",
        "2026-11-20T19:23:55.123Z",
    ],
)
def test_identifiers_places_and_dates_stay(text: str) -> None:
    assert scrub(text) == text
