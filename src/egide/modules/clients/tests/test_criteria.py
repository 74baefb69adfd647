"""Filters of the list: any field of the file, and/or, one level deep, written in the address."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.kit.errors import Invalid
from egide.modules.clients.selectors.columns import columns
from egide.modules.clients.selectors.criteria import condition, parse_criteria
from egide.modules.clients.selectors.operators import operators_of

pytestmark = pytest.mark.django_db


def soon(days: int) -> str:
    """A birth date of forty years ago whose birthday comes in so many days."""
    day = timezone.localdate() + timedelta(days=days)
    return f"{day.year - 40 - (day.year % 4)}-{day:%m-%d}"


@pytest.fixture
def claire(cast: Cast) -> Browser:
    browser = logged_in(cast.claire)

    def client(section_values: dict[str, Any], **values: Any) -> None:
        made = browser.send("POST", "clients", values)
        assert made.status_code == 201, made.content
        key = made.json()["id"]
        for section, value in section_values.items():
            rows = value if isinstance(value, list) else [value]
            for row in rows:
                method = "POST" if isinstance(value, list) else "PATCH"
                assert browser.send(method, f"clients/{key}/{section}", row).status_code < 300

    client(
        {
            "conjoint": {"prenom": "Julien", "fumeur": True, "ville": "Rezé"},
            "enfants": [{"prenom": "Zoé"}, {"prenom": "Louis"}],
            "passifs": [
                {"nature": "credit_immobilier", "capital_restant_du": 180_000},
                {"nature": "credit_consommation", "capital_restant_du": 7_000},
            ],
        },
        nom="Marchand",
        prenom="Hélène",
        ville="Rezé",
        besoins=["retraite", "epargne"],
        telephone="06 39 98 07 93",
        date_naissance=soon(3),
        nombre_enfants=2,
        fumeur=False,
        iban="FR7699999044000001234567881",
    )
    client(
        {
            "contrats_existants": [{"type": "sante", "echeance": "2030-06-01"}],
            "passifs": [{"nature": "credit_immobilier", "capital_restant_du": 90_000}],
        },
        nom="N’Diaye",
        prenom="Fatou",
        ville="Nantes",
        statut="client",
        date_naissance="1990",
        revenus_annuels=52_000,
    )
    client({"conjoint": {"prenom": "Anne"}}, nom="Le Bihan", prenom="Yann", ville="Couëron", besoins=["retraite"])
    client({}, nom="Émard", prenom="Zoé")
    return browser


def names(browser: Browser, *rules: Any, join: str = "et", **asked: str) -> list[str]:
    answer = browser.read("clients", data={"filtre": json.dumps({join: list(rules)}), "sort": "nom", **asked})
    assert answer.status_code == 200, answer.content
    body = answer.json()
    assert body["count"] == len(body["results"])
    return [client["nom"] for client in body["results"]]


ANSWERS: list[tuple[list[Any], list[str]]] = [
    (["ville", "est", "nantes", "REZE"], ["Marchand", "N’Diaye"]),
    (["ville", "n_est_pas", "nantes"], ["Émard", "Le Bihan", "Marchand"]),
    (["ville", "contient", "oue"], ["Le Bihan"]),
    (["ville", "commence_par", "ré"], ["Marchand"]),
    (["ville", "commence_par", "%"], []),
    (["ville", "vide"], ["Émard"]),
    (["ville", "non_vide"], ["Le Bihan", "Marchand", "N’Diaye"]),
    (["telephone", "contient", "+33 6 39"], ["Marchand"]),
    (["statut", "est", "client"], ["N’Diaye"]),
    (["statut", "n_est_pas", "client"], ["Émard", "Le Bihan", "Marchand"]),
    (["besoins", "est", "epargne", "sante"], ["Marchand"]),
    (["besoins", "tous", "epargne", "retraite"], ["Marchand"]),
    (["besoins", "n_est_pas", "epargne"], ["Émard", "Le Bihan", "N’Diaye"]),
    (["besoins", "vide"], ["Émard", "N’Diaye"]),
    (["revenus_annuels", "superieur", 52_000], ["N’Diaye"]),
    (["revenus_annuels", "inferieur", "51 999,99".replace(" ", "")], []),
    (["nombre_enfants", "entre", 3, 1], ["Marchand"]),
    (["nombre_enfants", "different", 2], ["Émard", "Le Bihan", "N’Diaye"]),
    (["fumeur", "est", "non"], ["Marchand"]),
    (["fumeur", "est", True], []),
    (["date_naissance", "anniversaire", 7], ["Marchand"]),
    (["date_naissance", "anniversaire", 2], []),
    (["date_naissance", "est", "1990"], ["N’Diaye"]),
    (["date_naissance", "apres", "1989-12"], ["N’Diaye"]),
    (["date_naissance", "vide"], ["Émard", "Le Bihan"]),
    (["created_at", "depuis", 1], ["Émard", "Le Bihan", "Marchand", "N’Diaye"]),
    (["created_at", "plus_ancien", 1], []),
    (["conseiller", "est", "moi"], ["Émard", "Le Bihan", "Marchand", "N’Diaye"]),
    (["conseiller", "vide"], []),
    (["suivi_par", "est", "moi"], ["Émard", "Le Bihan", "Marchand", "N’Diaye"]),
    (["suivi_par", "vide"], []),
    (["etiquettes", "vide"], ["Émard", "Le Bihan", "Marchand", "N’Diaye"]),
    (["iban", "non_vide"], ["Marchand"]),
    (["age", "superieur", 30], ["Marchand"]),
    # The spouse: one who is not there has nothing.
    (["conjoint", "non_vide"], ["Le Bihan", "Marchand"]),
    (["conjoint", "vide"], ["Émard", "N’Diaye"]),
    (["conjoint.prenom", "est", "julien"], ["Marchand"]),
    (["conjoint.fumeur", "est", "oui"], ["Marchand"]),
    (["conjoint.ville", "vide"], ["Émard", "Le Bihan", "N’Diaye"]),
    # Rows: one of them, none of them, how many, how much.
    (["un:passifs.nature", "est", "credit_consommation"], ["Marchand"]),
    (["un:passifs.nature", "n_est_pas", "credit_immobilier"], ["Marchand"]),
    (["aucun:passifs.nature", "est", "credit_consommation"], ["Émard", "Le Bihan", "N’Diaye"]),
    (["aucun:contrats_existants.type", "est", "sante"], ["Émard", "Le Bihan", "Marchand"]),
    (["nombre:enfants", "superieur", 2], ["Marchand"]),
    (["nombre:enfants", "egal", 0], ["Émard", "Le Bihan", "N’Diaye"]),
    (["somme:passifs.capital_restant_du", "superieur", 100_000], ["Marchand"]),
    (["somme:passifs.capital_restant_du", "inferieur", 90_000], ["Émard", "Le Bihan", "N’Diaye"]),
    (["un:contrats_existants.echeance", "apres", "2029"], ["N’Diaye"]),
    (["contrats", "egal", 1], ["N’Diaye"]),
    (["dettes", "superieur", 187_000], ["Marchand"]),
]


def test_each_field_answers_to_its_operators(claire):
    assert [(rule, names(claire, rule)) for rule, _found in ANSWERS] == ANSWERS


def test_all_or_any_of_the_rules_one_level_deep(claire):
    ville, besoin = ["ville", "est", "nantes"], ["besoins", "est", "retraite"]
    assert names(claire, ville, besoin) == []
    assert names(claire, ville, besoin, join="ou") == ["Le Bihan", "Marchand", "N’Diaye"]
    assert names(claire, ["conjoint", "non_vide"], {"ou": [ville, ["nombre:enfants", "egal", 0]]}) == ["Le Bihan"]
    assert names(claire) == ["Émard", "Le Bihan", "Marchand", "N’Diaye"]
    assert names(claire, {"ou": []}, ville, q="fatou") == ["N’Diaye"]


REFUSED = [
    ("n’importe quoi", "n’est pas lisible"),
    ('{"xor": []}', "n’est pas lisible"),
    ('{"et": [["nir_scelle", "vide"]]}', "Champ inconnu : nir_scelle"),
    ('{"et": [["iban", "contient", "FR76"]]}', "opérateurs possibles : vide, non_vide"),
    ('{"et": [["ville", "est"]]}', "Ville : au moins une valeur attendue."),
    ('{"et": [["ville", "est", ""]]}', "de 1 à 100 caractères"),
    ('{"et": [["statut", "est", "ami"]]}', "Valeurs possibles"),
    ('{"et": [["revenus_annuels", "superieur", "beaucoup"]]}', "Indiquez un nombre."),
    ('{"et": [["date_naissance", "avant", "2026-02-30"]]}', "Cette date n’existe pas."),
    ('{"et": [["conseiller", "est", "Claire"]]}', "Indiquez l’identifiant d’un membre"),
    ('{"et": [["aucun:passifs.nature", "n_est_pas", "autre"]]}', "opérateurs possibles"),
    ('{"et": [{"ou": [{"et": []}]}]}', "Un groupe ne contient pas d’autre groupe."),
    ('{"et": [["nom", "est", ["x"]]]}', "n’est pas lisible"),
    (json.dumps({"et": [["ville", "vide"]] * 15 + [{"ou": [["ville", "vide"]] * 6}]}), "Au plus 20 conditions."),
    ("[" * 2_000, "n’est pas lisible"),
]


def test_what_is_not_a_filter_is_refused_with_what_would_be(claire):
    for asked, said in REFUSED:
        answer = claire.read("clients", data={"filtre": asked})
        assert (answer.status_code, set(answer.json()["errors"])) == (400, {"filtre"}), asked
        assert said in answer.json()["errors"]["filtre"][0]


def test_words_of_sql_are_only_words(claire):
    for words in ("'); DROP TABLE clients_client; --", "\\", "%", "_", "$1", "{c}", "%s"):
        assert names(claire, ["ville", "est", words]) == []
        assert names(claire, ["profession", "contient", words]) == []


def test_the_spouse_of_another_firm_s_client_finds_nobody(claire, cast):
    assert names(logged_in(cast.yann), ["conjoint.prenom", "est", "julien"]) == []
    assert names(logged_in(cast.yann), ["somme:passifs.capital_restant_du", "superieur", 1]) == []


def test_columns_are_sent_in_the_order_asked_and_sort_the_list(claire):
    asked = {"colonnes": "conjoint.prenom,nombre:enfants,un:passifs.nature,iban", "sort": "-nombre:enfants,nom"}
    first, second = claire.read("clients", data=asked).json()["results"][:2]
    assert first["valeurs"] == {
        "iban": "FR76 •••• 7881",
        "nombre:enfants": 2,
        "conjoint.prenom": "Julien",
        "un:passifs.nature": ["credit_consommation", "credit_immobilier"],
    }
    assert (second["nom"], second["valeurs"]["conjoint.prenom"]) == ("Émard", None)
    refused = claire.read("clients", data={"colonnes": "iban_scelle"})
    assert (refused.status_code, set(refused.json()["errors"])) == (400, {"colonnes"})


def test_groups_come_in_the_order_of_the_list_with_their_counts(claire):
    assert claire.read("clients/groupes", data={"groupe": "statut"}).json() == [
        {"groupe": "client", "count": 1},
        {"groupe": "prospect", "count": 3},
    ]
    found = claire.read("clients/groupes", data={"groupe": "ville", "q": "r"}).json()
    assert [one["groupe"] for one in found] == ["Couëron", "Rezé", None]
    rows = claire.read("clients", data={"groupe": "conseiller", "sort": "conseiller,nom"}).json()["results"]
    assert {row["groupe"] for row in rows} == {"Claire Vasseur"}
    assert claire.read("clients/groupes", data={"groupe": "patrimoine_net"}).status_code == 400
    assert claire.read("clients/groupes").status_code == 400


def test_every_column_of_the_catalogue_is_valid_sql(claire):
    catalogue = claire.read("colonnes").json()
    assert [one["nom"] for one in catalogue] == list(columns())
    shown = [one["nom"] for one in catalogue if one["affichable"]]
    for start in range(0, len(shown), 40):
        answer = claire.read("clients", data={"colonnes": ",".join(shown[start : start + 40])})
        assert (answer.status_code, set(answer.json()["results"][0]["valeurs"])) == (
            200,
            set(shown[start : start + 40]),
        )
    for one in catalogue:
        if one["triable"]:
            assert claire.read("clients", data={"sort": f"-{one['nom']}"}).status_code == 200, one
        if one["groupable"]:
            assert claire.read("clients/groupes", data={"groupe": one["nom"]}).status_code == 200, one


VALUES = {
    "texte": ["Nantes"], "telephone": ["06"], "nombre": [1, 2], "date": ["2020", "2021-02-03"], "booleen": ["oui"],
    "instant": ["2020-01-01", "2021-02-03"], "membre": ["moi"], "presence": [],
    "ensemble": ["0190a000-0000-7000-8000-000000000000"],
}  # fmt: skip


def test_every_operator_of_every_column_is_valid_sql(claire, settings):
    settings.EGIDE_THROTTLES = False  # more requests in a few seconds than a person may send
    for column in columns().values():
        for operator in operators_of(column):
            if operator in ("vide", "non_vide"):
                values: list[Any] = []
            elif operator in ("dans", "depuis", "plus_ancien", "anniversaire"):
                values = [30]
            elif column.choix is not None:
                values = [column.choix.codes[0]]
            else:
                values = VALUES[column.family][: 2 if operator == "entre" else 1]
            names(claire, [column.nom, operator, *values])


LEAF = st.one_of(st.text(max_size=20), st.integers(), st.booleans(), st.floats(allow_nan=False), st.none())
WORD = st.sampled_from(
    ["et", "ou", "ville", "est", "conjoint.fumeur", "un:passifs.taux", "entre", "vide", "moi", "2020"]
)
ANYTHING = st.recursive(
    LEAF | WORD, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORD, inner, max_size=2), max_leaves=12
)


@given(ANYTHING)
def test_whatever_is_written_in_the_address_is_refused_or_is_sql_whose_values_are_parameters(raw_filter):
    try:
        criteria = parse_criteria(json.dumps(raw_filter), membership_id=None)
    except Invalid as refusal:
        assert set(refusal.errors) == {"filtre"}
        return
    if criteria is not None:
        sql, params = condition(criteria, "c")
        assert sql.count("%s") == len(params)
