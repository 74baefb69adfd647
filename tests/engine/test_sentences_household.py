"""Children, habits, nationality, marriage and home, in statements and in short answers."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

CASES: list[tuple[list[str], str, object]] = [
    (["B: Les enfants sont assurés avec vous ?", "C: Non, chez leur mère."], "client.nombre_enfants", None),
    (["B: Vous avez d'autres enfants ?", "C: Non."], "client.nombre_enfants", None),
    (["B: Combien d'enfants ?", "C: Trois à moi, deux à lui, cinq en tout."], "client.nombre_enfants", 5),
    (["C: J'ai deux fils d'un premier mariage.", "B: Et Madame ?", "S: Une fille, à moi.", "B: Ce qui nous fait trois en tout."], "client.nombre_enfants", 3),
    (["C: J'ai deux enfants, Lucie, 12 ans, et Marc, 9 ans.", "B: En garde alternée ?", "C: Oui, une semaine chacun."], "enfants[0].garde_alternee", True),
    (["C: Mon petit-fils Enzo a 5 ans."], "enfants[0].prenom", None),
    (["B: Les enfants ?", "C: Les miens, c'est Bastien et Louise, dix-sept et quatorze ans."], "enfants[0].age", 17),
    (["B: Les enfants ?", "C: Les miens, c'est Bastien et Louise, dix-sept et quatorze ans."], "enfants[1].age", 14),
    (["C: On a des jumelles, Rose et Alma, 8 ans."], "enfants[0].age", 8),
    (["C: On a des jumelles, Rose et Alma, 8 ans."], "enfants[1].age", 8),
    (["C: Victor va sur ses huit ans, enfin il en a sept, c'est mon fils."], "enfants[0].age", 7),
    (["C: La petite est avec moi une semaine sur deux, Clara. Treize ans."], "enfants[0].garde_alternee", True),
    (["C: La petite est avec moi une semaine sur deux, Clara. Treize ans."], "enfants[0].age", 13),
    (["C: Hugo, 22 ans, travaille, on le déclare plus. Et Nina, 17 ans, est au lycée, elle est à charge."], "enfants[0].fiscalement_a_charge", False),
    (["C: Hugo, 22 ans, travaille, on le déclare plus. Et Nina, 17 ans, est au lycée, elle est à charge."], "enfants[1].fiscalement_a_charge", True),
    (["S: Apolline, vingt ans, et Octave, dix-neuf. Tous les deux sur notre déclaration. Et j'ai Jeanne, de mon premier mari, vingt-sept ans, elle se débrouille."], "enfants[1].fiscalement_a_charge", True),
    (["Divorcé, deux filles en garde alternée, Livia, onze ans, et Ornella, sept ans."], "enfants[0].garde_alternee", True),
    (["Divorcé, deux filles en garde alternée, Livia, onze ans, et Ornella, sept ans."], "enfants[1].garde_alternee", True),
    (["Divorcé, deux filles en garde alternée, Livia, onze ans, et Ornella, sept ans."], "client.nombre_enfants", 2),
    (["B: Du sport ?", "C: Je nage le mardi."], "client.niveau_activites_sportives", "regulier"),
    (["B: Pas de sport à risque ?", "C: Non."], "client.activites_sportives", None),
    (["B: Des loisirs ?", "C: De la plongée, deux ou trois fois par an."], "client.niveau_activites_sportives", "occasionnel"),
    (["C: Mon fils fait du judo en club."], "client.activites_sportives", None),
    (["C: Ma femme fait du yoga tous les mardis, moi rien."], "conjoint.details_activites_sportives", "yoga"),
    (["B: Et vous, Sophie ?", "S: De la natation, chaque lundi."], "conjoint.activites_sportives", True),
    (["B: Combien de bornes par an ?", "C: Moi douze mille, elle huit mille."], "client.km_parcourus_annuels", 12000),
    (["B: Vous roulez combien ?", "C: 45 000 par an, Montauban, Cahors, Agen."], "client.km_parcourus_annuels", 45000),
    (["B: Je coche métier à risque ?", "C: Oui, je travaille en hauteur."], "client.risques_professionnels", True),
    (["B: Métier à risque, donc.", "C: Ben oui, les toits."], "client.risques_professionnels", True),
    (["B: Un métier à risque ?", "C: Non, un bureau."], "client.risques_professionnels", False),
    (["Métier à risque : il manipule des solvants et de l'amiante."], "client.details_risques_professionnels", "solvants, amiante"),
    (["B: Nationalité ?", "C: Française.", "S: Moi je suis italienne."], "client.nationalite", "française"),
    (["B: Nationalité ?", "C: Française.", "S: Moi je suis italienne."], "conjoint.nationalite", "italienne"),
    (["C: Bonjour.", "B: Nationalité turque ?", "S: Lui turque. Moi, française depuis 2010."], "conjoint.nationalite", "française"),
    (["C: Bonjour.", "B: Nationalité turque ?", "S: Lui turque. Moi, française depuis 2010."], "client.nationalite", "turque"),
    (["C: Je suis né à Namur, donc belge, mais j'habite en France."], "client.nationalite", "belge"),
    (["C: Mon mari est portugais, moi je suis française."], "client.nationalite", "française"),
    (["C: Mon mari est portugais, moi je suis française."], "conjoint.nationalite", "portugaise"),
    (["Belge, né à Courtrai le 21 septembre 1979, cariste chez Colruyt. Sa femme Salomé, française, est psychologue."], "client.nationalite", "belge"),
    (["Belge, né à Courtrai le 21 septembre 1979, cariste chez Colruyt. Sa femme Salomé, française, est psychologue."], "conjoint.nationalite", "française"),
    (["C: J'ai une banque suisse et une assurance allemande."], "client.nationalite", None),
    (["B: Vous avez la nationalité ?", "C: Non, je suis toujours marocain."], "client.nationalite", "marocaine"),
    (["C: On est français tous les deux."], "conjoint.nationalite", "française"),
    (["B: L'impôt, c'est en France ?", "C: Oui, résidents fiscaux français depuis toujours."], "client.residence_fiscale", "France"),
    (["C: Je déclare en Belgique, je suis résident fiscal belge."], "client.residence_fiscale", "Belgique"),
    (["Leur résidence fiscale est en France, la stagiaire avait coché Belgique."], "client.residence_fiscale", "France"),
    (["B: Résident fiscal où ?", "C: Au Portugal, depuis 2021."], "client.residence_fiscale", "Portugal"),
    (["C: Mon compte est en Suisse, je paie mes impôts en France."], "client.residence_fiscale", "France"),
    (["B: Célibataire ?", "C: Oui. Le PACS, c'est cassé depuis l'an dernier."], "client.situation_matrimoniale", "celibataire"),
    (["C: Le jugement de divorce est tombé le 9 janvier 2025."], "client.date_situation_matrimoniale", "2025-01-09"),
    (["B: Avec un contrat ?", "C: Non, rien signé."], "client.regime_matrimonial", None),
    (["C: Mes parents sont séparés de biens."], "client.regime_matrimonial", None),
    (["B: Vous êtes toujours à Vierzon ?", "C: Oui."], "client.ville", "Vierzon"),
    (["L'appartement est rue des Clefs, numéro 27, à Colmar, ils y habitent."], "client.adresse", "27 rue des Clefs"),
    (["C: J'habite un appartement, résidence Les Alizés, bâtiment C, 97139 Les Abymes."], "client.code_postal", "97139"),
    (["on habite annemasse au 18 rue des vignes soixante quatorze mille cent"], "client.adresse", "18 rue des vignes"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "path", "expected"), CASES, ids=[f"{i}-{c[1]}" for i, c in enumerate(CASES)])
def test_it_is_understood(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
