"""Who is who when several people speak, are spoken of or are spoken for."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

CASES: list[tuple[list[str], str, object]] = [
    (["B: Vous appelez pour votre maman ?", "C: Oui, elle entend mal. Elle s'appelle Simone Jolivet, née le 4 mai 1941 à Nevers.", "B: Elle vit où ?", "C: 5 rue du Four, 58000 Nevers."], "client.prenom", "Simone"),
    (["B: Vous appelez pour votre maman ?", "C: Oui, elle entend mal. Elle s'appelle Simone Jolivet, née le 4 mai 1941 à Nevers.", "B: Elle vit où ?", "C: 5 rue du Four, 58000 Nevers."], "client.nom", "Jolivet"),
    (["B: Vous appelez pour votre maman ?", "C: Oui, elle entend mal. Elle s'appelle Simone Jolivet, née le 4 mai 1941 à Nevers.", "B: Elle vit où ?", "C: 5 rue du Four, 58000 Nevers."], "client.date_naissance", "1941-05-04"),
    (["B: Vous appelez pour votre maman ?", "C: Oui, elle entend mal. Elle s'appelle Simone Jolivet, née le 4 mai 1941 à Nevers.", "B: Elle vit où ?", "C: 5 rue du Four, 58000 Nevers."], "client.ville", "Nevers"),
    (["C: Je traduis pour mon père, il est né le 12 mars 1968 à Tunis, il est maçon. Moi je suis étudiante."], "client.profession", "maçon"),
    (["C: Je traduis pour mon père, il est né le 12 mars 1968 à Tunis, il est maçon. Moi je suis étudiante."], "client.situation_professionnelle", None),
    (["C: Je traduis pour mon père, il est né le 12 mars 1968 à Tunis, il est maçon. Moi je suis étudiante."], "client.lieu_naissance", "Tunis"),
    (["C: Je parle pour mon père. Il s'appelle Ali Haddou. Maman c'est Fatiha, elle ne travaille pas."], "conjoint.prenom", "Fatiha"),
    (["C: Je parle pour mon père. Il s'appelle Ali Haddou. Maman c'est Fatiha, elle ne travaille pas."], "client.prenom", "Ali"),
    (["B: Et Nadia, vous travaillez aussi ?", "S: Oui, je suis caissière.", "C: Moi je suis plombier."], "conjoint.profession", "caissière"),
    (["B: Et Nadia, vous travaillez aussi ?", "S: Oui, je suis caissière.", "C: Moi je suis plombier."], "client.profession", "plombier"),
    (["B: Et Nadia, vous travaillez aussi ?", "S: Oui, je suis caissière.", "C: Moi je suis plombier."], "conjoint.prenom", "Nadia"),
    (["B: Bonjour.", "C: Bonjour. On a deux voitures.", "S: Trois, Fabien.", "B: Ah."], "client.prenom", "Fabien"),
    (["C: Deux contrats.", "S: Trois, Fabien, tu oublies toujours le mien."], "client.prenom", "Fabien"),
    (["C: Delphine, baisse la radio, on est au téléphone.", "S: Voilà."], "conjoint.prenom", "Delphine"),
    (["C: Delphine, baisse la radio, on est au téléphone.", "S: Voilà."], "client.prenom", None),
    (["B: Quelle date, Lionel ?", "C: Le 3 mai 1970.", "B: Et Corinne ?", "S: Le 9 juin 1972."], "client.prenom", "Lionel"),
    (["B: Quelle date, Lionel ?", "C: Le 3 mai 1970.", "B: Et Corinne ?", "S: Le 9 juin 1972."], "conjoint.prenom", "Corinne"),
    (["B: Née quand, Corinne ?", "S: Le 9 juin 1972, à Laval.", "C: Moi le 3 mai 1970."], "conjoint.date_naissance", "1972-06-09"),
    (["B: Née quand, Corinne ?", "S: Le 9 juin 1972, à Laval.", "C: Moi le 3 mai 1970."], "conjoint.lieu_naissance", "Laval"),
    (["B: Née quand, Corinne ?", "S: Le 9 juin 1972, à Laval.", "C: Moi le 3 mai 1970."], "client.date_naissance", "1970-05-03"),
    (["C: Mon mari parle peu. Il s'appelle Goran, il est carreleur."], "conjoint.prenom", "Goran"),
    (["C: Mon mari parle peu. Il s'appelle Goran, il est carreleur."], "conjoint.profession", "carreleur"),
    (["C: La fille de mon mari vit avec nous, elle s'appelle Solène, elle a 14 ans."], "enfants[0].prenom", "Solène"),
    (["C: La fille de mon mari vit avec nous, elle s'appelle Solène, elle a 14 ans."], "conjoint.prenom", None),
    (["C: Kévin a 19 ans et Léonie en a 14, ils conduisent pas encore."], "enfants[1].age", 14),
    (["C: Kévin a 19 ans et Léonie en a 14, ils conduisent pas encore."], "enfants[0].prenom", "Kévin"),
    (["C: Et j'ai Noémie, de mon premier mariage, 27 ans, elle se débrouille."], "enfants[0].prenom", "Noémie"),
    (["C: Je travaille avec mon frère Bruno, lui il a pas d'enfants."], "enfants[0].prenom", None),
    (["C: Je travaille avec mon frère Bruno, lui il a pas d'enfants."], "conjoint.prenom", None),
    (["C: J'ai repris le garage avec mon associé, Didier Costa."], "client.nom", None),
    (["Vu hier Franck et Marina à domicile. Franck, né le 2 mai 1980, est boucher. Marina est coiffeuse salariée. Ils ont une fille, Lola, 6 ans."], "client.prenom", "Franck"),
    (["Vu hier Franck et Marina à domicile. Franck, né le 2 mai 1980, est boucher. Marina est coiffeuse salariée. Ils ont une fille, Lola, 6 ans."], "conjoint.prenom", "Marina"),
    (["Vu hier Franck et Marina à domicile. Franck, né le 2 mai 1980, est boucher. Marina est coiffeuse salariée. Ils ont une fille, Lola, 6 ans."], "client.date_naissance", "1980-05-02"),
    (["Rendez-vous avec les Morin. Lui, Denis, né le 3 avril 1975 à Albi, facteur. Elle, Sabine, née Roux le 8 mai 1978, infirmière. Sabine fume, lui non."], "client.prenom", "Denis"),
    (["Rendez-vous avec les Morin. Lui, Denis, né le 3 avril 1975 à Albi, facteur. Elle, Sabine, née Roux le 8 mai 1978, infirmière. Sabine fume, lui non."], "conjoint.prenom", "Sabine"),
    (["Rendez-vous avec les Morin. Lui, Denis, né le 3 avril 1975 à Albi, facteur. Elle, Sabine, née Roux le 8 mai 1978, infirmière. Sabine fume, lui non."], "conjoint.nom_naissance", "Roux"),
    (["Rendez-vous avec les Morin. Lui, Denis, né le 3 avril 1975 à Albi, facteur. Elle, Sabine, née Roux le 8 mai 1978, infirmière. Sabine fume, lui non."], "conjoint.date_naissance", "1978-05-08"),
    (["Rendez-vous avec les Morin. Lui, Denis, né le 3 avril 1975 à Albi, facteur. Elle, Sabine, née Roux le 8 mai 1978, infirmière. Sabine fume, lui non."], "client.date_naissance", "1975-04-03"),
    (["Rendez-vous avec les Morin. Lui, Denis, né le 3 avril 1975 à Albi, facteur. Elle, Sabine, née Roux le 8 mai 1978, infirmière. Sabine fume, lui non."], "client.fumeur", False),
    (["Rendez-vous avec les Morin. Lui, Denis, né le 3 avril 1975 à Albi, facteur. Elle, Sabine, née Roux le 8 mai 1978, infirmière. Sabine fume, lui non."], "conjoint.fumeur", True),
    (["Rendez-vous avec les Morin. Lui, Denis, né le 3 avril 1975 à Albi, facteur. Elle, Sabine, née Roux le 8 mai 1978, infirmière. Sabine fume, lui non."], "client.profession", "facteur"),
    (["Rendez-vous avec les Morin. Lui, Denis, né le 3 avril 1975 à Albi, facteur. Elle, Sabine, née Roux le 8 mai 1978, infirmière. Sabine fume, lui non."], "client.nom", "Morin"),
    (["Denise est la cliente, son mari Roger ne vient jamais. Denise est retraitée."], "client.prenom", "Denise"),
    (["Denise est la cliente, son mari Roger ne vient jamais. Denise est retraitée."], "conjoint.prenom", "Roger"),
    (["B: Un numéro ?", "S: Le mien, 06 11 22 33 44."], "conjoint.telephone", "+33611223344"),
    (["B: Un numéro ?", "S: Le mien, 06 11 22 33 44."], "client.telephone", None),
    (["B: Votre portable a changé ?", "C: Prenez celui de ma femme, elle répond, 06 11 22 33 44."], "conjoint.telephone", "+33611223344"),
    (["B: Votre portable a changé ?", "C: Prenez celui de ma femme, elle répond, 06 11 22 33 44."], "client.telephone", None),
    (["Marc Petit, plombier, et sa femme Julie. Portable de Julie : 06 11 22 33 44. Le sien à lui : 06 55 66 77 88."], "conjoint.telephone", "+33611223344"),
    (["Marc Petit, plombier, et sa femme Julie. Portable de Julie : 06 11 22 33 44. Le sien à lui : 06 55 66 77 88."], "client.telephone", "+33655667788"),
    (["Marc Petit, plombier, et sa femme Julie. Son mail à elle : julie.petit@free.fr."], "conjoint.email", "julie.petit@free.fr"),
    (["C: C'est ma fille qui gère, appelez-la au 06 11 22 33 44."], "client.telephone", None),
    (["B: Je vous rappelle où ?", "C: Au bureau, 02 40 11 22 33."], "client.telephone", "+33240112233"),
    (["C: Mon comptable est joignable au 04 78 11 22 33."], "client.telephone", None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "path", "expected"), CASES, ids=[f"{i}-{c[1]}" for i, c in enumerate(CASES)])
def test_it_is_understood(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
