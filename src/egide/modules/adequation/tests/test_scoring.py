"""What answers are worth. The figures are those of the customer's questionnaire."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.modules.adequation.questionnaire import COMPORTEMENT, DURABILITE, PRODUITS, QUIZ, missing, result
from egide.modules.adequation.questionnaire.comportement import TOTAL
from egide.modules.adequation.questionnaire.scoring import points, profile_of

BOLDEST = {
    q.nom: max((r for r in q.reponses if r.propose), key=lambda r: r.points).code for q in COMPORTEMENT if q.reponses
}
SHYEST = {
    q.nom: min((r for r in q.reponses if r.propose), key=lambda r: r.points).code for q in COMPORTEMENT if q.reponses
}


def test_the_shyest_complete_questionnaire_is_worth_24_and_the_boldest_97() -> None:
    shy, bold = SHYEST | {"pourcentage_perte_max": 5}, BOLDEST | {"pourcentage_perte_max": 60}
    assert (points(shy), points(bold), TOTAL) == (105, 425, 440)
    assert (result({"comportement": shy}).score, result({"comportement": bold}).score) == (24, 97)


def test_profiles_change_at_45_and_after_75() -> None:
    assert [profile_of(score) for score in (0, 44, 45, 75, 76, 100)] == [
        "prudent",
        "prudent",
        "modere",
        "modere",
        "dynamique",
        "dynamique",
    ]


@pytest.mark.parametrize(("percent", "worth"), [(0, 5), (5, 5), (5.5, 15), (10, 15), (20, 25), (20.01, 35), (100, 35)])
def test_the_largest_loss_counts_by_steps(percent: float, worth: int) -> None:
    assert points({"pourcentage_perte_max": percent}) == worth


def test_knowledge_and_quiz_do_not_enter_the_score() -> None:
    behaviour = {"comportement": SHYEST | {"pourcentage_perte_max": 5}}
    knowing = behaviour | {
        "connaissances": {p.connaissance: True for p in PRODUITS},
        "quiz": {one.nom: "vrai" if one.vrai else "faux" for one in QUIZ},
    }
    assert result(knowing).score == result(behaviour).score == 24
    assert (result(knowing).quiz, result(knowing).connus) == (100, 10)


def test_two_keys_of_the_older_quiz_are_corrected_with_their_article() -> None:
    keys = {one.nom: one for one in QUIZ}
    assert len(keys) == 32
    for nom, article in (
        ("girardin_non_residents", "199 undecies B"),
        ("fcp_rachetable_apres_dissolution", "L214-8-7"),
    ):
        assert keys[nom].vrai is False
        assert article in keys[nom].pourquoi


def test_all_false_sentences_are_those() -> None:
    assert {one.nom for one in QUIZ if not one.vrai} == {
        "instruments_tous_cotes",
        "assurance_vie_valeur_rachats_uc",
        "opc_pas_de_risque",
        "scpi_revenus_garantis",
        "scpi_liquides",
        "parts_sociales_cotees",
        "fcp_rachetable_apres_dissolution",
        "girardin_non_residents",
    }


def test_a_wrong_answer_and_no_idea_count_alike() -> None:
    assert (
        result({"quiz": {"scpi_liquides": "vrai"}}).quiz == result({"quiz": {"scpi_liquides": "aucune_idee"}}).quiz == 0
    )
    assert result({"quiz": {"scpi_liquides": "faux"}}).quiz == 3


def test_contradictions_are_told() -> None:
    said = BOLDEST | {"perte_supportable": "aucune_perte"}
    [found] = result({"comportement": said | {"pourcentage_perte_max": 5}}).incoherences
    assert found.champs == ("perte_supportable", "objectif_placement")
    weak = {"comportement": BOLDEST | {"pourcentage_perte_max": 60}, "quiz": {"scpi_liquides": "faux"}}
    assert [c.champs for c in result(weak).incoherences] == [("quiz",)]


def test_what_is_left_names_every_question_and_what_a_preference_needs() -> None:
    assert len(missing({})) == 13 + 10 + 32 + 1
    assert ("durabilite", "part_taxonomie") in missing({"durabilite": {"preference_durabilite": "taxonomie"}})
    assert ("durabilite", "part_taxonomie") not in missing(
        {"durabilite": {"preference_durabilite": "taxonomie", "part_taxonomie": 20}}
    )


ANSWERS = st.fixed_dictionaries(
    {},
    optional={q.nom: st.sampled_from([r.code for r in q.reponses]) for q in COMPORTEMENT if q.reponses}
    | {"pourcentage_perte_max": st.integers(0, 100)},
)


@given(ANSWERS)
def test_the_score_stays_a_percentage_and_one_more_answer_never_lowers_it(answers: dict[str, object]) -> None:
    whole = result({"comportement": answers}).score
    assert 0 <= whole <= 100
    for nom in answers:
        assert result({"comportement": {k: v for k, v in answers.items() if k != nom}}).score <= whole


def test_every_code_is_told_in_both_languages() -> None:
    for question in (*COMPORTEMENT, *DURABILITE):
        assert question.fr and question.en
        assert len(question.codes) == len(question.reponses)
        assert all(r.fr and r.en for r in question.reponses)
