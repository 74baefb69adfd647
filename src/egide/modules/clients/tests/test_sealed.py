"""Accounts and social security numbers: encrypted, masked, read one by one by somebody who says why."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connections, transaction
from django.test import override_settings
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.tenancy.public import team_scope
from egide.kit.sealing import CannotOpen
from egide.modules.clients.models import Client, Lecture
from egide.modules.clients.services.sealing import unseal

pytestmark = pytest.mark.django_db

IBAN, NIR = "FR7699999044000001234567881", "278069999904159"
# The same country, key and last characters: the same mask.
TWIN_IBAN = "FR7699999000000000000017881"
MASKS = {"iban": "FR76 •••• 7881", "nir": "•••• 59"}
MOTIF = "Mise en place d’un prélèvement"


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


@pytest.fixture
def helene(claire: Browser) -> dict[str, Any]:
    spaced = " ".join(IBAN[start : start + 4] for start in range(0, len(IBAN), 4))
    body = {"nom": "Marchand", "prenom": "Hélène", "iban": spaced, "nir": "2 78 06 99 999 041 59"}
    answer = claire.send("POST", "clients", body, headers={"Idempotency-Key": "dossier-helene"})
    assert answer.status_code == 201, answer.content
    made: dict[str, Any] = answer.json()
    return made


def patch(browser: Browser, file: dict[str, Any], body: dict[str, Any]) -> Any:
    tag = browser.read(f"clients/{file['id']}").headers["ETag"]
    return browser.send("PATCH", f"clients/{file['id']}", body, HTTP_IF_MATCH=tag)


def reveal(browser: Browser, file: dict[str, Any], champ: str = "iban", motif: str = MOTIF, **options: Any) -> Any:
    return browser.send("POST", f"clients/{file['id']}/reveal", {"champ": champ, "motif": motif}, **options)


def history(browser: Browser, file: dict[str, Any]) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = browser.read(f"clients/{file['id']}/history").json()["results"]
    return lines


def changes_of(browser: Browser, file: dict[str, Any], champ: str) -> list[list[Any]]:
    return [line["changes"][champ] for line in history(browser, file) if champ in line["changes"]]


def stored(cast: Cast, file: dict[str, Any], nom: str) -> str | None:
    with team_scope(cast.lavigne.id):
        sealed = Client.objects.values_list(f"{nom}_scelle", flat=True).get(pk=file["id"])
        return sealed and unseal(sealed, nom, UUID(file["id"]))


def test_the_file_shows_masks_and_history_says_only_that_it_changed(claire, helene, cast):
    read = claire.read(f"clients/{helene['id']}").json()
    assert {nom: helene[nom] for nom in MASKS} == {nom: read[nom] for nom in MASKS} == MASKS
    assert not [nom for nom in read if nom.endswith("_scelle")]
    assert patch(claire, helene, {"iban": TWIN_IBAN}).json()["iban"] == MASKS["iban"]
    assert patch(claire, helene, {"iban": None}).json()["iban"] is None
    assert changes_of(claire, helene, "iban") == [
        *([MASKS["iban"], None], [None, MASKS["iban"]], [MASKS["iban"], None], [None, MASKS["iban"]]),
    ]
    assert stored(cast, helene, "iban") is None
    assert stored(cast, helene, "nir") == NIR


def test_revealing_gives_the_value_and_leaves_a_trace(claire, helene, cast):
    answer = reveal(claire, helene)
    assert (answer.status_code, answer.json()) == (200, {"valeur": IBAN})
    assert "no-store" in answer.headers["Cache-Control"]
    assert reveal(logged_in(cast.thomas), helene, "nir", "Déclaration à l’assureur").json() == {"valeur": NIR}

    told = [
        (line["actor"]["prenom"], line["section"], line["action"], line["changes"]) for line in history(claire, helene)
    ]
    assert told[:2] == [
        ("Thomas", "lectures", "lecture", {"champ": [None, "nir"], "motif": [None, "Déclaration à l’assureur"]}),
        ("Claire", "lectures", "lecture", {"champ": [None, "iban"], "motif": [None, MOTIF]}),
    ]
    with team_scope(cast.lavigne.id):
        read = Lecture.objects.order_by("id").values_list("client_id", "champ", "motif", "user_id")
        assert list(read) == [
            (UUID(helene["id"]), "iban", MOTIF, cast.claire.id),
            (UUID(helene["id"]), "nir", "Déclaration à l’assureur", cast.thomas.id),
        ]
    assert claire.read(f"clients/{helene['id']}").json()["version"] == 1


def test_another_firm_finds_nothing_and_leaves_nothing(helene, cast):
    for browser in (logged_in(cast.yann), logged_in(cast.anne, cast.ponant)):
        answer = reveal(browser, helene)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    for firm in (cast.lavigne, cast.ponant):
        with team_scope(firm.id):
            assert not Lecture.objects.exists()


@pytest.mark.parametrize(
    ("body", "field", "sentence"),
    [
        ({"champ": "email", "motif": MOTIF}, "champ", "Ce champ n’est pas protégé. Champs protégés : iban, nir."),
        ({"champ": "iban_scelle", "motif": MOTIF}, "champ", "Ce champ n’est pas protégé. Champs protégés : iban, nir."),
        ({"champ": "iban", "motif": "  "}, "motif", "Dites pourquoi vous consultez cette valeur."),
        ({"champ": "iban"}, "motif", "Ce champ est obligatoire."),
        ({"champ": "iban", "motif": MOTIF, "tout": True}, "tout", "Champ inconnu : tout."),
    ],
)
def test_a_reading_that_does_not_say_what_or_why_is_refused(claire, helene, cast, body, field, sentence):
    answer = claire.send("POST", f"clients/{helene['id']}/reveal", body)
    assert (answer.status_code, answer.json()["errors"]) == (400, {field: [sentence]})
    with team_scope(cast.lavigne.id):
        assert not Lecture.objects.exists()


def test_an_empty_field_has_nothing_to_reveal(claire, cast):
    louis = claire.send("POST", "clients", {"nom": "Martin"}).json()
    assert reveal(claire, louis).json()["errors"] == {"champ": ["Ce champ est vide."]}


def test_readings_are_slowed_down(claire, helene):
    statuses = [reveal(claire, helene).status_code for _reading in range(21)]
    assert statuses == [200] * 20 + [429]


@pytest.mark.parametrize(
    ("champ", "typed", "sentence"),
    [
        ("iban", "FR7699999044000001234567882", "La clé de cet IBAN n’est pas bonne : vérifiez-le."),
        (
            "nir",
            "278069999904158",
            "La clé de ce numéro de sécurité sociale n’est pas bonne : vérifiez-le.",
        ),
        (
            "iban",
            "FR76 •••• 1234",
            "Une valeur masquée ne peut pas être rétablie : saisissez-la de nouveau, en entier.",
        ),
        ("nir", "•••• 81", "Une valeur masquée ne peut pas être rétablie : saisissez-la de nouveau, en entier."),
    ],
)
def test_a_wrong_key_or_a_mask_of_the_past_is_refused_and_changes_nothing(claire, helene, cast, champ, typed, sentence):
    answer = patch(claire, helene, {champ: typed, "ville": "Rezé"})
    assert (answer.status_code, answer.json()["errors"]) == (400, {champ: [sentence]})
    assert typed not in answer.content.decode()
    read = claire.read(f"clients/{helene['id']}").json()
    assert (read["version"], read["ville"], read[champ]) == (1, None, MASKS[champ])
    assert stored(cast, helene, champ) == {"iban": IBAN, "nir": NIR}[champ]


def test_a_mask_written_back_or_the_same_value_again_changes_nothing(claire, helene, cast):
    for body in (MASKS, {"iban": IBAN, "nir": NIR}):
        assert patch(claire, helene, body).json()["version"] == 1
    patched = patch(claire, helene, {**MASKS, "ville": "Rezé"}).json()
    assert (patched["version"], patched["iban"]) == (2, MASKS["iban"])
    assert (stored(cast, helene, "iban"), stored(cast, helene, "nir")) == (IBAN, NIR)
    assert len(changes_of(claire, helene, "iban")) == 1


def test_a_mask_is_never_the_value_of_a_new_file(claire, cast):
    answer = claire.send("POST", "clients", {"nom": "Martin", **MASKS})
    assert (answer.status_code, set(answer.json()["errors"])) == (400, {"iban", "nir"})
    with team_scope(cast.lavigne.id):
        assert not Client.objects.exists()


def test_what_is_sealed_for_one_file_opens_for_no_other_field_client_or_firm(claire, helene, cast):
    other = claire.send("POST", "clients", {"nom": "Martin", "iban": IBAN}).json()
    with team_scope(cast.lavigne.id):
        sealed = Client.objects.values_list("iban_scelle", flat=True).get(pk=helene["id"])
        Client.objects.filter(pk=other["id"]).update(iban_scelle=sealed)
        for nom, client_id in (("iban", other["id"]), ("nir", helene["id"])):
            with pytest.raises(CannotOpen):
                unseal(sealed, nom, UUID(client_id))
    with team_scope(cast.ponant.id), pytest.raises(CannotOpen):
        unseal(sealed, "iban", UUID(helene["id"]))

    answer = reveal(claire, other)
    assert (answer.status_code, answer.json()["code"]) == (409, "unreadable")
    with team_scope(cast.lavigne.id):
        assert not Lecture.objects.exists()


def test_a_new_key_seals_and_the_old_one_still_opens(claire, helene, cast, settings):
    with override_settings(EGIDE_ENCRYPTION_KEYS=["la clé de 2027", *settings.EGIDE_ENCRYPTION_KEYS]):
        assert reveal(claire, helene).json() == {"valeur": IBAN}
        patch(claire, helene, {"iban": TWIN_IBAN})
    assert reveal(claire, helene).status_code == 409
    assert reveal(claire, helene, "nir").json() == {"valeur": NIR}


@pytest.mark.parametrize("column", ["iban", "iban_scelle", "nir"])
def test_the_database_itself_refuses_a_plain_value(helene, cast, column):
    with team_scope(cast.lavigne.id):
        refused = pytest.raises(DatabaseError, match="check constraint")
        with refused, transaction.atomic():
            Client.objects.filter(pk=helene["id"]).update(**{column: NIR})


@pytest.mark.django_db(transaction=True, databases=["default", "platform"])
def test_no_table_and_no_log_holds_a_plain_value(claire, helene, caplog):
    caplog.set_level(logging.DEBUG)
    assert reveal(claire, helene, headers={"Idempotency-Key": "lecture"}).json() == {"valeur": IBAN}
    assert patch(claire, helene, {"iban": f"{IBAN[:-1]}9"}).status_code == 400
    assert patch(claire, helene, {"iban": TWIN_IBAN}).status_code == 200
    claire.send("DELETE", f"clients/{helene['id']}", HTTP_IF_MATCH='"2"')

    with connections["platform"].cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        names = [name for (name,) in cursor.fetchall()]
        texts = {}
        for name in names:
            # Kept answers are bytes; t::text would write them in hexadecimal.
            extra = " || convert_from(body, 'UTF8')" if name == "api_idempotencykey" else ""
            cursor.execute(f"SELECT string_agg(t::text{extra}, E'\\n') FROM \"{name}\" t")
            texts[name] = cursor.fetchone()[0] or ""
    assert {"clients_client", "clients_lecture", "audit_entry", "realtime_event", "api_idempotencykey"} <= set(texts)
    assert MASKS["iban"] in texts["audit_entry"] and MASKS["nir"] in texts["api_idempotencykey"]
    for secret in (IBAN, NIR, TWIN_IBAN, IBAN[8:-4], NIR[:13], TWIN_IBAN[8:-4]):
        assert [name for name, text in texts.items() if secret in text.replace(" ", "")] == []
        assert secret not in caplog.text.replace(" ", "")
