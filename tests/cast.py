"""Fixtures of the cast: `lavigne` (Nantes), `ponant` (Brest) and who works there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from tests.people import Firm, Person, create_firm, create_person, hire

from egide.foundation.accounts.public import Role
from egide.foundation.api.throttling import buckets


@dataclass
class Cast:
    """Everybody. Anne works for both firms; the operator for none."""

    lavigne: Firm
    ponant: Firm
    claire: Person
    thomas: Person
    anne: Person
    antoine: Person
    yann: Person
    gaelle: Person
    operateur: Person


@pytest.fixture(autouse=True)
def cheap_passwords_and_full_buckets(request: pytest.FixtureRequest) -> Iterator[None]:
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames or _uses_database(request):
        settings = request.getfixturevalue("settings")
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    buckets.clear()
    yield


def _uses_database(request: pytest.FixtureRequest) -> bool:
    return request.node.get_closest_marker("django_db") is not None


@pytest.fixture
def cast(db: None) -> Cast:
    return create_cast()


def create_cast() -> Cast:
    """Two firms and seven people, in the database of the test."""
    cast = Cast(
        lavigne=create_firm("Cabinet Lavigne", "lavigne"),
        ponant=create_firm("Assurances du Ponant", "ponant"),
        claire=create_person("Claire", "Vasseur", "claire.vasseur@lavigne.example"),
        thomas=create_person("Thomas", "Berger", "thomas.berger@lavigne.example"),
        anne=create_person("Anne", "Lavigne", "anne.lavigne@lavigne.example"),
        antoine=create_person("Antoine", "Lavigne", "antoine.lavigne@lavigne.example"),
        yann=create_person("Yann", "Kerbrat", "yann.kerbrat@ponant.example"),
        gaelle=create_person("Gaëlle", "Morvan", "gaelle.morvan@ponant.example"),
        operateur=create_person("Olivia", "Prat", "operateur@egide.example", is_operator=True),
    )
    hire(cast.lavigne, cast.claire, Role.EMPLOYE, "Courtière")
    hire(cast.lavigne, cast.thomas, Role.EMPLOYE, "Courtier")
    hire(cast.lavigne, cast.anne, Role.MANAGER, "Responsable")
    hire(cast.lavigne, cast.antoine, Role.ADMIN, "Gérant")
    hire(cast.ponant, cast.yann, Role.ADMIN, "Gérant")
    hire(cast.ponant, cast.gaelle, Role.EMPLOYE, "Courtière")
    hire(cast.ponant, cast.anne, Role.MANAGER, "Conseil")
    return cast
