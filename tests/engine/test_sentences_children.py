"""Children told in every order, counted, corrected, of others; and the couple: its status, its date, its regime."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

# (lines, [(first name, age or birth date), ...])
CHILDREN: list[tuple[list[str], list[tuple[str | None, object]]]] = [
    (["B: Comment s'appellent vos enfants ?", "C: Lilou et Gaspard."], [("Lilou", None), ("Gaspard", None)]),
    (["B: Leurs prénoms ?", "C: Rachel, Simon et Noé."], [("Rachel", None), ("Simon", None), ("Noé", None)]),
    (["C: J'ai deux garçons, Kaïs et Ilyan, 9 et 6 ans."], [("Kaïs", 9), ("Ilyan", 6)]),
    (["C: La rente, ce serait pour Aurore et Basile, mes deux petits, 7 et 4 ans."], [("Aurore", 7), ("Basile", 4)]),
    (["C: Mon aîné a quinze ans, c'est Bastien."], [("Bastien", 15)]),
    (["C: Ma dernière a six ans, Maëva."], [("Maëva", 6)]),
    (["B: Et votre fille, elle est née quand ?", "C: Le 4 mars 2012."], [(None, "2012-03-04")]),
    (["B: Quel âge a le petit ?", "C: Cinq ans tout juste."], [(None, 5)]),
    (["B: Elle est née quand, votre Margot ?", "C: Le 2. Juin. 2015."], [("Margot", "2015-06-02")]),
    (["B: J'ai noté Théo, 12 ans.", "C: Treize."], [("Théo", 13)]),
    (["C: Trois enfants : Salomé (2008), Ruben (2011), Élie (2016)."],
     [("Salomé", "2008"), ("Ruben", "2011"), ("Élie", "2016")]),
    (["B: La liste des enfants, avec l'année ?", "C: 2003 pour Mathilde, 2007 pour Corentin."],
     [("Mathilde", "2003"), ("Corentin", "2007")]),
    (["C: Les enfants de ma femme, Hugo et Jules, sont chez nous, 11 et 14 ans."], [("Hugo", 11), ("Jules", 14)]),
    (["C: Ma sœur a des jumelles de trois ans, Iris et Flore. Moi j'ai Adrien, il a huit ans."], [("Adrien", 8)]),
    (["C: Mon frère a deux fils, Victor et Louis."], []),
    (["B: Et vos petits-enfants ?", "C: Le dimanche, Arthur et Rose, 5 et 3 ans."], []),
    (["B: La petite, c'est Nina ?", "C: Nina c'est ma nièce."], []),
    (["C: On a perdu notre Samuel il y a longtemps. Il reste notre fille Irène, 20 ans."], [("Irène", 20)]),
    (["B: Le bébé est prévu pour quand ?", "C: En mai, on l'appellera Oscar."], []),
    (["B: Les âges ?", "C: Dans l'ordre : 19, 15 et 12."], [(None, 19), (None, 15), (None, 12)]),
    (["B: Vos enfants sont tous les deux avec vous ?", "C: Oui. Camille, 13 ans, du premier, et Tao, 2 ans."],
     [("Camille", 13), ("Tao", 2)]),
    (["les enfants alors nolwenn onze ans et celui de monsieur titouan quinze ans"], [("Nolwenn", 11), ("Titouan", 15)]),
    (["Deux filles, Wendy, seize ans, Océane, douze."], [("Wendy", 16), ("Océane", 12)]),
    (["C: La grande s'appelle Clémence, elle est du 9 mai 2004."], [("Clémence", "2004-05-09")]),
    (["B: Parfait. Des enfants ?", "C: Une grande fille. Enfin, elle a quatre ans. Lila."], [("Lila", 4)]),
    (["C: Les enfants et Nathalie sont sur ma mutuelle."], []),
    (["C: Mon nom de jeune fille, c'est Martin."], []),
    (["C: Je fais le Grand Raid, tous les ans."], []),
    (["Une fille unique, Lison, 17 ans, en terminale. Dividendes l'an dernier : 9 000 euros."], [("Lison", 17)]),
    (["B: J'ai Louis, né le 3 avril 2013.", "C: Le 13 avril."], [("Louis", "2013-04-13")]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CHILDREN, ids=[f"{i}" for i in range(len(CHILDREN))])
def test_children_are_listed(lines: list[str], expected: list[tuple[str | None, object]]) -> None:
    rows = read(*lines).fiche().get("enfants", [])
    assert isinstance(rows, list)
    assert [(row.get("prenom"), row.get("age", row.get("date_naissance"))) for row in rows] == expected


FACTS = [
    (["C: Ma fille Alix Morin, 12 ans."], "enfants[0].nom", "Morin"),
    (["C: Garde alternée pour Paul et Zoé, 8 et 5 ans."], "enfants[0].garde_alternee", True),
    (["C: Garde alternée pour Paul et Zoé, 8 et 5 ans."], "enfants[1].garde_alternee", True),
    (["C: Mes filles : Léa, dix ans, et Ambre, sept. Une semaine chacun."], "enfants[0].garde_alternee", True),
    (["C: Mes filles : Léa, dix ans, et Ambre, sept. Une semaine chacun."], "enfants[1].garde_alternee", True),
    (["C: Notre fils Malik est une semaine chez moi, une semaine chez sa mère."], "enfants[0].garde_alternee", True),
    (["B: Garde alternée ?", "C: Non, ils sont toujours avec moi, Chloé et Tom."], "enfants[1].garde_alternee", False),
    (["B: Il est encore à charge, Julien ?", "C: Non, il se déclare seul."], "enfants[0].fiscalement_a_charge", False),
    (["B: Elle est sur votre avis d'imposition, votre Sarah ?", "C: Pour le moment, oui."],
     "enfants[0].fiscalement_a_charge", True),
    (["C: Ma grande, Inès, 23 ans, se déclare seule."], "enfants[0].fiscalement_a_charge", False),
    (["C: Mon fils Rémi, 16 ans, est à la charge de sa mère."], "enfants[0].fiscalement_a_charge", False),
    (["Trois enfants, Odile, 40 ans, Benoît, 38, et Luc, 35. Aucun n'est à charge."],
     "enfants[2].fiscalement_a_charge", False),
    (["C: Ma fille Emma, 19 ans, elle est sur mes impôts."], "enfants[0].fiscalement_a_charge", True),
    # how many
    (["B: Combien d'enfants ?", "C: Aucun."], "client.nombre_enfants", 0),
    (["B: Pas d'enfants ?", "C: Si, un fils."], "client.nombre_enfants", 1),
    (["B: Deux enfants, c'est ça ?", "C: Trois maintenant."], "client.nombre_enfants", 3),
    (["B: Trois enfants ?", "C: Oui."], "client.nombre_enfants", 3),
    (["B: Et les enfants, toujours trois ?", "C: On s'est arrêtés là, oui."], "client.nombre_enfants", 3),
    (["B: Et les gamins, toujours deux ?", "C: Oui oui."], "client.nombre_enfants", 2),
    (["B: Et les gamins, toujours deux ?", "C: Non."], "client.nombre_enfants", None),
    (["C: Moi j'ai qu'une fille."], "client.nombre_enfants", 1),
    (["C: On a deux gars, ils sont partis de la maison."], "client.nombre_enfants", 2),
    (["Célibataire, 0 enfant, cadre."], "client.nombre_enfants", 0),
    (["C: Mon frère a trois enfants."], "client.nombre_enfants", None),
    # the couple
    (["B: Marié, pacsé, célibataire ?", "C: Le premier."], "client.situation_matrimoniale", "marie"),
    (["B: Célibataire, pacsée, mariée ?", "C: La deuxième."], "client.situation_matrimoniale", "pacse"),
    (["B: Marié, divorcé, veuf ?", "C: Le dernier."], "client.situation_matrimoniale", "veuf"),
    (["C: Jamais mariée, jamais pacsée."], "client.situation_matrimoniale", "celibataire"),
    (["C: Je ne suis ni marié ni pacsé ni en couple."], "client.situation_matrimoniale", "celibataire"),
    (["C: On vit en union libre, pas de projet de mariage."], "client.situation_matrimoniale", "concubinage"),
    (["C: En concubinage depuis 2015, aucun projet de PACS."], "client.situation_matrimoniale", "concubinage"),
    (["C: On s'est passé la bague au doigt en 2004."], "client.situation_matrimoniale", "marie"),
    (["B: Pacsés depuis ?", "C: 2019."], "client.situation_matrimoniale", "pacse"),
    (["B: Pacsés depuis ?", "C: 2019."], "client.date_situation_matrimoniale", "2019"),
    (["B: Mariés depuis quand ?", "C: 2008, à Brest, le 5 juillet."], "client.date_situation_matrimoniale", "2008-07-05"),
    (["B: Votre mariage, c'était quand ?", "C: 1999. Le 12 juin."], "client.date_situation_matrimoniale", "1999-06-12"),
    (["C: Divorcé en 2009, remarié en 2014."], "client.situation_matrimoniale", "marie"),
    (["C: Divorcé en 2009, remarié en 2014."], "client.date_situation_matrimoniale", "2014"),
    (["C: Je suis fiancé, on se marie le 3 octobre."], "client.date_situation_matrimoniale", None),
    (["Divorcée, deux enfants, employée de mairie depuis 2006."], "client.date_situation_matrimoniale", None),
    (["B: Votre mari est décédé ?", "C: Oui, en 2020."], "client.situation_matrimoniale", "veuf"),
    (["C: On s'est mariés en 2010, sans rien signer."],
     "client.regime_matrimonial", "communaute_reduite_aux_acquets"),
    (["Mariés le 3 mai 2001, communauté, pas de contrat."],
     "client.regime_matrimonial", "communaute_reduite_aux_acquets"),
    (["C: Mariés en 2006, contrat de séparation."], "client.regime_matrimonial", "separation_de_biens"),
    (["C: Nous, acquêts, tout simple."], "client.regime_matrimonial", "communaute_reduite_aux_acquets"),
    (["C: J'ai vidé le compte sans rien signer."], "client.regime_matrimonial", None),
    (["C: Mes parents sont mariés en séparation de biens."], "client.regime_matrimonial", None),
    (["C: Ma sœur est divorcée depuis 2020."], "client.situation_matrimoniale", None),
    (["B: Si vous étiez pacsés, l'impôt serait commun.", "C: D'accord."], "client.situation_matrimoniale", None),
    (["C: J'étais pacsé, on l'a dissous."], "client.situation_matrimoniale", None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "path", "expected"), FACTS, ids=[f"{i}-{case[1]}" for i, case in enumerate(FACTS)])
def test_family_facts(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
