"""What the operator does for a firm's own identity provider."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from tests.cast import Cast
from tests.people import logged_in
from tests.support.oidc_provider import OidcProvider

from egide.foundation.accounts.models import SsoDomain
from egide.foundation.accounts.tests.test_sso import by_provider, choices, opened

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "platform"])


def run(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


def test_the_operator_gives_a_firm_a_domain_that_nobody_there_could_prove(cast: Cast, provider: OidcProvider) -> None:
    antoine = logged_in(cast.antoine)
    body = choices(provider, domaines=["lavigne-conseil.example"])
    assert "n’est pas de ce domaine" in antoine.send("PUT", "team/sso", body).json()["errors"]["domaines"][0]

    told = run("add_sso_domain", "lavigne", "Lavigne-Conseil.example")

    assert told == "lavigne-conseil.example est un domaine de Cabinet Lavigne : son administrateur peut l’ajouter.\n"
    assert antoine.send("PUT", "team/sso", body).json()["fournisseur"]["domaines"] == ["lavigne-conseil.example"]
    assert run("add_sso_domain", "lavigne", "lavigne-conseil.example") == told


def test_a_domain_is_not_given_twice_nor_to_nobody(cast: Cast) -> None:
    run("add_sso_domain", "lavigne", "lavigne.example")

    with pytest.raises(CommandError, match="Un autre cabinet a déjà ce domaine"):
        run("add_sso_domain", "ponant", "lavigne.example")
    with pytest.raises(CommandError, match="Aucun cabinet"):
        run("add_sso_domain", "inconnu", "ailleurs.example")
    with pytest.raises(CommandError, match="a la forme cabinet.fr"):
        run("add_sso_domain", "ponant", "ponant")
    with pytest.raises(CommandError, match="Tout le monde"):
        run("add_sso_domain", "ponant", "gmail.com")
    assert list(SsoDomain.objects.values_list("nom", "team_id")) == [("lavigne.example", cast.lavigne.id)]


def test_a_providers_secret_follows_the_new_key(cast: Cast, provider: OidcProvider, settings: Any) -> None:
    settings.EGIDE_ENCRYPTION_KEYS = ["la clé de 2026"]
    opened(cast, provider)

    settings.EGIDE_ENCRYPTION_KEYS = ["la clé de 2027", "la clé de 2026"]
    told = run("reseal")
    settings.EGIDE_ENCRYPTION_KEYS = ["la clé de 2027"]

    assert "secrets des connexions d’entreprise : 1 ligne(s) chiffrée(s) de nouveau, 0 illisible(s)." in told
    assert by_provider()[1].json()["etape"] == "entre"


def test_a_secret_that_no_key_opens_refuses_and_says_whom_to_tell(
    cast: Cast, provider: OidcProvider, settings: Any
) -> None:
    settings.EGIDE_ENCRYPTION_KEYS = ["la clé de 2026"]
    opened(cast, provider)
    settings.EGIDE_ENCRYPTION_KEYS = ["la clé de 2027"]

    answer = logged_in(cast.antoine).send("POST", "access/sso/start", {"cabinet": "lavigne"})

    assert (answer.status_code, answer.json()["code"]) == (409, "sso_misset")
