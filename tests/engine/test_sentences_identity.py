"""Who, born when, living where, married how, reachable at what: as people say it."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

CASES = [
    # names and spelling
    (["B: À quel nom j'ouvre le dossier ?", "C: Lefèvre, Amandine Lefèvre."], "client.nom", "Lefèvre"),
    (["B: À quel nom j'ouvre le dossier ?", "C: Lefèvre, Amandine Lefèvre."], "client.prenom", "Amandine"),
    (["C: Je m'appelle Loïc Kermarrec, on s'est eus au téléphone."], "client.nom", "Kermarrec"),
    (["C: Bonjour, Sabrina Oulhaj.", "B: Vous pouvez épeler ?", "C: O U L H A J."], "client.nom", "Oulhaj"),
    (["B: Votre nom ?", "C: Schmitt, S C H M I deux T. Bernard Schmitt."], "client.nom", "Schmitt"),
    (["B: Bonjour Monsieur Philippe Martin, asseyez-vous."], "client.nom", "Martin"),
    (["B: Bonjour Monsieur Philippe Martin, asseyez-vous."], "client.prenom", "Philippe"),
    (["B: Bonjour Madame Castaing.", "C: Bonjour."], "client.civilite", "Mme"),
    (["B: Vous êtes ?", "C: Madame Roux, née Delattre, Isabelle."], "client.nom_naissance", "Delattre"),
    (
        ["Madame Sylvie Gauthier, nom de jeune fille Perrot, née le 4 juin 1968 à Dole, secrétaire médicale."],
        "client.nom_naissance",
        "Perrot",
    ),
    (
        ["Vu ce matin Nicolas Ferrier, 41 ans, menuisier à son compte à Crest. Sa femme Audrey est institutrice."],
        "conjoint.prenom",
        "Audrey",
    ),
    (
        ["Vu ce matin Nicolas Ferrier, 41 ans, menuisier à son compte à Crest. Sa femme Audrey est institutrice."],
        "client.nom",
        "Ferrier",
    ),
    (["C: Mon mari s'appelle Grégoire, Grégoire Astier."], "conjoint.prenom", "Grégoire"),
    # births
    (["B: Votre date de naissance ?", "C: Le 12 avril 1979."], "client.date_naissance", "1979-04-12"),
    (["B: Vous êtes né quand ?", "C: Le trois août soixante-sept, à Limoges."], "client.date_naissance", "1967-08-03"),
    (["B: Vous êtes né quand ?", "C: Le trois août soixante-sept, à Limoges."], "client.lieu_naissance", "Limoges"),
    (["B: Date de naissance ?", "C: Le 8 mars 85, euh non pardon, 86."], "client.date_naissance", "1986-03-08"),
    (
        ["C: Je suis née le 1er février 1990.", "B: Et votre mari ?", "C: Lui c'est le 20 octobre 1988."],
        "conjoint.date_naissance",
        "1988-10-20",
    ),
    (
        ["C: Je suis née le 1er février 1990.", "B: Et votre mari ?", "C: Lui c'est le 20 octobre 1988."],
        "client.date_naissance",
        "1990-02-01",
    ),
    (["C: Né le 15/07/1972 à Troyes."], "client.date_naissance", "1972-07-15"),
    (["C: Mon père est né le 3 mai 1940, il va bien."], "client.date_naissance", None),
    # contact
    (["B: Un numéro ?", "C: 06 12 34 56 78."], "client.telephone", "+33612345678"),
    (
        ["B: Un numéro ?", "C: Zéro sept, quatre-vingt-deux, zéro cinq, quarante et un, dix-neuf."],
        "client.telephone",
        "+33782054119",
    ),
    (
        ["B: Un numéro ?", "C: Plus trente-deux, quatre cent septante-cinq, douze, trente-quatre, cinquante-six."],
        "client.telephone",
        "+32475123456",
    ),
    (["B: Un numéro ?", "C: 0692 11 22 33, je suis à La Réunion."], "client.telephone", "+262692112233"),
    (
        ["B: Un mail ?", "C: jean tiret paul point durand arobase orange point fr."],
        "client.email",
        "jean-paul.durand@orange.fr",
    ),
    (["B: Un mail ?", "C: c.morel@exemple.fr"], "client.email", "c.morel@exemple.fr"),
    (
        ["B: Le mail de votre femme ?", "C: Ma femme c'est lucie point petit arobase gmail point com."],
        "conjoint.email",
        "lucie.petit@gmail.com",
    ),
    # home
    (["B: Vous habitez où ?", "C: 27 bis rue des Lilas, 69008 Lyon."], "client.adresse", "27 bis rue des Lilas"),
    (["B: Vous habitez où ?", "C: 27 bis rue des Lilas, 69008 Lyon."], "client.code_postal", "69008"),
    (["B: Vous habitez où ?", "C: 27 bis rue des Lilas, 69008 Lyon."], "client.ville", "Lyon"),
    (["B: Vous habitez où ?", "C: À Colmar, dans le centre."], "client.ville", "Colmar"),
    (["C: On habite au Mans depuis dix ans."], "client.ville", "Le Mans"),
    (["C: Je travaille à Lille mais j'habite à Arras."], "client.ville", "Arras"),
    (["C: J'habite 3 impasse du Moulin, 20200 Bastia."], "client.code_postal", "20200"),
    (["C: Mes parents habitent à Nantes."], "client.ville", None),
    # marriage
    (
        ["B: Votre situation de famille ?", "C: Marié, sous la séparation de biens."],
        "client.situation_matrimoniale",
        "marie",
    ),
    (
        ["B: Votre situation de famille ?", "C: Marié, sous la séparation de biens."],
        "client.regime_matrimonial",
        "separation_de_biens",
    ),
    (["B: Vous êtes marié, pacsé ?", "C: Pacsé, depuis mai 2021."], "client.situation_matrimoniale", "pacse"),
    (["B: Vous êtes marié, pacsé ?", "C: Pacsé, depuis mai 2021."], "client.date_situation_matrimoniale", "2021-05"),
    (["C: Je suis veuve depuis 2019."], "client.situation_matrimoniale", "veuf"),
    (["C: Je suis veuve depuis 2019."], "client.date_situation_matrimoniale", "2019"),
    (["C: J'ai perdu mon mari l'an dernier."], "client.situation_matrimoniale", "veuf"),
    (["C: On vit ensemble mais on n'est pas mariés."], "client.situation_matrimoniale", "concubinage"),
    (["C: Divorcée, jugement du 6 mars 2020."], "client.date_situation_matrimoniale", "2020-03-06"),
    (
        ["C: On s'est mariés le 14 juin 2008, sans contrat."],
        "client.regime_matrimonial",
        "communaute_reduite_aux_acquets",
    ),
    (["C: On s'est mariés le 14 juin 2008, sans contrat."], "client.date_situation_matrimoniale", "2008-06-14"),
    (["C: Mon frère est divorcé, moi je suis célibataire."], "client.situation_matrimoniale", "celibataire"),
    (["B: Vous êtes mariés ?", "C: Oui, depuis 2012."], "client.situation_matrimoniale", "marie"),
    # children
    (["B: Des enfants ?", "C: Non, aucun enfant."], "client.nombre_enfants", 0),
    (["B: Combien d'enfants ?", "C: Trois."], "client.nombre_enfants", 3),
    (["C: On a deux enfants, Léa, 12 ans, et Tom, 9 ans."], "enfants[1].age", 9),
    (["C: On a deux enfants, Léa, 12 ans, et Tom, 9 ans."], "enfants[0].prenom", "Léa"),
    (["C: J'ai une fille de seize ans, à charge."], "enfants[0].age", 16),
    (["C: Notre fils Hugo est né le 5 mai 2015."], "enfants[0].date_naissance", "2015-05-05"),
    (["C: J'ai un seul enfant, Basile, en garde alternée, il a sept ans."], "enfants[0].garde_alternee", True),
    (["C: Ma sœur a trois enfants."], "client.nombre_enfants", None),
    (["C: Ma fille Jade, 22 ans, fait sa propre déclaration."], "enfants[0].fiscalement_a_charge", False),
    # habits
    (["B: Vous fumez ?", "C: Non."], "client.fumeur", False),
    (["B: Vous fumez ?", "C: Oui, dix cigarettes par jour."], "client.fumeur", True),
    (["B: Fumeur ?", "C: J'ai arrêté il y a cinq ans."], "client.fumeur", False),
    (["B: Le tabac ?", "C: Ni lui ni moi."], "conjoint.fumeur", False),
    (["C: Je fume mais ma femme ne fume pas."], "conjoint.fumeur", False),
    (["C: Je fume mais ma femme ne fume pas."], "client.fumeur", True),
    (["B: Du sport ?", "C: Du rugby en club, tous les dimanches."], "client.niveau_activites_sportives", "regulier"),
    (["B: Du sport ?", "C: Un peu de ski, une semaine par an."], "client.niveau_activites_sportives", "occasionnel"),
    (["C: Je fais du judo en compétition."], "client.niveau_activites_sportives", "competition"),
    (["B: Du sport ?", "C: Non, je ne fais pas de sport."], "client.activites_sportives", False),
    (["B: Vous roulez beaucoup ?", "C: Quinze mille kilomètres par an."], "client.km_parcourus_annuels", 15000),
    (["B: Combien de kilomètres par an ?", "C: Dans les 20 000."], "client.km_parcourus_annuels", 20000),
    # nationality
    (["C: Je suis belge, ma femme est française."], "client.nationalite", "belge"),
    (["C: Je suis belge, ma femme est française."], "conjoint.nationalite", "française"),
]


@pytest.mark.parametrize(("lines", "path", "expected"), CASES, ids=[f"{i}-{c[1]}" for i, c in enumerate(CASES)])
def test_a_sentence_gives_its_fact(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
