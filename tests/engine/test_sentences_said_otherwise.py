"""Who speaks for whom, to whom a note is dictated, whose child, what pays, and numbers read out: whole exchanges."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

CASES: list[tuple[tuple[str, ...], dict[str, object]]] = [
    # a child speaks for a parent
    (
        (
            "C: Bonjour, je suis la fille, Karine. Maman entend mal, c'est moi qui vais parler.",
            "B: Son prénom ?",
            "C: Odette. Née Marchal, à Épinal, le 3 juin 1941.",
            "B: Et votre papa ?",
            "C: Papa est décédé le 9 mai 2017.",
        ),
        {
            "client.prenom": "Odette",
            "client.nom_naissance": "Marchal",
            "client.date_naissance": "1941-06-03",
            "client.situation_matrimoniale": "veuf",
            "client.date_situation_matrimoniale": "2017-05-09",
        },
    ),
    (
        (
            "C: Je suis le fils. Papa est fatigué, le contrat est pour lui.",
            "B: Quel est son prénom ?",
            "C: Lucien. Il est né le 2 février 1938.",
        ),
        {"client.prenom": "Lucien", "client.date_naissance": "1938-02-02"},
    ),
    # whom a note is dictated to
    (
        ("À saisir avant midi s'il vous plaît Coralie. Reçu Bernard Huet, né le 4 avril 1960, menuisier.",),
        {"client.prenom": "Bernard", "client.nom": "Huet", "client.profession": "menuisier"},
    ),
    (
        ("Merci Joëlle de mettre ça au propre. Vu Mathieu Perrin, né le 8 août 1985.",),
        {"client.prenom": "Mathieu", "client.nom": "Perrin"},
    ),
    # two particles in one name
    (("Nouveau contact, Karin van den Bossche, née le 8 juin 1988.",), {"client.nom": "van den Bossche"}),
    (("Reçu Peter von der Heyden, né le 8 juin 1978, médecin.",), {"client.nom": "von der Heyden"}),
    # e-mails: how to write them, and to whom they go
    (
        ("B: Votre mail ?", "C: bob point leroux, tout attaché le nom, arobase free point fr."),
        {"client.email": "bob.leroux@free.fr"},
    ),
    (
        ("B: Votre mail ?", "C: lea point morin, tout collé le prénom, arobase gmail point com."),
        {"client.email": "lea.morin@gmail.com"},
    ),
    (("envoyez tout à k point diallo arobase outlook point com",), {"client.email": "k.diallo@outlook.com"}),
    (("écrivez moi à j point roux arobase sfr point fr",), {"client.email": "j.roux@sfr.fr"}),
    # custody
    (
        ("C: Mon fils Noé, quinze ans, une semaine sur deux. Et Jade, dix ans, qui vit avec nous.",),
        {"enfants[0].prenom": "Noé", "enfants[0].garde_alternee": True, "enfants[1].garde_alternee": None},
    ),
    (
        (
            "B: Les filles sont avec vous ?",
            "C: Une semaine, une semaine. Lou, neuf ans, et Manon qui a douze ans. L'aînée, Inès, vit à Paris.",
        ),
        {
            "enfants[0].garde_alternee": True,
            "enfants[1].garde_alternee": True,
            "enfants[2].prenom": "Inès",
            "enfants[2].garde_alternee": None,
        },
    ),
    (
        ("et les petits hugo six ans emma trois ans une semaine sur deux chacun",),
        {"enfants[0].garde_alternee": True, "enfants[1].garde_alternee": True},
    ),
    # who pays: the other parent, the unemployment fund, one's own work, what one owns
    (
        ("S: Leur père est à Nantes, il me verse 310 euros par mois pour les deux.",),
        {"revenus[0].nature": "pension_alimentaire", "revenus[0].beneficiaire": "conjoint"},
    ),
    (
        ("C: Mon ex a refait sa vie, elle me verse 150 euros par mois.",),
        {"revenus[0].nature": "pension_alimentaire", "revenus[0].montant": 150},
    ),
    (
        ("C: Ils sont chez moi, et il me donne quand même 120 par enfant.",),
        {"revenus[0].nature": "pension_alimentaire", "revenus[0].montant": 120},
    ),
    (("C: Mon patron est à Lyon, il me verse 2 260 euros par mois.",), {"revenus[0].nature": "salaire"}),
    (
        ("Licencié en mai, il est au chômage, 1 280 euros d'allocations par mois.",),
        {"revenus[0].nature": "allocation_chomage", "revenus[0].montant": 1280},
    ),
    (("C: On a 141 euros d'allocations de la CAF par mois.",), {"revenus[0].nature": "allocations_familiales"}),
    (
        ("C: Je suis étudiante et je livre des repas le soir, ça me rapporte 420 euros par mois.",),
        {"revenus[0].nature": "salaire", "revenus[0].montant": 420},
    ),
    (
        ("C: J'ai un studio à Metz, ça me rapporte 480 euros par mois.",),
        {"revenus[0].nature": "revenus_locatifs", "revenus[1].nature": None},
    ),
    (("B: Et pour Hugo ?", "C: On touche l'AEEH, 140 euros par mois."), {"revenus[0].nature": "autre"}),
    (
        ("B: Les charges de l'exploitation, les fermages, l'ouvrier ?", "C: En tout, on est à 41 000 par an."),
        {"revenus": None},
    ),
    # the number of a contract, and what is none of its premiums
    (
        (
            "C: Pour l'auto c'est la Maif, 612 euros par an.",
            "B: Vous avez le numéro du contrat ?",
            "C: C'est écrit là : B, comme Bernard, 41 20 17 83.",
        ),
        {
            "contrats_existants[0].numero": "B41201783",
            "contrats_existants[0].cotisation": 612,
            "contrats_existants[1].cotisation": None,
        },
    ),
    (
        ("La Matmut la couvre pour l'auto, 540 euros par an, contrat 7 740 218.",),
        {"contrats_existants[0].numero": "7740218", "contrats_existants[0].cotisation": 540},
    ),
    (
        (
            "la mutuelle c'est la mgen quatre vingts euros par mois le numéro de contrat je l'ai là zéro quatre quatre un huit deux",
        ),
        {"contrats_existants[0].numero": "044182", "contrats_existants[0].cotisation": 80},
    ),
    (
        ("C: La voiture est à la Macif, 51 euros par mois, le bonus est à 50.",),
        {"contrats_existants[0].cotisation": 51, "contrats_existants[1].cotisation": None},
    ),
    (
        ("C: L'appart, je suis en loc, assurée à la Matmut.",),
        {"contrats_existants[0].type": "habitation", "contrats_existants[0].assureur": "Matmut"},
    ),
    # a pension plan is no health cover
    (
        (
            "B: Une complémentaire, vous en avez mis une en place pour la retraite ?",
            "C: Oui, un PER chez Suravenir. J'y mets cinq mille par an.",
        ),
        {"contrats_existants": None},
    ),
]


@pytest.mark.parametrize(("said", "expected"), CASES, ids=[" / ".join(said)[:70] for said, _ in CASES])
def test_it_is_understood(said: tuple[str, ...], expected: dict[str, object]) -> None:
    extraction = read(*said)
    assert {path: value(extraction, path) for path in expected} == expected
