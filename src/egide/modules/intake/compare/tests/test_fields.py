"""Records and needs: add, change, same, conflict; critical and safe."""

from __future__ import annotations

import pytest

from egide.modules.intake.compare.proposals import SETTLED, TWINS, UNSURE_VALUE
from egide.modules.intake.compare.tests.stated import held, kinds, proposals, stated


def test_an_unknown_value_is_added_an_equal_one_confirmed_another_changed() -> None:
    file = held(client={"prenom": "Hélène", "profession": "kinésithérapeute", "ville": None})
    said = stated(client={"prenom": "Helene", "profession": "ostéopathe", "ville": "Nantes"})
    assert kinds(file, said) == {"client.prenom": "same", "client.profession": "change", "client.ville": "add"}


def test_the_old_and_the_new_value_and_the_words_travel_with_the_proposal() -> None:
    made = proposals(
        held(bae_prevoyance={"revenu_a_garantir": 2500}), stated(bae_prevoyance={"revenu_a_garantir": 3000})
    )
    p = made["bae_prevoyance.revenu_a_garantir"]
    assert (p.kind, p.old, p.new, p.safe, p.speaker) == ("change", 2500, 3000, True, "CLIENT")
    assert [(proof.segment, proof.quote) for proof in p.proof] == [(0, "3000")]


@pytest.mark.parametrize("value", [None, "", "  "])
def test_what_is_empty_never_overwrites(value: str | None) -> None:
    assert kinds(held(client={"ville": "Nantes"}), stated(client={"ville": value})) == {}


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [(None, False, "add"), (True, False, "change"), (False, False, "same"), (None, 0, "add"), (3, 0, "change")],
)
def test_false_and_zero_are_values(old: object, new: object, kind: str) -> None:
    champ = "fumeur" if isinstance(new, bool) else "nombre_enfants"
    assert kinds(held(client={champ: old}), stated(client={champ: new})) == {f"client.{champ}": kind}


@pytest.mark.parametrize(
    ("champ", "old", "new"),
    [
        ("telephone", "+33648210793", "+33648211793"),
        ("email", "h.marchand@orange.fr", "helene@orange.fr"),
        ("date_naissance", "1984-03-12", "1985-03-12"),
        ("nom", "Marchand", "Marchant"),
    ],
)
def test_a_settled_fact_that_differs_is_a_conflict(champ: str, old: str, new: str) -> None:
    p = proposals(held(client={champ: old}), stated(client={champ: new}))[f"client.{champ}"]
    assert (p.kind, p.old, p.new, p.conflict_reason, p.safe) == ("conflict", old, new, SETTLED, False)


def test_an_uncertain_value_against_the_file_is_a_conflict_and_into_a_gap_is_not() -> None:
    said = stated(confidence=0.3, bae_retraite={"pension_estimee": 1800, "age_depart_retraite": 64})
    made = proposals(held(bae_retraite={"pension_estimee": 2000}), said)
    assert (made["bae_retraite.pension_estimee"].kind, made["bae_retraite.pension_estimee"].conflict_reason) == (
        "conflict",
        UNSURE_VALUE,
    )
    assert made["bae_retraite.age_depart_retraite"].kind == "add"


@pytest.mark.parametrize(
    "path",
    [
        "client.email",
        "client.telephone",
        "client.adresse",
        "client.code_postal",
        "client.ville",
        "client.revenus_annuels",
        "client.date_naissance",
        "client.situation_matrimoniale",
        "conjoint.email",
        "conjoint.revenus_annuels",
        "bae_retraite.revenus_annuels_foyer",
    ],
)
def test_what_is_critical_is_never_safe(path: str) -> None:
    section, champ = path.split(".")
    p = proposals(held(), stated(**{section: {champ: "1984"}}))[path]
    assert (p.kind, p.critical, p.safe) == ("add", True, False)


def test_what_is_not_critical_is_safe() -> None:
    assert proposals(held(), stated(client={"profession": "kiné"}))["client.profession"].safe


def test_a_less_precise_date_confirms_and_a_more_precise_one_completes() -> None:
    file = held(client={"date_evenement_professionnel": "2018-03"})
    assert kinds(file, stated(client={"date_evenement_professionnel": "2018"})) == {
        "client.date_evenement_professionnel": "same"
    }
    assert kinds(file, stated(client={"date_evenement_professionnel": "2018-03-01"})) == {
        "client.date_evenement_professionnel": "change"
    }


def test_client_and_spouse_alike_in_two_respects_make_the_clients_values_suspect() -> None:
    said = stated(
        client={"nom": "Marchand", "prenom": "Julien", "ville": "Nantes"},
        conjoint={"nom": "Marchand", "prenom": "Julien"},
    )
    made = proposals(held(), said)
    assert {p: (m.kind, m.conflict_reason) for p, m in made.items()} == {
        "client.nom": ("conflict", TWINS),
        "client.prenom": ("conflict", TWINS),
        "client.ville": ("add", None),
        "conjoint.nom": ("add", None),
        "conjoint.prenom": ("add", None),
    }


def test_the_spouse_of_the_file_counts_for_the_suspicion() -> None:
    file = held(
        client={"nom": "Marchand"}, conjoint={"nom": "Marchand", "prenom": "Julien", "date_naissance": "1982-07-01"}
    )
    assert kinds(file, stated(client={"prenom": "Julien", "date_naissance": "1982-07-01"})) == {
        "client.prenom": "conflict",
        "client.date_naissance": "conflict",
    }


def test_one_common_name_is_no_suspicion() -> None:
    said = stated(client={"nom": "Marchand", "prenom": "Hélène"}, conjoint={"nom": "Marchand", "prenom": "Julien"})
    assert set(kinds(held(), said).values()) == {"add"}


def test_needs_are_added_and_removed_one_by_one_and_the_others_stay() -> None:
    file = held(besoins=("sante", "retraite", "auto"))
    made = proposals(file, stated(besoins={"prevoyance": True, "sante": True, "retraite": False, "obseques": False}))
    assert {place: (p.kind, p.old, p.new) for place, p in made.items()} == {
        "besoins.prevoyance": ("add", False, True),
        "besoins.sante": ("same", True, True),
        "besoins.retraite": ("change", True, False),
    }


def test_a_field_the_dictionary_does_not_know_is_not_proposed() -> None:
    assert kinds(held(), stated(client={"signe_astrologique": "lion"})) == {}
