"""Of all the places that are said, the one that is the home."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

HOMES = [
    (["B: Vous habitez où ?", "C: 12 rue des Carmes, 35000 Rennes."], "12 rue des Carmes", "35000", "Rennes"),
    (["B: Et l'adresse ?", "C: Le travail c'est 8 quai Lamblardie. Chez nous c'est 3 rue Ancelot, au Havre."], "3 rue Ancelot", None, "Le Havre"),
    (["C: On a quitté Pau, on est à Lescar depuis mars."], None, None, "Lescar"),
    (["C: Je suis née à Dax mais j'habite à Soustons."], None, None, "Soustons"),
    (["B: Toujours au 5 rue Jean-Jaurès à Brest ?", "C: Oui, toujours."], "5 rue Jean-Jaurès", None, "Brest"),
    (["B: Vous êtes bien à Cholet ?", "C: À Mauléon, un peu plus loin."], None, None, "Mauléon"),
    (["N: M. Le Goff, domicilié 4 venelle du Puits, 29750 Loctudy."], "4 venelle du Puits", "29750", "Loctudy"),
    (["C: L'adresse, c'est rue Pasteur, au 7, à Dole."], "7 rue Pasteur", None, "Dole"),
    (["A: et vous habitez toujours rue victor hugo numéro 14 soixante neuf mille deux lyon oui toujours"], "14 rue Victor Hugo", "69002", "Lyon"),
    (["B: Le code postal ?", "C: 62 300."], None, "62300", None),
    (["B: Vous êtes propriétaire à Vichy ?", "C: Non, locataire."], None, None, "Vichy"),
    (["B: Votre adresse a changé ?", "C: Oui. Avant c'était 9 rue Bossuet, maintenant 31 avenue Foch, à Metz."], "31 avenue Foch", None, "Metz"),
    (["B: Où habitez-vous ?", "C: Un lieu-dit. La Grande Borie, 24200 Sarlat."], "La Grande Borie", "24200", "Sarlat"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "street", "postcode", "town"), HOMES)
def test_the_home_is_told_from_the_other_places(
    said: list[str], street: str | None, postcode: str | None, town: str | None
) -> None:
    found = read(*said)
    written = value(found, "client.adresse")
    assert (written.lower() if isinstance(written, str) else None) == (street.lower() if street else None)
    assert value(found, "client.code_postal") == postcode
    if town is not None:
        assert value(found, "client.ville") == town


@pytest.mark.parametrize(
    "said",
    [
        ["C: Mon frère habite 6 rue des Lys, à Tarbes."],
        ["B: On se retrouve au 15 rue de la Paix, à Lorient ?", "C: Parfait."],
        ["C: Mon cabinet est au 20 cours Gambetta, à Montpellier."],
        ["C: Le studio qu'on loue est au 2 rue Basse, à Caen."],
        ["B: Vous étiez 9 rue Bossuet à Dijon ?", "C: Non, jamais."],
    ],
)
def test_another_place_is_not_the_home(said: list[str]) -> None:
    found = read(*said)
    assert value(found, "client.adresse") is None
    assert value(found, "client.ville") is None
