"""Two files that may be one person: exact keys, then the name and the birth date with tolerance."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.models import Client
from egide.modules.clients.public import duplicate_pairs, possible_duplicates
from egide.modules.clients.rapprochement import Identity, Register, compare, one_letter_apart
from egide.modules.clients.services.sealing import nir_digest

HELENE = {"nom": "Le Goff", "prenom": "Hélène", "date_naissance": "1978-06-02"}


def verdict(left: dict[str, Any], right: dict[str, Any]) -> tuple[tuple[str, ...], bool] | None:
    match = compare(Identity(**left), Identity(**right))
    return match and (match.reasons, match.sure)


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (HELENE, HELENE | {"nom": "LE-GOFF", "prenom": "HELENE"}, (("nom_naissance",), True)),
        (HELENE, HELENE | {"nom": "Hélène", "prenom": "Le Goff"}, (("nom_naissance",), True)),
        (HELENE, HELENE | {"nom": "Legoff"}, (("nom_naissance",), True)),
        (HELENE, HELENE | {"nom": "Marchand", "nom_naissance": "Le Goff"}, (("nom_naissance",), True)),
        (HELENE, HELENE | {"nom": "Le Gof"}, (("nom_proche_naissance",), False)),
        (HELENE, HELENE | {"prenom": "Hélnèe"}, (("nom_proche_naissance",), False)),
        (HELENE, HELENE | {"date_naissance": "1978-02-06"}, (("nom_date_proche",), False)),
        (HELENE, HELENE | {"date_naissance": "1979-06-02"}, (("nom_date_proche",), False)),
        (HELENE, HELENE | {"date_naissance": "1978"}, (("nom",), False)),
        (HELENE, HELENE | {"date_naissance": None}, (("nom",), False)),
        (HELENE, HELENE | {"date_naissance": "1951-11-30"}, None),
        (HELENE, HELENE | {"prenom": "Marie"}, None),
        (HELENE, HELENE | {"prenom": None}, None),
    ],
)
def test_a_name_and_a_birth_date_say_who_somebody_is(left, right, told):
    assert verdict(left, right) == verdict(right, left) == told


def test_a_couple_shares_a_telephone_and_is_two_people():
    shared = {"nom": "Le Goff", "telephone": "+33639981234"}
    assert verdict(shared | {"prenom": "Hélène"}, shared | {"prenom": "Yves"}) == (("telephone",), False)
    assert verdict(shared | {"prenom": "Hélène"}, shared | {"prenom": "Helene"}) == (("nom", "telephone"), True)
    assert verdict(shared | {"prenom": "Hélène"}, shared | {"prenom": None}) == (("telephone",), True)


def test_a_company_and_its_head_share_a_siren_and_are_two_files():
    company = {"nom": "Kiné Atlantique", "type_personne": "morale", "siren": "801234568"}
    assert verdict(company, company | {"nom": "KINE ATLANTIQUE SELARL"}) == (("siren",), True)
    assert verdict(company, HELENE | {"siren": "801234568"}) == (("siren",), False)


def test_what_everybody_shares_tells_nobody_apart():
    crowd = Register.of(Identity(nom=f"Nom{rank}", prenom="A", email="accueil@cabinet.example") for rank in range(51))
    assert crowd.matches(Identity(nom="Autre", prenom="B", email="accueil@cabinet.example")) == []


@given(word=st.text("abcdef", min_size=1, max_size=12), place=st.integers(0, 11), letter=st.sampled_from("abcdxyz"))
def test_one_mistyped_letter_is_seen_wherever_it_is(word, place, letter):
    at = place % len(word)
    for typed in (word[:at] + letter + word[at:], word[:at] + word[at + 1 :], word[:at] + letter + word[at + 1 :]):
        assert one_letter_apart(word, typed)
        assert one_letter_apart(typed, word)
    if at + 1 < len(word):
        assert one_letter_apart(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    assert not one_letter_apart(word, word + "zz")


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


NIR = "278069999904159"


@pytest.mark.django_db
def test_the_firm_s_files_are_compared_and_the_other_firm_s_are_not(claire, cast):
    def opened(browser: Browser, **values: Any) -> str:
        answer = browser.send("POST", "clients", values)
        assert answer.status_code == 201, answer.content
        return str(answer.json()["id"])

    first = opened(claire, **HELENE, nir=NIR)
    second = opened(claire, nom="Marchand", prenom="Hélène", nir=NIR)
    other = opened(claire, nom="Durand", prenom="Paul")
    opened(logged_in(cast.yann), **HELENE, nir=NIR)
    with team_scope(cast.lavigne.id):
        assert Client.objects.get(pk=first).nir_empreinte == nir_digest(NIR)
        (match,) = possible_duplicates(client_id=Client.objects.get(pk=second).id)
        assert (str(match.other.id), match.reasons, match.sure) == (first, ("nir",), True)
        assert possible_duplicates(client_id=Client.objects.get(pk=other).id) == []
        assert [(str(who.id), str(match.other.id)) for who, match in duplicate_pairs()] == [(first, second)]
    with team_scope(cast.ponant.id):
        assert Client.objects.get().nir_empreinte == nir_digest(NIR)
        assert duplicate_pairs() == []
    tag = claire.read(f"clients/{second}").headers["ETag"]
    assert claire.send("PATCH", f"clients/{second}", {"nir": None}, HTTP_IF_MATCH=tag).status_code == 200
    with team_scope(cast.lavigne.id):
        assert Client.objects.get(pk=second).nir_empreinte is None
