"""Whose each name, title, birth and nationality is, by who asks, who answers and who is spoken of."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

TITLES = [
    (["B: Et madame, elle fait quoi ?", "C: Elle est fleuriste."], "conjoint.civilite", "Mme"),
    (["B: Et madame, elle fait quoi ?", "C: Elle est fleuriste."], "client.civilite", None),
    (["B: Bonjour monsieur, asseyez-vous.", "C: Merci bien."], "client.civilite", "M."),
    (["B: Et vous, monsieur ?", "S: Je suis ambulancier."], "conjoint.civilite", "M."),
    (["B: Madame, c'est à vous.", "S: Moi je suis sage-femme."], "conjoint.civilite", "Mme"),
    (["B: La voiture de monsieur, elle dort dehors ?", "C: Oui, lui il s'en moque."], "conjoint.civilite", "M."),
    (["B: Pour madame, des lunettes ?", "C: Elle en porte depuis toujours."], "conjoint.civilite", "Mme"),
    (["B: Vous êtes monsieur Roy. Et madame ?", "S: Delmas, on n'est pas mariés."], "client.civilite", "M."),
    (["B: Vous êtes monsieur Roy. Et madame ?", "S: Delmas, on n'est pas mariés."], "conjoint.civilite", "Mme"),
    (["B: Votre adresse ?", "C: 3 rue des Lilas, monsieur."], "client.civilite", None),
    (["B: Je coche madame ou mademoiselle ?", "C: Mettez madame."], "client.civilite", "Mme"),
    (["Cliente : Mme Portal. Son mari, M. Portal, est routier."], "conjoint.civilite", "M."),
    (["Cliente : Mme Portal. Son mari, M. Portal, est routier."], "client.civilite", "Mme"),
    (["B: Il faut voir avec monsieur le maire.", "C: C'est fait."], "client.civilite", None),
    (
        ["B: Vous, Monsieur Taillade, vétérinaire ?", "S: Oui.", "B: Et vous, Madame ?", "C: Avocate."],
        "client.civilite",
        "Mme",
    ),
    (
        ["B: Vous, Monsieur Taillade, vétérinaire ?", "S: Oui.", "B: Et vous, Madame ?", "C: Avocate."],
        "conjoint.civilite",
        "M.",
    ),
]

FIRST_NAMES = [
    (["B: Votre prénom en entier ?", "C: Nadège.", "B: Et vous ?", "S: Cédric."], "client.prenom", "Nadège"),
    (["B: Redites-moi votre prénom ?", "S: Cédric. Et ma femme c'est Nadège."], "conjoint.prenom", "Cédric"),
    (["B: Le prénom, j'ai un J.", "C: J pour Jérémie."], "client.prenom", "Jérémie"),
    (["B: Madame ?", "C: Delphine est à la crèche du village."], "conjoint.prenom", "Delphine"),
    (["B: Vous êtes deux sur le prêt ?", "C: Oui, Adjoua et moi."], "conjoint.prenom", "Adjoua"),
    (["B: Vous partez à deux ?", "C: Moi et Bastien, oui."], "conjoint.prenom", "Bastien"),
    (["B: Votre fille, c'est…", "C: Sandra. C'est la grande."], "client.prenom", None),
    (
        ["B: Votre mari, c'est Lucien ?", "C: Non, Lucien c'est mon frère. Mon mari c'est Gaétan."],
        "conjoint.prenom",
        "Gaétan",
    ),
    (["B: Votre femme s'appelle comment ?", "C: Solenne."], "conjoint.prenom", "Solenne"),
    (["B: Et son prénom, à votre mari ?", "C: Hadrien."], "conjoint.prenom", "Hadrien"),
    (["B: Comment vous appelez-vous ?", "C: Maialen Etcheverry."], "client.prenom", "Maialen"),
    (["C: Je m'appelle Zbigniew.", "B: Enchanté."], "client.prenom", "Zbigniew"),
    (["S: Moi c'est Oksana.", "C: Et moi Paul."], "conjoint.prenom", "Oksana"),
    (["B: La petite, c'est Jade ?", "C: Jade c'est ma nièce !"], "client.prenom", None),
    (["S: Mon fils à moi, c'est Matteo, dix-neuf ans."], "conjoint.prenom", None),
    (["C: C'est Fanny, ma sœur, qui m'envoie."], "client.prenom", None),
    (["C: On s'occupe de tout, Karine c'est ma comptable."], "conjoint.prenom", None),
    (["C: Je parle de Gaétan. On s'est mariés en 2018."], "conjoint.prenom", "Gaétan"),
    (["ma femme nom de jeune fille bouchard et son prénom c'est mireille"], "conjoint.prenom", "Mireille"),
]

FAMILY_NAMES = [
    (["Reçu M. Aubertin Lucien, retraité."], "client.nom", "Aubertin"),
    (["Reçu M. Aubertin Lucien, retraité."], "client.prenom", "Lucien"),
    (["Vu le dénommé Brunel, Victor, maraîcher à Brive."], "client.nom", "Brunel"),
    (["C: Sur la carte il y a écrit Ozdemir, Yusuf, né le 19 juillet 1995."], "client.nom", "Ozdemir"),
    (["B: Monsieur Aït Youssef, bonjour.", "C: Bonjour."], "client.nom", "Aït Youssef"),
    (
        ["B: Votre nom ?", "C: Coëffé tout court. Bellance c'était avant le mariage."],
        "client.nom_naissance",
        "Bellance",
    ),
    (["B: Votre nom de jeune fille ?", "C: Castéra."], "client.nom_naissance", "Castéra"),
    (
        ["C: Ma femme est française.", "B: Son nom de jeune fille ?", "C: Pernollet, deux L."],
        "conjoint.nom_naissance",
        "Pernollet",
    ),
    (["B: Née Fabre, c'est ça ?", "C: Favre, avec un V."], "client.nom_naissance", "Favre"),
    (["B: C'est votre nom de femme ?", "C: Oui, de demoiselle c'est Poulain."], "client.nom_naissance", "Poulain"),
    (["C: J'ai divorcé, j'ai repris mon nom, Vasseur."], "client.nom", "Vasseur"),
    (
        ["C: Sur la carte il y a mon nom d'avant le mariage, Szymanski. Maintenant c'est Carlier."],
        "client.nom",
        "Carlier",
    ),
    (["C: Sur la carte il y a mon nom d'avant le mariage, Szymanski."], "client.nom_naissance", "Szymanski"),
    (["C: L'assureur a changé, c'est Abeille maintenant."], "client.nom", None),
    (["B: Lieu de naissance ?", "C: Nevers."], "client.nom_naissance", None),
    (["B: Date de naissance ?", "C: Le 3 mai 1970."], "client.nom_naissance", None),
    (["B: Vous êtes née où ?", "C: Quimper."], "client.nom_naissance", None),
    (["Mme veuve Barthe (nom de naissance : Cazalis)."], "client.nom", "Barthe"),
]

BIRTHS = [
    (["B: Nés en ?", "C: 94, le 12 mai.", "S: Et moi le 3 mars, 96."], "client.date_naissance", "1994-05-12"),
    (["B: Nés en ?", "C: 94, le 12 mai.", "S: Et moi le 3 mars, 96."], "conjoint.date_naissance", "1996-03-03"),
    (
        ["B: Vous êtes née en quelle année ?", "C: Quarante-neuf. Treize mai, un vendredi."],
        "client.date_naissance",
        "1949-05-13",
    ),
    (["B: Année de naissance ?", "C: Mille neuf cent cinquante-deux."], "client.date_naissance", "1952"),
    (["B: Né en 1964 ?", "C: 1946, vous me rajeunissez."], "client.date_naissance", "1946"),
    (["B: Vous êtes de quelle année ?", "C: De 73. Mars 73."], "client.date_naissance", "1973-03"),
    (
        ["B: Vos années de naissance ?", "C: Mon mari quarante-six, le 9 octobre. Moi l'année d'après, le 2 avril."],
        "conjoint.date_naissance",
        "1946-10-09",
    ),
    (
        ["B: Vos années de naissance ?", "C: Mon mari quarante-six, le 9 octobre. Moi l'année d'après, le 2 avril."],
        "client.date_naissance",
        "1947-04-02",
    ),
    (["S: Moi je suis née à Abidjan, en 1987."], "conjoint.date_naissance", "1987"),
    (["Sa compagne, Solveig Andersen, née en mai 1961, traductrice."], "conjoint.date_naissance", "1961-05"),
    (["B: Vous avez vu le jour quand ?", "C: Le 6 du 9 soixante-huit."], "client.date_naissance", "1968-09-06"),
    (["B: Et Monsieur, né le 25 janvier 75.", "S: 74. On m'a enlevé un an."], "conjoint.date_naissance", "1974-01-25"),
    (["B: Née le 11 mars 1976 ?", "C: Le 11 novembre."], "client.date_naissance", "1976-11-11"),
    (["B: Vous êtes né quand ?", "C: Marié en 1999, vous voulez dire ?"], "client.date_naissance", None),
    (["B: Vous êtes de quelle année ?", "C: J'ai 46 ans."], "client.date_naissance", None),
    (["C: Mon frère est né en 1971."], "client.date_naissance", None),
    (
        ["B: Et vous êtes de… ?", "S: Du 19 mai 86. Mon mari il est du 2 novembre, mais de 88."],
        "client.date_naissance",
        "1988-11-02",
    ),
]

PLACES = [
    (
        ["B: Et madame, elle est de la région ?", "C: De Perpignan, elle y est née."],
        "conjoint.lieu_naissance",
        "Perpignan",
    ),
    (["C: J'habite Caen, j'y suis né."], "client.lieu_naissance", "Caen"),
    (["C: Je suis natif de Cahors, mais j'habite Albi."], "client.lieu_naissance", "Cahors"),
    (
        ["B: Né où ?", "C: Pourquoi, c'est utile ?", "B: C'est sur le formulaire.", "C: Béthune."],
        "client.lieu_naissance",
        "Béthune",
    ),
    (["B: Madame Kessler, née à Haguenau ?", "C: À Wissembourg."], "client.lieu_naissance", "Wissembourg"),
    (["B: Né à Paris ?", "C: Non, Vitry."], "client.lieu_naissance", "Vitry"),
    (["Thierry, né le 4 avril 1979, chef de rang au Grand Hôtel de Deauville."], "client.lieu_naissance", None),
]

NATIONALITIES = [
    (["B: De quel pays êtes-vous ressortissante ?", "C: Du Cameroun."], "client.nationalite", "camerounaise"),
    (["B: Vous avez la nationalité française ?", "C: Depuis 2016."], "client.nationalite", "française"),
    (["B: Je mets français ?", "C: Ah non ! Suisse."], "client.nationalite", "suisse"),
    (["B: Et votre femme, quelle nationalité ?", "C: Moldave."], "conjoint.nationalite", "moldave"),
    (["Il vit avec sa compagne Solveig, danoise, traductrice."], "conjoint.nationalite", "danoise"),
    (["B: Vous partez où ?", "C: Je reviens du Cameroun."], "client.nationalite", None),
]

CONTACTS = [
    (
        ["B: J'ai v.petit@gmail.com.", "C: Il a changé, c'est valerie.petit@proton.me."],
        "client.email",
        "valerie.petit@proton.me",
    ),
    (["C: Le téléphone de mon avocat, c'est le 04 72 00 31 31."], "client.telephone", None),
    (["C: Mon mail : luc.roy@free.fr."], "client.email", "luc.roy@free.fr"),
]

PARENTS = [
    (["B: Monsieur Sahin ?", "C: C'est mon père. Il comprend mal, c'est moi qui traduis."], "client.civilite", "M."),
]

CASES = TITLES + FIRST_NAMES + FAMILY_NAMES + BIRTHS + PLACES + NATIONALITIES + CONTACTS + PARENTS


@pytest.mark.parametrize(("lines", "path", "expected"), CASES, ids=[f"{i}-{c[1]}" for i, c in enumerate(CASES)])
def test_whose_it_is(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
