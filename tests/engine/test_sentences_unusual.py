"""Households out of the ordinary: homes told by their pieces, second homes without a name, names of two words, adults
whom a sum or a rank made children."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

HOME = "biens_immobiliers[0]"
PIECES = [
    (["C: Notre maison, terrain compris, ça nous a coûté 240 000 en 2016."], f"{HOME}.valeur_acquisition", 240000),
    (["C: Notre maison, terrain compris, ça nous a coûté 240 000 en 2016."], f"{HOME}.type", "maison"),
    (["C: Notre maison, terrain compris, ça nous a coûté 240 000."], "biens_immobiliers[1].type", None),
    (
        ["B: La maison, elle vaut combien ?", "C: Terrain et construction, 280 000. Aujourd'hui, 390."],
        f"{HOME}.valeur_acquisition",
        280000,
    ),
    (
        ["B: La maison, elle vaut combien ?", "C: Terrain et construction, 280 000. Aujourd'hui, 390."],
        f"{HOME}.valeur_actuelle_estimee",
        390000,
    ),
    (["C: On a un terrain à Gap, acheté 60 000 en 2019."], f"{HOME}.type", "terrain"),
    (
        ["C: La maison de Carpentras est à nous deux. Trois cent dix mille. On la garde."],
        f"{HOME}.valeur_actuelle_estimee",
        310000,
    ),
    (
        ["C: J'ai une maison à Dole, zéro crédit. Je dirais deux cent vingt mille, avec la grange."],
        f"{HOME}.valeur_actuelle_estimee",
        220000,
    ),
    (
        ["C: On a un appartement à Metz. Il nous reste un crédit. Cent dix mille."],
        f"{HOME}.valeur_actuelle_estimee",
        None,
    ),
    (["C: J'ai un parking à Nancy, quatorze mille en 2018, loué 70 euros."], f"{HOME}.valeur_acquisition", 14000),
    (["C: J'ai un parking à Nancy, quatorze mille en 2018, loué 70 euros."], f"{HOME}.annee_acquisition", 2018),
    (["C: Une maison à Dax, estimée 300 000 en 2025."], f"{HOME}.valeur_acquisition", None),
    (
        ["C: Mon père m'a donné la nue-propriété de la maison. Le notaire avait mis 350 000."],
        f"{HOME}.valeur_actuelle_estimee",
        350000,
    ),
    (
        ["C: J'ai la nue-propriété d'un appartement à Pau, ma tante ayant l'usufruit. 180 000."],
        f"{HOME}.forme_propriete",
        "nue_propriete",
    ),
    (
        ["C: On a une maison à Gap, 200 000. Mes enfants ont la nue-propriété, moi l'usufruit."],
        f"{HOME}.forme_propriete",
        "usufruit",
    ),
    (
        ["B: Votre maison, elle est payée ?", "C: Depuis 2015. Achetée en 2001, cent dix mille."],
        f"{HOME}.annee_acquisition",
        2001,
    ),
    (
        ["B: L'entrepôt, vous le louez ?", "C: Non, je l'ai acheté, à Gannat.", "B: Il vaut ?", "C: 90 000."],
        f"{HOME}.valeur_actuelle_estimee",
        90000,
    ),
    (
        ["B: Votre patrimoine ?", "C: La maison, 300 000. Et celle de Royan, achetée en 2015, 180 000."],
        "biens_immobiliers[1].annee_acquisition",
        2015,
    ),
    (
        ["B: Votre maison vaut combien ?", "C: 300 000.", "S: Et celle des Landes. Elle vaut 150 000, pour l'été."],
        "biens_immobiliers[1].designation",
        "residence_secondaire",
    ),
    (["C: Notre maison vaut 300 000. Celle de ma sœur, 400 000."], "biens_immobiliers[1].type", None),
    (["C: Notre maison vaut 300 000. Celle des voisins est partie à 400 000."], "biens_immobiliers[1].type", None),
    (
        ["C: J'ai la maison, mon oncle garde l'usufruit. Un studio à Lens, que je loue 400 euros."],
        "biens_immobiliers[1].loyer_mensuel",
        400,
    ),
]

NAMES = [
    (
        ["Renaud, 44 ans, est plombier. Deux filles, Lou et Zoé. Donc pour Renaud, 1 500 euros par mois."],
        "client.prenom",
        "Renaud",
    ),
    (
        ["Renaud, 44 ans, est plombier. Deux filles, Lou et Zoé. Donc pour Renaud, 1 500 euros par mois."],
        "enfants[2].prenom",
        None,
    ),
    (["Marc est couvreur. Sylvie tient la caisse. Mariés, deux fils."], "conjoint.prenom", "Sylvie"),
    (["Léonie est graphiste. Pacsée en juin 2020 avec Camille Roux, pompière."], "conjoint.prenom", "Camille"),
    (["B: Thibaut, c'est avec un T ?", "C: T, H, I, B, A, U, T."], "client.prenom", "Thibaut"),
    (["B: Votre prénom complet, Madame ?", "S: Maria da Luz."], "conjoint.prenom", "Maria da Luz"),
    (["B: Votre prénom complet ?", "C: Maria da Luz."], "client.prenom", "Maria da Luz"),
    (["S: Je m'appelle Rosa. De jeune fille, Teixeira."], "conjoint.nom_naissance", "Teixeira"),
    (["B: Et votre femme ?", "C: Elle est née à Pau. De jeune fille, Larrieu."], "conjoint.nom_naissance", "Larrieu"),
    (
        ["vous avez des enfants oui deux lou douze ans et demi et la petite stella marie huit ans"],
        "enfants[1].prenom",
        "Stella-Marie",
    ),
    (["vous avez des enfants oui deux lou douze ans et demi et hugo huit ans"], "enfants[2].prenom", None),
    (
        ["vous vous appelez comment je m'appelle gilles brun et madame solène elle est coiffeuse"],
        "conjoint.prenom",
        "Solène",
    ),
]


@pytest.mark.parametrize(("lines", "path", "expected"), PIECES + NAMES)
def test_unusual_households(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
