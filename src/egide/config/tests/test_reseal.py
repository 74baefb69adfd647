"""The platform's encryption key is replaced: everything is sealed anew, and nothing is forgotten."""

from __future__ import annotations

from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.sealing.public import sealed_tables
from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.models import Client
from egide.modules.clients.public import Origine, create_client
from egide.modules.clients.services.comparaison import compare, two_files
from egide.modules.clients.services.fusions import merge, undo
from egide.modules.clients.services.sealing import nir_digest

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "platform"])
NIR, IBAN, OTHER_IBAN = "278069999904159", "FR7699999044000001234567881", "FR7630006000011234567890189"
OLD, NEW = "la clé de 2026", "la clé de 2027"
UNREGISTERED = {"ai.CachedAnswer": "an answer that no longer opens is asked again; forgotten within thirty days"}


def reseal() -> str:
    out = StringIO()
    call_command("reseal", stdout=out)
    return out.getvalue()


def made(**values: Any) -> UUID:
    person = {"nom": "Marchand", "prenom": "Hélène"}
    return UUID(create_client(values=person | values, origine=Origine("saisie", None))["id"])


def revealed(browser: Browser, client_id: UUID, champ: str) -> str:
    answer = browser.send("POST", f"clients/{client_id}/reveal", {"champ": champ, "motif": "Virement au client"})
    assert answer.status_code == 200, answer.content
    valeur: str = answer.json()["valeur"]
    return valeur


def test_clients_numbers_follow_the_new_key_and_are_found_by_it(cast: Cast, settings: Any) -> None:
    settings.EGIDE_ENCRYPTION_KEYS = [OLD]
    with team_scope(cast.lavigne.id):
        helene = made(nir=NIR, iban=IBAN)
        bare = made(nom="Nguyen")

    settings.EGIDE_ENCRYPTION_KEYS = [NEW, OLD]
    assert "IBAN et numéros de sécurité sociale : 1 ligne(s) chiffrée(s) de nouveau, 0 illisible(s)." in reseal()
    assert "IBAN et numéros de sécurité sociale : 0 ligne(s)" in reseal()
    settings.EGIDE_ENCRYPTION_KEYS = [NEW]

    claire = logged_in(cast.claire)
    assert (revealed(claire, helene, "nir"), revealed(claire, helene, "iban")) == (NIR, IBAN)
    with team_scope(cast.lavigne.id):
        assert Client.objects.get(nir_empreinte=nir_digest(NIR)).id == helene
        assert Client.objects.get(pk=bare).nir_empreinte is None


def test_a_merge_is_undone_after_the_key_has_changed(cast: Cast, settings: Any) -> None:
    settings.EGIDE_ENCRYPTION_KEYS = [OLD]
    with team_scope(cast.lavigne.id):
        mine, theirs = made(iban=IBAN), made(iban=OTHER_IBAN)
        choix = {field.cle: "absorbe" for field in compare(*two_files(mine, theirs)) if field.cote == "conflit"}
        fusion = merge(survivant=mine, absorbe=theirs, choix=choix, member_id=None, user_id=None)

    settings.EGIDE_ENCRYPTION_KEYS = [NEW, OLD]
    reseal()
    settings.EGIDE_ENCRYPTION_KEYS = [NEW]

    claire = logged_in(cast.claire)
    assert revealed(claire, mine, "iban") == OTHER_IBAN
    with team_scope(cast.lavigne.id):
        assert undo(fusion_id=fusion.id, user_id=None).gardes == ()
    assert (revealed(claire, mine, "iban"), revealed(claire, theirs, "iban")) == (IBAN, OTHER_IBAN)


def test_what_no_key_opens_is_told_and_left(cast: Cast, settings: Any) -> None:
    settings.EGIDE_ENCRYPTION_KEYS = [OLD]
    with team_scope(cast.lavigne.id):
        helene = made(iban=IBAN)
        before = Client.objects.get(pk=helene).iban_scelle

    settings.EGIDE_ENCRYPTION_KEYS = [NEW]
    with pytest.raises(CommandError, match="1 ligne.* chiffrées avec une clé qui manque"):
        reseal()
    with team_scope(cast.lavigne.id):
        assert Client.objects.get(pk=helene).iban_scelle == before


def test_every_table_that_keeps_something_encrypted_follows_or_is_explained() -> None:
    sealing = {
        model._meta.label
        for model in apps.get_models()
        if any("scelle" in field.name for field in model._meta.local_fields)
    }
    assert sealing - {table.model._meta.label for table in sealed_tables()} == UNREGISTERED.keys()
