"""What a client and a broker read of the same facts, word for word."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from egide.modules.intake.compare.tests.stated import leaf, stated
from egide.modules.intake.engine import Extraction, Segment, SetAside, Transcript, extract
from egide.modules.intake.engine.types import Evidence
from egide.modules.intake.summary.compose import compose
from egide.modules.intake.summary.make import summarise

DAY = date(2026, 3, 12)
DEV = Path(__file__).parents[6] / "eval" / "dev"
HELENE = {"prenom": "Hélène", "nom": "Marchand", "civilite": "Mme"}


def told(extraction: Extraction, *, you: bool = True) -> list[str]:
    """The sentences, with plain blanks so that they can be read here."""
    return [s.text.replace("\u202f", " ").replace("\u00a0", " ") for s in compose(extraction, DAY, you=you)]


@pytest.mark.parametrize(
    ("section", "values", "client", "broker"),
    [
        (
            "client",
            {**HELENE, "date_naissance": "1984-03-12", "lieu_naissance": "Angers"},
            ["Vous êtes née le 12 mars 1984 à Angers."],
            ["L’entretien concerne Hélène Marchand.", "Hélène est née le 12 mars 1984 à Angers."],
        ),
        (
            "client",
            {"date_naissance": "1984-03-01", "lieu_naissance": "Le Mans"},
            ["Votre date de naissance est le 1er mars 1984.", "Votre lieu de naissance est Le Mans."],
            ["La date de naissance du client est le 1er mars 1984.", "Le lieu de naissance du client est Le Mans."],
        ),
        (
            "client",
            {"civilite": "M.", "situation_matrimoniale": "veuf", "date_situation_matrimoniale": "2021"},
            ["Vous êtes veuf depuis 2021."],
            ["Le client est veuf depuis 2021."],
        ),
        (
            "client",
            {"situation_matrimoniale": "marie", "regime_matrimonial": "separation_de_biens"},
            ["Votre situation de famille est le mariage, sous le régime de la séparation de biens."],
            ["La situation de famille du client est le mariage, sous le régime de la séparation de biens."],
        ),
        ("client", {"nombre_enfants": 0}, ["Vous n’avez pas d’enfant."], ["Le client n’a pas d’enfant."]),
        (
            "client",
            {
                "code_postal": "72000",
                "ville": "Le Mans",
                "telephone": "+33648211793",
                "email": "h.marchand@courriel.example",
            },
            [
                "Vous habitez au Mans (72000).",
                "Vous êtes joignable au 06 48 21 17 93 et à l’adresse h.marchand@courriel.example.",
            ],
            [
                "Le client habite au Mans (72000).",
                "Le client est joignable au 06 48 21 17 93 et à l’adresse h.marchand@courriel.example.",
            ],
        ),
        (
            "client",
            {
                **HELENE,
                "profession": "kinésithérapeute",
                "situation_professionnelle": "independant",
                "date_evenement_professionnel": "2015-03",
                "fumeur": False,
                "km_parcourus_annuels": 25000,
            },
            [
                "Vous êtes kinésithérapeute, à votre compte, depuis mars 2015.",
                "Vous ne fumez pas.",
                "Vous parcourez 25 000 km par an.",
            ],
            [
                "L’entretien concerne Hélène Marchand.",
                "Hélène est kinésithérapeute, à son compte, depuis mars 2015.",
                "Elle ne fume pas.",
                "Elle parcourt 25 000 km par an.",
            ],
        ),
        (
            "client",
            {"situation_professionnelle": "salarie", "employeur": "clinique Jules-Verne", "profession": "Infirmière"},
            ["Vous êtes infirmière (employeur : clinique Jules-Verne), avec un emploi salarié."],
            ["Le client est infirmière (employeur : clinique Jules-Verne), avec un emploi salarié."],
        ),
        (
            "client",
            {"situation_professionnelle": "retraite", "date_evenement_professionnel": "2027-01"},
            ["Vous êtes à la retraite.", "Un changement professionnel est prévu en janvier 2027."],
            ["Le client est à la retraite.", "Un changement professionnel est prévu en janvier 2027."],
        ),
        (
            "conjoint",
            {"prenom": "Julien", "date_naissance": "1982-06", "profession": "responsable de maintenance"},
            [
                "Votre conjoint s’appelle Julien.",
                "Julien est né en juin 1982.",
                "Julien est responsable de maintenance.",
            ],
            ["Le conjoint s’appelle Julien.", "Julien est né en juin 1982.", "Julien est responsable de maintenance."],
        ),
        (
            "sante_souhait",
            {
                "niveau_optique": "renforce",
                "niveau_dentaire": "confort",
                "souhaite_cures_thermales": False,
                "budget_mensuel_maximum": 62.9,
            },
            [
                "Vous souhaitez un niveau confort en dentaire et un niveau renforcé en optique.",
                "Vous ne souhaitez pas de cures thermales.",
                "Le budget pour la santé est de 62,90 € par mois au maximum.",
            ],
            [
                "Le client souhaite un niveau confort en dentaire et un niveau renforcé en optique.",
                "Le client ne souhaite pas de cures thermales.",
                "Le budget pour la santé est de 62,90 € par mois au maximum.",
            ],
        ),
        (
            "bae_retraite",
            {"age_depart_retraite": 64, "trimestres_valides": 96, "pourcentage_revenu_a_maintenir": 75, "tmi": 30},
            [
                "Vous souhaitez partir à la retraite à 64 ans.",
                "Vous avez validé 96 trimestres.",
                "Vous souhaitez maintenir 75 % de vos revenus à la retraite.",
                "La tranche marginale d’imposition est de 30 %.",
            ],
            [
                "Le client souhaite partir à la retraite à 64 ans.",
                "Le client a validé 96 trimestres.",
                "Le client souhaite maintenir 75 % de ses revenus à la retraite.",
                "La tranche marginale d’imposition est de 30 %.",
            ],
        ),
    ],
)
def test_a_section_is_told_to_each_audience(
    section: str, values: dict[str, Any], client: list[str], broker: list[str]
) -> None:
    extraction = stated(**{section: values})
    assert told(extraction) == client
    assert told(extraction, you=False) == broker


def test_children_are_counted_and_named() -> None:
    rows = [{"prenom": "Maël", "age": 15}, {"prenom": "Louise", "date_naissance": "2013-09-14"}]
    assert told(stated(client={"nombre_enfants": 2}, enfants=rows)) == [
        "Vous avez deux enfants : Maël (15 ans) et Louise (née le 14 septembre 2013)."
    ]
    assert told(stated(client={"nombre_enfants": 3}, enfants=rows)) == [
        "Vous avez trois enfants, dont Maël (15 ans) et Louise (née le 14 septembre 2013)."
    ]
    assert told(stated(enfants=[{"age": 4}])) == ["Vous avez un enfant (4 ans)."]
    assert told(stated(enfants=[{"prenom": "Noé", "age": 0}])) == ["Votre enfant s’appelle Noé (moins d’un an)."]


def test_money_is_told_row_by_row_and_by_holder() -> None:
    extraction = stated(
        client={"prenom": "Hélène", "revenus_annuels": 57600},
        conjoint={"prenom": "Julien"},
        revenus=[
            {"nature": "bnc", "montant": 57600, "periodicite": "annuel", "beneficiaire": "client"},
            {"nature": "revenus_locatifs", "montant": 600, "periodicite": "mensuel", "beneficiaire": "client"},
            {"nature": "salaire", "montant": 2680, "periodicite": "mensuel", "beneficiaire": "conjoint"},
        ],
        actifs_financiers=[
            {"nature": "pea", "etablissement": "Banque du Ponant", "detenteur": "conjoint", "valeur_actuelle": 8000, "date_ouverture_souscription": "2025-02"}
        ],
        biens_immobiliers=[
            {"designation": "residence_principale", "type": "maison", "ville": "Rezé", "detenteur": "commun", "surface_m2": 96, "annee_acquisition": 2012, "valeur_acquisition": 210000}
        ],
        passifs=[
            {"nature": "credit_immobilier", "preteur": "Crédit Agricole", "capital_restant_du": 95000, "montant_remboursement": 740, "periodicite": "mensuel", "taux": 1.75, "duree_restante": 54}
        ],
        contrats_existants=[{"type": "sante", "assureur": "MGEN", "cotisation": 158, "periodicite": "mensuel", "echeance": "2027-01-01"}],
    )  # fmt: skip
    assert told(extraction)[1:] == [
        "Vous percevez un bénéfice non commercial de 57 600 € par an et des revenus locatifs de 600 € par mois.",
        "Julien perçoit un salaire de 2 680 € par mois.",
        "Julien détient un PEA (Banque du Ponant), ouvert en février 2025, d’une valeur de 8 000 €.",
        "Votre foyer possède une maison à Rezé (résidence principale) : 96 m² et achat en 2012 pour 210 000 €.",
        "Un crédit immobilier (Crédit Agricole) est en cours, avec un capital restant dû de 95 000 €, un remboursement "
        "de 740 € par mois, un taux de 1,75 % et une durée restante de 4 ans et 6 mois.",
        "Votre foyer a une complémentaire santé (MGEN), pour une cotisation de 158 € par mois, à échéance du 1er "
        "janvier 2027.",
    ]


def test_needs_are_told_in_the_order_they_were_asked_for_and_refused_ones_are_not() -> None:
    extraction = stated(besoins={"sante": True, "prevoyance": True, "epargne": True, "auto": False})
    assert told(extraction) == ["Vos besoins portent sur votre santé, votre prévoyance et votre épargne."]
    assert told(extraction, you=False) == ["Les besoins exprimés portent sur la santé, la prévoyance et l’épargne."]


def test_only_the_broker_reads_what_was_set_aside_and_what_is_doubtful() -> None:
    extraction = stated(client={"prenom": "Hélène"}, besoins={"sante": True})
    words = Evidence(0, 0, 4, "SCPI")
    extraction.records["client"]["profession"] = leaf("plombière", confidence=0.4)
    extraction.set_aside = [
        SetAside("actifs_financiers.scpi", "proposé par le courtier", words),
        SetAside("contrats_existants.gav", "refusé", words),
        SetAside("besoins.retraite", "Refusé ou remis à plus tard.", words),
        SetAside("besoins.retraite", "Refusé ou remis à plus tard.", words),
        SetAside("besoins.sante", "Refusé ou remis à plus tard.", words),
        SetAside("client.nom", "Même valeur pour le client et son conjoint : à vérifier.", words),
    ]
    assert told(extraction, you=False)[2:] == [
        "Des parts de SCPI ont été proposées par le courtier, sans accord.",
        "Une garantie accidents de la vie a été refusée.",
        "La retraite a été refusée ou remise à plus tard.",
        "Nom : même valeur pour le client et son conjoint : à vérifier.",
        "Profession : valeur entendue sans certitude, à confirmer.",
    ]
    assert told(extraction) == ["Vos besoins portent sur votre santé.", "Vous êtes plombière."]


def test_a_judgement_on_somebody_stays_out_of_what_the_client_reads() -> None:
    said = stated(bae_epargne={"objectif": "quitter ma banque, des voleurs", "capacite_epargne_estimee": 400})
    assert told(said) == ["Vous pouvez épargner 400 € par mois."]
    assert told(said, you=False)[1] == "L’objectif de l’épargne est le suivant : quitter ma banque, des voleurs."


def test_nothing_said_makes_an_empty_summary() -> None:
    summary = summarise(Transcript(()), Extraction(), DAY)
    assert (summary.client, summary.courtier, summary.actions, summary.dropped) == ((), (), (), 0)


@pytest.mark.parametrize("case", sorted(DEV.glob("dev-0*.json")), ids=lambda path: path.stem)
def test_every_sentence_of_a_whole_meeting_shows_the_words_that_prove_it(case: Path) -> None:
    found = json.loads(case.read_text("utf-8"))
    turns = enumerate((turn.get("speaker"), turn["text"]) for turn in found["turns"])
    transcript = Transcript(tuple(Segment(index, speaker, text) for index, (speaker, text) in turns))
    day = date.fromisoformat(found["date"])
    summary = summarise(transcript, extract(transcript, reference_date=day), day)
    assert summary.client and summary.courtier
    for told_or_done in (*summary.client, *summary.courtier, *summary.actions):
        assert told_or_done.evidence
        for words in told_or_done.evidence:
            assert transcript.segments[words.segment].text[words.start : words.end] == words.quote
    for sentence in (*summary.client, *summary.courtier):
        assert sentence.text[0].isupper() and sentence.text.endswith(".") and "  " not in sentence.text
        assert "[" not in sentence.text and "{" not in sentence.text and "None" not in sentence.text
