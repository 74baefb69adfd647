"""Rows match on what identifies them; those not mentioned stay; in doubt a person is asked."""

from __future__ import annotations

from egide.modules.intake.compare.proposals import AMBIGUOUS_ROW, PERIOD, UNSURE_ROW
from egide.modules.intake.compare.tests.stated import held, kinds, proposals, stated

MORTGAGE = {"nature": "credit_immobilier", "preteur": "Crédit Agricole", "capital_restant_du": 150000}


def test_a_loan_is_known_by_its_lender() -> None:
    said = stated(
        passifs=[
            {"nature": "credit_immobilier", "preteur": "credit agricole", "capital_restant_du": 148000, "taux": 1.4}
        ]
    )
    assert kinds(held(passifs=[MORTGAGE]), said) == {
        "passifs-0.nature": "same",
        "passifs-0.preteur": "same",
        "passifs-0.capital_restant_du": "change",
        "passifs-0.taux": "add",
    }


def test_two_mortgages_stay_two() -> None:
    said = stated(passifs=[{"nature": "credit_immobilier", "preteur": "BNP Paribas", "capital_restant_du": 40000}])
    p = proposals(held(passifs=[MORTGAGE]), said)["passifs.0"]
    assert (p.kind, p.champ, p.row_id, p.old) == ("add", None, None, None)
    assert p.new == {"nature": "credit_immobilier", "preteur": "BNP Paribas", "capital_restant_du": 40000}
    assert [proof.champ for proof in p.proof] == ["nature", "preteur", "capital_restant_du"]


def test_without_a_lender_the_capital_identifies_the_loan() -> None:
    said = stated(passifs=[{"nature": "credit_immobilier", "capital_restant_du": 150000, "duree_restante": 180}])
    other = {"nature": "credit_immobilier", "preteur": "BNP Paribas", "capital_restant_du": 40000}
    assert kinds(held(passifs=[other, MORTGAGE]), said)["passifs-1.duree_restante"] == "add"


def test_the_only_loan_it_can_be_is_shown_as_a_conflict() -> None:
    said = stated(passifs=[{"nature": "credit_immobilier", "capital_restant_du": 95000}])
    made = proposals(held(passifs=[MORTGAGE]), said)
    p = made["passifs-0.capital_restant_du"]
    assert (p.kind, p.old, p.new, p.conflict_reason) == ("conflict", 150000, 95000, UNSURE_ROW)
    assert made["passifs-0.nature"].kind == "same"


def test_a_loan_that_could_be_either_of_two_is_not_guessed() -> None:
    other = {"nature": "credit_immobilier", "preteur": "BNP Paribas", "capital_restant_du": 40000}
    p = proposals(held(passifs=[MORTGAGE, other]), stated(passifs=[{"nature": "credit_immobilier", "taux": 1.4}]))[
        "passifs.0"
    ]
    assert (p.kind, p.conflict_reason, p.row_id) == ("conflict", AMBIGUOUS_ROW, None)


def test_the_same_product_of_client_and_spouse_stays_two() -> None:
    file = held(
        actifs_financiers=[{"nature": "per", "etablissement": "AXA", "detenteur": "client", "valeur_actuelle": 20000}]
    )
    said = stated(
        actifs_financiers=[{"nature": "per", "etablissement": "AXA", "detenteur": "conjoint", "valeur_actuelle": 8000}]
    )
    assert kinds(file, said) == {"actifs_financiers.0": "add"}


def test_a_savings_account_is_known_by_its_holder() -> None:
    file = held(
        actifs_financiers=[
            {"nature": "livret_a", "detenteur": "client", "valeur_actuelle": 18700},
            {"nature": "livret_a", "detenteur": "conjoint"},
        ]
    )
    said = stated(actifs_financiers=[{"nature": "livret_a", "detenteur": "client", "valeur_actuelle": 19200}])
    assert kinds(file, said)["actifs_financiers-0.valeur_actuelle"] == "change"


def test_two_flats_stay_two_and_the_town_tells_which() -> None:
    flat = {"designation": "locatif", "type": "appartement", "ville": "Nantes", "valeur_actuelle_estimee": 180000}
    said = stated(
        biens_immobiliers=[
            {"designation": "locatif", "type": "appartement", "ville": "Rezé", "valeur_actuelle_estimee": 150000},
            {"designation": "locatif", "type": "appartement", "ville": "NANTES", "loyer_mensuel": 720},
        ]
    )
    found = kinds(held(biens_immobiliers=[flat]), said)
    assert found["biens_immobiliers.0"] == "add"
    assert found["biens_immobiliers-0.loyer_mensuel"] == "add"


def test_a_child_is_known_by_first_name_whatever_the_accents() -> None:
    file = held(enfants=[{"prenom": "Chloé", "date_naissance": "2014-05-02"}])
    said = stated(enfants=[{"prenom": "Chloe", "fiscalement_a_charge": True}, {"prenom": "Tom", "age": 4}])
    assert kinds(file, said) == {
        "enfants-0.prenom": "same",
        "enfants-0.fiscalement_a_charge": "add",
        "enfants.1": "add",
    }


