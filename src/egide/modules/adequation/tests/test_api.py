"""A questionnaire answered by Claire with her client, then closed."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.modules.adequation.questionnaire import COMPORTEMENT, PRODUITS, QUIZ

pytestmark = pytest.mark.django_db

BALANCED = {
    "temps_attente_recuperation_valeur": "3_5_ans",
    "niveau_perte_inquietude": "perte_20",
    "reaction_baisse_25": "ne_rien_faire",
    "attitude_placements": "equilibre_gains",
    "allocation_epargne": "allocation_50_50",
    "objectif_placement": "risque_modere",
    "impact_baisse_train_vie": "ajustements",
    "perte_supportable": "perte_25",
    "horizon_investissement": "moyen_terme",
    "objectif_global": "revenus",
    "tolerance_risque": "moyen",
    "niveau_connaissance_globale": "moyennement_experimente",
    "pourcentage_perte_max": 20,
}
WHOLE: dict[str, dict[str, Any]] = {
    "comportement": BALANCED,
    "connaissances": {p.connaissance: p.code in ("actions", "obligations") for p in PRODUITS}
    | {"montant_actions": 12000},
    "quiz": {one.nom: "vrai" for one in QUIZ},
    "durabilite": {"preference_durabilite": "taxonomie", "part_taxonomie": 20},
}


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


@pytest.fixture
def path(claire: Browser) -> str:
    made = claire.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène"}).json()
    return f"clients/{made['id']}/questionnaire"


def answered(claire: Browser, path: str, answers: dict[str, Any]) -> Any:
    tag = claire.read(path).headers["ETag"]
    return claire.send("PATCH", path, answers, headers={"If-Match": tag})


def test_answers_are_kept_one_by_one_and_the_score_follows(claire, path):
    assert claire.read(path).json() == {"version": 0, "en_cours": None, "valides": []}
    first = answered(claire, path, {"comportement": {"horizon_investissement": "long_terme"}})
    assert (first.status_code, first.json()["en_cours"]["score"]) == (200, 8)
    second = answered(claire, path, {"comportement": {"tolerance_risque": "elevee"}}).json()["en_cours"]
    assert second["reponses"]["comportement"] == {"horizon_investissement": "long_terme", "tolerance_risque": "elevee"}
    assert (second["score"], second["profil"], len(second["manquantes"])) == (16, "prudent", 54)
    back = answered(claire, path, {"comportement": {"tolerance_risque": None}}).json()["en_cours"]
    assert back["reponses"]["comportement"] == {"horizon_investissement": "long_terme"}


def test_a_whole_questionnaire_is_closed_with_its_score_and_the_next_begins_from_it(claire, path):
    draft = answered(claire, path, WHOLE)
    closed = claire.send("POST", f"{path}/validation", headers={"If-Match": draft.headers["ETag"]})
    assert closed.status_code == 200
    told = closed.json()
    [kept] = told["valides"]
    assert told["en_cours"] is None
    assert (kept["score"], kept["profil"], kept["quiz"], kept["connus"]) == (65, "modere", 75, 2)
    again = answered(claire, path, {"comportement": {"horizon_investissement": "long_terme"}}).json()
    assert again["en_cours"]["reponses"]["comportement"] == BALANCED | {"horizon_investissement": "long_terme"}
    assert [one["score"] for one in again["valides"]] == [65]


def test_what_is_left_is_named_and_nothing_is_closed(claire, path):
    draft = answered(claire, path, {"durabilite": {"preference_durabilite": "sfdr"}})
    refused = claire.send("POST", f"{path}/validation", headers={"If-Match": draft.headers["ETag"]})
    assert refused.status_code == 400
    errors = refused.json()["errors"]
    assert len(errors) == 13 + 10 + 32 + 1
    assert errors["durabilite.part_durable"] == ["Cette question attend une réponse."]
    assert claire.read(path).json()["valides"] == []


@pytest.mark.parametrize(
    ("answers", "champ", "reason"),
    [
        ({"comportement": {"couleur": "bleu"}}, "comportement.couleur", "Question inconnue."),
        ({"quiz": {"scpi_liquides": "oui"}}, "quiz.scpi_liquides", "Valeurs possibles : vrai, faux, aucune_idee."),
        ({"comportement": {"pourcentage_perte_max": 140}}, "comportement.pourcentage_perte_max", "Indiquez un nombre entre 0 et 100."),
        ({"connaissances": {"montant_actions": "beaucoup"}}, "connaissances.montant_actions", "Indiquez un nombre."),
        ({"connaissances": {"connaissance_actions": "oui"}}, "connaissances.connaissance_actions", "Répondez oui (true), non (false) ou rien (null)."),
        ({"durabilite": {"incidences_negatives": ["lune"]}}, "durabilite.incidences_negatives", "Valeurs possibles : climat, biodiversite, eau, dechets, social, droits_humains."),
        ({"durabilite": {"incidences_negatives": "climat"}}, "durabilite.incidences_negatives", "Indiquez une liste."),
        ({"comportement": {"objectifs_rapport": 7}}, "comportement.objectifs_rapport", "Indiquez un texte."),
        ({"comportement": {"objectifs_rapport": "a" * 2001}}, "comportement.objectifs_rapport", "Texte trop long : 2000 caractères au plus."),
        ({"humeur": {}}, "humeur", "Valeurs possibles : comportement, connaissances, quiz, durabilite."),
        ({"quiz": []}, "quiz", "Envoyez un objet JSON."),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_is_refused_with_its_reason_and_nothing_is_kept(claire, path, answers, champ, reason):
    refused = answered(claire, path, {"comportement": {"tolerance_risque": "faible"}, **answers})
    assert (refused.status_code, refused.json()["errors"]) == (400, {champ: [reason]})
    assert claire.read(path).json()["en_cours"] is None


def test_two_people_answering_at_once_do_not_undo_each_other(cast, claire, path):
    thomas = logged_in(cast.thomas)
    seen = thomas.read(path).headers["ETag"]
    answered(claire, path, {"comportement": {"tolerance_risque": "faible"}})
    late = thomas.send("PATCH", path, {"comportement": {"tolerance_risque": "elevee"}}, headers={"If-Match": seen})
    assert late.status_code == 412
    assert claire.read(path).json()["en_cours"]["reponses"]["comportement"] == {"tolerance_risque": "faible"}


def test_the_questions_offer_only_what_is_asked_today_and_older_codes_still_count(claire, path):
    asked = claire.read("questionnaire").json()
    assert [len(asked[part]) for part in ("comportement", "produits", "quiz", "durabilite")] == [17, 10, 32, 4]
    [horizon] = [q for q in asked["comportement"] if q["nom"] == "niveau_perte_inquietude"]
    assert [r["code"] for r in horizon["reponses"] if r["propose"]] == ["perte_5", "perte_20", "pas_inquietude"]
    older = answered(claire, path, {"comportement": {"niveau_perte_inquietude": "jamais"}}).json()
    assert older["en_cours"]["score"] == 8
    assert len([q for q in COMPORTEMENT if q.obligatoire]) == 13
