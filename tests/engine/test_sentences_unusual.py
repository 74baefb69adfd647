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


WHOSE = [
    (["B: Le studio, loué combien ?", "C: 410 par mois.", "S: 395, chéri.", "C: Oui, 395."], "revenus[0].montant", 395),
    (["B: Je suppose une tranche à 45.", "C: Quarante et un. Deux parts."], "bae_retraite.tmi", 41),
    (["B: Je note une tranche à 30 ?", "C: Oui, c'est ça."], "bae_retraite.tmi", 30),
    (
        ["B: Combien de trimestres ?", "C: Cent douze, avec l'armée… non, ils l'ont pas prise. Cent huit."],
        "bae_retraite.trimestres_valides",
        108,
    ),
    (
        ["Client : M. Roy. Il veut un capital décès. Je disais deux cent mille, il a dit cent cinquante."],
        "bae_prevoyance.capital_deces_souhaite",
        150000,
    ),
    (
        ["C: Un PEA chez Boursorama, 40 000. Trois montres, douze mille ensemble."],
        "actifs_financiers[0].detenteur",
        "client",
    ),
    (
        ["B: Votre mutuelle ?", "C: On a à la MGEN, notre mutuelle, 90 euros par mois."],
        "contrats_existants[0].assureur",
        "MGEN",
    ),
    (
        ["Client : M. Roy. Il garde la DAS, sa protection juridique, 21 euros, et la DKV, sa mutuelle, 64 euros."],
        "contrats_existants[0].assureur",
        "DAS",
    ),
    (["Client : M. Roy. Le voisin d'en face, M. Thuret, veut un contrat obsèques, autre dossier."], "besoins", []),
    (["Client : M. Roy, salarié. Il ne veut pas que je touche à sa protection juridique."], "besoins", []),
    (
        ["Client : M. Roy, installé en Belgique depuis neuf ans, salarié."],
        "client.situation_professionnelle",
        "salarie",
    ),
    (
        ["B: Vous fumez ?", "C: Ni moi ni mes collègues.", "B: Et votre femme ?", "C: Ah, elle, oui."],
        "conjoint.fumeur",
        True,
    ),
    (["C: La moto, je la paie encore 210 par mois à la Somafi."], "revenus[0].montant", None),
    (
        ["B: Vous êtes mariés ?", "C: On est séparés depuis mai. Avec mon divorce qui arrive…"],
        "client.situation_matrimoniale",
        "separe",
    ),
    (["B: De l'épargne ?", "C: Mon indemnité, 30 000, sur mon compte à la BNP."], "bae_prevoyance.payeur", None),
    (
        ["B: L'hôpital ?", "C: Le maximum. Et la chambre, moyen.", "B: Le dentaire ?", "C: Minimum."],
        "sante_souhait.niveau_chambre_particuliere",
        "confort",
    ),
    (
        ["Cliente : Mme Roy. Les SCPI ont eu droit à un refus. Elle a un PEL, 9 000."],
        "actifs_financiers[0].nature",
        "pel",
    ),
    (["C: On a la maison, 300 000, et une autre au Portugal, 120 000."], "biens_immobiliers[1].ville", None),
]


@pytest.mark.parametrize(("lines", "path", "expected"), WHOSE)
def test_whose_figure_stands(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected


TOLD_ASIDE = [
    (["B: De côté ?", "S: Deux livrets A pleins, un chacun, 22 950."], "actifs_financiers[0].detenteur", "client"),
    (["B: De côté ?", "S: Deux livrets A pleins, un chacun, 22 950."], "actifs_financiers[1].valeur_actuelle", 22950),
    (["B: De côté ?", "S: Un LDDS chacun, moi j'ai 8 000, lui 5 000."], "actifs_financiers[0].detenteur", "conjoint"),
    (["B: De côté ?", "S: Un LDDS chacun, moi j'ai 8 000, lui 5 000."], "actifs_financiers[1].detenteur", "client"),
    (["B: Votre femme ?", "C: Sophie.", "B: Elle porte votre nom ?", "C: Oui, Carlier."], "conjoint.nom", "Carlier"),
    (["B: Bonjour Madame… Roux ou Santos ?", "C: Santos. Roux, c'est mon mari."], "client.nom", "Santos"),
    (["B: Thé ou café ?", "C: Café, merci."], "client.nom", None),
    (
        ["B: Votre mutuelle ? Les médecines douces, vous y croyez ?", "C: L'ostéopathie. Depuis l'été."],
        "sante_souhait.souhaite_medecine_douce",
        True,
    ),
    (
        ["B: Votre mutuelle ? Les médecines douces ?", "C: L'ostéopathie, non merci."],
        "sante_souhait.souhaite_medecine_douce",
        False,
    ),
    (["B: Qu'attendez-vous de moi ?", "C: Une protection juridique."], "besoins", ["protection_juridique"]),
    (
        [
            "Client : Paul Roy. Anne, sa femme, un PEL, 9 000. Un CEL oublié à la Poste, onze cents euros, au nom de Paul."
        ],
        "actifs_financiers[1].detenteur",
        "client",
    ),
    (["Cliente : Aude Roy. Aude grimpe en falaise tous les dimanches."], "client.activites_sportives", True),
    (["Client : Paul Roy. Leur maison, achetée en 1990, disons 320 000."], f"{HOME}.valeur_actuelle_estimee", 320000),
    (
        ["Client : Paul Roy. Trentaine, sobre. Je disais disons une mutuelle à 90 euros."],
        "contrats_existants[0].type",
        None,
    ),
    (
        ["B: Il y avait un Madelin.", "C: Chez MMA, depuis 2008. Je mets 2 400 par an, il y a 38 000 dessus."],
        "contrats_existants[0].type",
        None,
    ),
    (["B: Né où ?", "C: Je suis né à Vila de Mouros, le 3 mai 1970."], "client.lieu_naissance", "Vila de Mouros"),
    (
        ["C: J'ai une Prius, je la paie encore 310 par mois à la Somafi, il reste 9 000."],
        "passifs[0].nature",
        "credit_auto",
    ),
]


@pytest.mark.parametrize(("lines", "path", "expected"), TOLD_ASIDE)
def test_told_aside(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