def test_a_childs_other_birth_date_is_a_conflict_not_another_child() -> None:
    file = held(enfants=[{"prenom": "Chloé", "date_naissance": "2014-05-02"}])
    assert (
        kinds(file, stated(enfants=[{"prenom": "Chloé", "date_naissance": "2014-05-12"}]))["enfants-0.date_naissance"]
        == "conflict"
    )


def test_a_child_without_a_first_name_is_known_by_the_birth_date() -> None:
    file = held(enfants=[{"date_naissance": "2014-05-02"}, {"prenom": "Tom"}])
    assert (
        kinds(file, stated(enfants=[{"prenom": "Chloé", "date_naissance": "2014-05-02"}]))["enfants-0.prenom"] == "add"
    )


def test_twins_are_two_children() -> None:
    file = held(enfants=[{"prenom": "Léa", "date_naissance": "2014-05-02"}])
    assert kinds(file, stated(enfants=[{"prenom": "Tom", "date_naissance": "2014-05-02"}])) == {"enfants.0": "add"}


def test_an_income_follows_its_holder_and_income_is_critical() -> None:
    file = held(revenus=[{"nature": "salaire", "beneficiaire": "client", "periodicite": "mensuel", "montant": 2000}])
    said = stated(revenus=[{"nature": "salaire", "beneficiaire": "client", "periodicite": "mensuel", "montant": 2400}])
    p = proposals(file, said)["revenus-0.montant"]
    assert (p.kind, p.old, p.new, p.critical, p.safe) == ("change", 2000, 2400, True, False)


def test_a_second_wage_of_the_same_person_is_another_row() -> None:
    file = held(revenus=[{"nature": "salaire", "beneficiaire": "client", "montant": 2000}])
    said = stated(
        revenus=[
            {"nature": "salaire", "beneficiaire": "client", "montant": 600},
            {"nature": "salaire", "beneficiaire": "client", "montant": 2000},
        ]
    )
    found = kinds(file, said)
    assert found["revenus.0"] == "add" and found["revenus-0.montant"] == "same"


def test_two_wages_against_one_that_is_neither_are_left_to_a_person() -> None:
    file = held(revenus=[{"nature": "salaire", "beneficiaire": "client", "montant": 2000}])
    said = stated(
        revenus=[
            {"nature": "salaire", "beneficiaire": "client", "montant": 600},
            {"nature": "salaire", "beneficiaire": "client", "montant": 2100},
        ]
    )
    assert kinds(file, said) == {"revenus.0": "conflict", "revenus.1": "conflict"}


def test_an_income_told_over_another_period_is_the_same_if_the_year_is() -> None:
    file = held(revenus=[{"nature": "salaire", "beneficiaire": "client", "periodicite": "mensuel", "montant": 2000}])
    said = stated(revenus=[{"nature": "salaire", "beneficiaire": "client", "periodicite": "annuel", "montant": 24000}])
    assert set(kinds(file, said).values()) == {"same"}


def test_an_amount_and_its_period_that_both_differ_are_a_conflict() -> None:
    file = held(contrats_existants=[{"type": "auto", "assureur": "MAIF", "cotisation": 50, "periodicite": "mensuel"}])
    said = stated(contrats_existants=[{"type": "auto", "assureur": "Maif", "cotisation": 640, "periodicite": "annuel"}])
    made = proposals(file, said)
    assert [made[f"contrats_existants-0.{c}"].conflict_reason for c in ("cotisation", "periodicite")] == [
        PERIOD,
        PERIOD,
    ]


def test_a_contract_with_another_insurer_is_another_contract() -> None:
    file = held(contrats_existants=[{"type": "auto", "assureur": "MAIF"}])
    assert kinds(file, stated(contrats_existants=[{"type": "auto", "assureur": "AXA"}])) == {
        "contrats_existants.0": "add"
    }


def test_rows_that_are_not_mentioned_have_no_proposal() -> None:
    assert kinds(held(passifs=[MORTGAGE]), stated(client={"profession": "kiné"})) == {"client.profession": "add"}


def test_a_mention_that_brings_nothing_new_chooses_nothing() -> None:
    file = held(
        actifs_financiers=[
            {"nature": "livret_a", "detenteur": "client"},
            {"nature": "livret_a", "detenteur": "conjoint"},
        ]
    )
    assert set(kinds(file, stated(actifs_financiers=[{"nature": "livret_a"}])).values()) == {"same"}


def test_a_row_without_its_nature_waits_to_be_completed() -> None:
    assert kinds(held(), stated(revenus=[{"montant": 300}])) == {"revenus.0": "conflict"}


def test_a_second_mention_that_says_less_is_the_same_row_and_the_same_words_twice_are_two() -> None:
    fuller, shorter = {"type": "prevoyance", "assureur": "AXA"}, {"type": "prevoyance"}
    file = held(contrats_existants=[{"type": "prevoyance", "numero": "P-118", "assureur": "AXA"}])
    assert set(kinds(file, stated(contrats_existants=[shorter, fuller])).values()) == {"same"}
    twice = kinds(held(contrats_existants=[fuller]), stated(contrats_existants=[fuller, fuller]))
    assert twice["contrats_existants.1"] == "add"
