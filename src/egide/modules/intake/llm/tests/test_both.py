"""The rules check the model: they agree, they differ, or one alone has something to say."""

from __future__ import annotations

from egide.modules.clients.dictionary import SECTIONS
from egide.modules.intake.compare import Dossier, compare
from egide.modules.intake.compare.proposals import RIVAL
from egide.modules.intake.engine.types import Evidence, Extraction, Leaf, LeafValue
from egide.modules.intake.llm.both import merge
from egide.modules.intake.llm.mixing import take_sections, without_turns


def said(value: LeafValue, *, segment: int = 0, confidence: float = 0.8) -> Leaf:
    return Leaf(value, confidence, (Evidence(segment, 0, 4, "mots"),), "CLIENT")


def test_agreement_makes_a_value_surer_with_the_words_of_both() -> None:
    model = Extraction(records={"client": {"ville": said("Saint-Étienne", confidence=0.9)}})
    rules = Extraction(records={"client": {"ville": said("saint etienne", segment=3)}})

    leaf = merge(model, rules).records["client"]["ville"]

    assert (leaf.value, leaf.confidence, leaf.rival) == ("Saint-Étienne", 0.98, None)
    assert [proof.segment for proof in leaf.evidence] == [0, 3]


def test_the_richer_of_two_agreeing_dates_is_kept() -> None:
    model = Extraction(records={"client": {"date_naissance": said("1984")}})
    rules = Extraction(records={"client": {"date_naissance": said("1984-03-12")}})

    assert merge(model, rules).records["client"]["date_naissance"].value == "1984-03-12"
    assert merge(rules, model).records["client"]["date_naissance"].value == "1984-03-12"


def test_disagreement_is_a_conflict_that_shows_both_values() -> None:
    model = Extraction(records={"client": {"profession": said("infirmière"), "fumeur": said(False)}})
    rules = Extraction(records={"client": {"profession": said("kinésithérapeute"), "fumeur": said(False)}})

    proposals = {p.champ: p for p in compare(Dossier(), merge(model, rules), SECTIONS)}

    assert (proposals["profession"].kind, proposals["profession"].conflict_reason) == ("conflict", RIVAL)
    assert (proposals["profession"].new, proposals["profession"].rival) == ("infirmière", "kinésithérapeute")
    assert not proposals["profession"].safe
    assert (proposals["fumeur"].kind, proposals["fumeur"].rival) == ("add", None)


def test_what_the_file_confirms_is_no_conflict() -> None:
    model = Extraction(records={"client": {"profession": said("infirmière")}})
    rules = Extraction(records={"client": {"profession": said("kinésithérapeute")}})
    file = Dossier(records={"client": {"profession": "Infirmière"}})

    (proposal,) = compare(file, merge(model, rules), SECTIONS)

    assert proposal.kind == "same"


def test_what_one_alone_says_is_kept_a_little_less_sure() -> None:
    model = Extraction(records={"client": {"ville": said("Brest")}})
    rules = Extraction(records={"client": {"prenom": said("Hélène")}})

    record = merge(model, rules).records["client"]

    assert {name: (leaf.value, leaf.confidence) for name, leaf in record.items()} == {
        "ville": ("Brest", 0.72),
        "prenom": ("Hélène", 0.72),
    }


def test_rows_that_speak_of_one_thing_are_one_row() -> None:
    loan = {"nature": said("credit_immobilier"), "preteur": said("Crédit Agricole")}
    model = Extraction(rows={"passifs": [{**loan, "capital_restant_du": said(120000)}]})
    rules = Extraction(
        rows={"passifs": [{**loan, "capital_restant_du": said(102000)}, {"nature": said("credit_auto")}]}
    )

    rows = merge(model, rules).rows["passifs"]

    assert [{name: (leaf.value, leaf.rival) for name, leaf in row.items()} for row in rows] == [
        {
            "nature": ("credit_immobilier", None),
            "preteur": ("Crédit Agricole", None),
            "capital_restant_du": (120000, 102000),
        },
        {"nature": ("credit_auto", None)},
    ]
    first, second = compare(Dossier(), merge(model, rules), SECTIONS)
    assert (first.kind, first.rival) == ("conflict", {"capital_restant_du": 102000})
    assert (second.kind, second.rival) == ("add", None)


def test_a_need_one_sees_and_the_other_refuses_is_for_a_person() -> None:
    model = Extraction(besoins={"sante": said(True), "retraite": said(True)})
    rules = Extraction(besoins={"sante": said("sante"), "retraite": said(False)})

    proposals = {p.champ: p for p in compare(Dossier(), merge(model, rules), SECTIONS)}

    assert proposals["sante"].kind == "add"
    assert (proposals["retraite"].kind, proposals["retraite"].conflict_reason) == ("conflict", RIVAL)


def test_sections_without_answer_are_the_rules() -> None:
    model = Extraction(records={"client": {"ville": said("Brest")}}, besoins={"sante": said(True)})
    rules = Extraction(records={"client": {"ville": said("Nantes")}, "conjoint": {"prenom": said("Paul")}})

    mixed = take_sections(model, rules, ["conjoint", "besoins"])

    assert mixed.records["client"]["ville"].value == "Brest"
    assert mixed.records["conjoint"]["prenom"].value == "Paul"
    assert mixed.besoins == {}


def test_turns_that_are_not_believed_prove_nothing() -> None:
    rules = Extraction(records={"client": {"ville": said("Brest", segment=2), "prenom": said("Hélène", segment=1)}})

    assert list(without_turns(rules, {2}).records["client"]) == ["prenom"]
