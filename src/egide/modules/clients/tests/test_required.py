"""What advice asks, need by need, and in which words."""

from __future__ import annotations

import itertools

from egide.modules.clients.dictionary import ROWS, SECTIONS
from egide.modules.clients.dictionary.enums import BESOIN
from egide.modules.clients.questions import QUESTIONS
from egide.modules.clients.required import COMPANY, CONJOINT, IDENTITY, NEEDS, THINGS, THINGS_CLIENT, a_demander
from egide.modules.clients.required import ROWS as ASKED_ROWS

from .test_derived import edition, hélène

EVERY_NEED = [str(choix.valeur) for choix in BESOIN.choix]


def test_every_field_that_advice_asks_has_its_question_and_every_question_its_field() -> None:
    asked = {("client", champ) for champ in (*IDENTITY, *itertools.chain(*THINGS_CLIENT.values()))}
    asked |= {("conjoint", champ) for champ in CONJOINT}
    asked |= {(section, champ) for section, champs in ASKED_ROWS.items() for champ in champs}
    asked |= {(section, champ) for section, champs in NEEDS.values() for champ in champs}
    asked |= {(section, champ) for rows in THINGS.values() for section, _kinds, champs in rows for champ in champs}
    asked |= {(section, champ) for section, champs in COMPANY.items() for champ in champs}
    assert asked <= {(section, champ) for section, champ, _besoin in QUESTIONS}
    for section, champ, besoin in QUESTIONS:
        assert SECTIONS[section].champ(champ) is not None, (section, champ)
        assert besoin is None or besoin in EVERY_NEED
        assert QUESTIONS[section, champ, besoin].endswith("\u202f?")


def test_every_need_of_an_empty_file_can_be_asked_about() -> None:
    file = edition()
    file.set_besoins(EVERY_NEED)
    file.set_client({"situation_professionnelle": "independant", "situation_matrimoniale": "marie"})
    for section in ROWS:
        kind = next(champ for champ in SECTIONS[section].champs if champ.obligatoire or champ.nom == "prenom")
        for value in kind.choix.codes if kind.choix else ["Maël"]:
            file.add_row(section, {kind.nom: value})
    questions = a_demander(file.dossier)
    assert {question.besoin for question in questions} == {*EVERY_NEED, None}
    places = [(question.section, question.champ, question.row_id) for question in questions]
    assert len(places) == len(set(places))


def test_the_rows_that_serve_a_need_are_asked_about_for_it() -> None:
    file = edition()
    file.set_besoins(["emprunteur", "habitation", "sante"])
    file.add_row("passifs", {"nature": "credit_immobilier", "preteur": "CIC", "taux": 1.4})
    file.add_row("passifs", {"nature": "dette_familiale"})
    file.add_row("contrats_existants", {"type": "sante", "assureur": "MGEN"})
    asked = {(q.section, q.champ, q.besoin) for q in a_demander(file.dossier)}
    assert {
        ("passifs", "montant_initial", "emprunteur"),
        ("passifs", "capital_restant_du", "emprunteur"),
        ("passifs", "capital_restant_du", None),
        ("biens_immobiliers", "designation", "habitation"),
        ("contrats_existants", "type", "habitation"),
        ("contrats_existants", "cotisation", "sante"),
    } <= asked
    assert ("passifs", "taux", "emprunteur") not in asked and ("contrats_existants", "assureur", "sante") not in asked


def test_a_question_names_the_row_it_is_about_and_a_need_has_its_own_words() -> None:
    file = edition()
    file.set_besoins(["emprunteur"])
    [which] = [q for q in a_demander(file.dossier) if q.section == "passifs"]
    assert (which.question, which.row_id) == ("Quel emprunt faut-il assurer\u202f?", None)
    file.add_row("passifs", {"nature": "credit_immobilier", "preteur": "CIC"})
    [rate] = [q for q in a_demander(file.dossier) if q.champ == "taux"]
    assert rate.question == "Crédit immobilier, CIC\u00a0: quel est le taux de cet emprunt\u202f?"


def test_savings_and_retirement_rest_on_their_own_article() -> None:
    articles = {question.besoin: question.article for question in a_demander(hélène().dossier)}
    assert articles == {
        "epargne": "C. assur., art. L. 522-5",
        "retraite": "C. assur., art. L. 522-5",
        "prevoyance": "C. assur., art. L. 521-4",
    }
