"""Meetings of two adults: nothing of the one goes to the other, whoever speaks, however they are named."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

TALKS: list[tuple[tuple[str, ...], dict[str, object]]] = [
    (
        (
            "B: Alors, on démarre par vous deux. Monsieur ?",
            "C: Le Floch Gwendal, né le 4 mars 1979 à Lorient. Je suis menuisier, à mon compte.",
            "B: Et Madame ?",
            "S: Aude. J'ai gardé mon nom, Rivoallan. Le 12 juin 81, à Vannes. Aide-soignante au CHU.",
        ),
        {
            "client.prenom": "Gwendal",
            "client.nom": "Le Floch",
            "client.date_naissance": "1979-03-04",
            "client.profession": "menuisier",
            "conjoint.prenom": "Aude",
            "conjoint.nom": "Rivoallan",
            "conjoint.date_naissance": "1981-06-12",
            "conjoint.employeur": "CHU",
        },
    ),
    (
        (
            "C: Mon épouse n'a pas pu venir. Elle s'appelle Leïla Haddad, elle est pharmacienne, salariée.",
            "B: Sa date de naissance ?",
            "C: Le 9 novembre 1984. Et moi Karim Haddad, le 2 février 1982.",
        ),
        {
            "client.prenom": "Karim",
            "client.date_naissance": "1982-02-02",
            "conjoint.prenom": "Leïla",
            "conjoint.date_naissance": "1984-11-09",
            "conjoint.profession": "pharmacienne",
        },
    ),
    (
        (
            "bonjour monsieur et madame pelletier alors on va reprendre les dates monsieur vous êtes du quinze août "
            "soixante huit c'est ça oui et madame moi c'est le vingt neuf septembre soixante dix et vous madame vous "
            "travaillez toujours à la clinique oui secrétaire médicale à la clinique sainte marthe et monsieur moi je "
            "suis chauffeur de taxi artisan",
        ),
        {
            "client.date_naissance": "1968-08-15",
            "client.profession": "chauffeur de taxi",
            "conjoint.date_naissance": "1970-09-29",
            "conjoint.profession": "secrétaire médicale",
        },
    ),
    (
        (
            "B: Vous venez seul aujourd'hui ?",
            "C: Oui, Corinne garde les petits. Elle vous salue.",
            "B: Elle travaille toujours, Corinne ?",
            "C: Elle est comptable chez Leclerc.",
            "B: Et vous, Stéphane, toujours chez Renault ?",
            "C: Toujours, technicien qualité.",
        ),
        {
            "client.prenom": "Stéphane",
            "client.profession": "technicien qualité",
            "conjoint.prenom": "Corinne",
            "conjoint.profession": "comptable",
        },
    ),
    (
        (
            "S: Bonjour, c'est moi qui parle, mon mari est timide.",
            "B: Votre mari, c'est Monsieur Fontaine, Julien ?",
            "S: Oui, et moi Amélie Fontaine.",
            "B: Julien, vous faites quoi ?",
            "C: Boulanger, salarié, chez Paul.",
            "S: Moi je suis professeure des écoles.",
        ),
        {
            "client.prenom": "Julien",
            "client.civilite": "M.",
            "client.profession": "boulanger",
            "conjoint.prenom": "Amélie",
            "conjoint.civilite": None,
            "conjoint.profession": "professeure des écoles",
        },
    ),
    (
        (
            "Lui, 45 ans, plombier, Samir Belkacem. Elle, Nora, 41 ans, caissière chez Auchan. Concubins. Un fils, "
            "Yanis, 8 ans. Samir fume un paquet par jour.",
        ),
        {
            "client.prenom": "Samir",
            "client.profession": "plombier",
            "client.fumeur": True,
            "conjoint.prenom": "Nora",
            "conjoint.profession": "caissière",
            "enfants[0].prenom": "Yanis",
            "enfants[1].prenom": None,
        },
    ),
    (
        (
            "Rendez-vous avec Madame Béatrice Lemoine, 52 ans, directrice d'école. Son compagnon, Philippe Garnier, est "
            "paysagiste à son compte. Elle a deux enfants, Maud, 26 ans, et Jules, 23 ans. Elle ne fume pas, lui si.",
        ),
        {"client.prenom": "Béatrice", "client.fumeur": False, "conjoint.prenom": "Philippe", "conjoint.fumeur": True},
    ),
    (
        (
            "B: Votre profession, monsieur Aubert ?",
            "S: Il est ambulancier. Il parle jamais.",
            "B: Et vous ?",
            "S: Assistante sociale au département, fonctionnaire. Depuis 2011.",
            "B: Vos prénoms ?",
            "S: Lui Gérald, moi Muriel.",
            "B: Nés quand ?",
            "C: Moi le 22 mai 1974, elle le 5 août 1976.",
        ),
        {
            "client.prenom": "Gérald",
            "client.profession": "ambulancier",
            "client.date_naissance": "1974-05-22",
            "conjoint.prenom": "Muriel",
            "conjoint.profession": "assistante sociale",
            "conjoint.date_naissance": "1976-08-05",
        },
    ),
    (
        (
            "B: Je fais le point. Vous, c'est Hugo Marchand, né le 3 septembre 1990 ?",
            "C: C'est ça.",
            "B: Et votre compagne, Inès ?",
            "C: Inès Da Silva. Le 14 décembre 1992, à Porto.",
        ),
        {
            "client.prenom": "Hugo",
            "client.date_naissance": "1990-09-03",
            "client.lieu_naissance": None,
            "conjoint.prenom": "Inès",
            "conjoint.date_naissance": "1992-12-14",
            "conjoint.lieu_naissance": "Porto",
        },
    ),
    (
        (
            "C: Allô, c'est Kévin Roussel, on achète avec ma copine.",
            "B: Vous êtes pacsés ?",
            "C: On se pacse en mai.",
            "B: Elle s'appelle ?",
            "C: Manon Texier, elle est née le 30 janvier 1998. Moi le 17 octobre 1996.",
        ),
        {
            "client.prenom": "Kévin",
            "client.date_naissance": "1996-10-17",
            "client.situation_matrimoniale": None,
            "conjoint.prenom": "Manon",
            "conjoint.date_naissance": "1998-01-30",
        },
    ),
    (
        (
            "B: Votre frère est aussi chez nous, non ?",
            "C: Oui, Thomas, il est notaire à Dijon, il a trois enfants.",
            "B: Et vous ?",
            "C: Célibataire. Je suis chercheuse à l'INRAE.",
        ),
        {"client.nombre_enfants": None, "client.profession": "chercheuse", "conjoint": None},
    ),
    (
        ("Adresse à Metz. Le mariage, lui, remonte au 2 septembre 1978. Mme Roy, née le 3 mai 1950, est retraitée.",),
        {"client.date_situation_matrimoniale": "1978-09-02", "client.date_naissance": "1950-05-03"},
    ),
]


@pytest.mark.parametrize(("lines", "expected"), TALKS)
def test_each_keeps_what_is_theirs(lines: tuple[str, ...], expected: dict[str, object]) -> None:
    extraction = read(*lines)
    assert {path: value(extraction, path) for path in expected} == expected
