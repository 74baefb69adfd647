"""Homes and other properties: named late or not at all, where they are, what is shown to be owned, two at once."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

Row = dict[str, object]
# The lines, then what each property must hold (it may hold more); as many rows as told.
CASES: list[tuple[list[str], list[Row]]] = [
    (["B: La maison, c'est toujours Sainte-Anne ?", "C: Toujours. Je l'ai depuis 1998."], [{"designation": "residence_principale", "type": "maison", "ville": "Sainte-Anne", "annee_acquisition": 1998}]),
    (["B: L'appartement, vous y vivez ?", "C: Oui, à Corte. Soixante et un mètres carrés. Le crédit, c'est 1 066 par mois au Crédit Agricole jusqu'en 2044."], [{"designation": "residence_principale", "type": "appartement", "ville": "Corte", "surface_m2": 61}]),
    (["B: Et la maison, c'est quel crédit ?", "C: Elle est à Allex. Caisse d'Épargne, 870 par mois, jusqu'en avril 2039."], [{"designation": "residence_principale", "type": "maison", "ville": "Allex"}]),
    (["B: Votre adresse ?", "C: 57 rue de la Lys, 59250 Halluin. On y est depuis 2001, la maison est payée. Elle vaudrait 275 000."], [{"designation": "residence_principale", "type": "maison", "ville": "Halluin", "valeur_actuelle_estimee": 275000}]),
    (["B: Vous êtes propriétaires ?", "C: Oui, depuis 2015. Une maison de 120 mètres carrés, à Vertou. On l'avait payée 240 000, elle en vaut 310 000."], [{"designation": "residence_principale", "type": "maison", "ville": "Vertou", "surface_m2": 120, "valeur_acquisition": 240000, "valeur_actuelle_estimee": 310000}]),
    (["C: On a fait construire à Trégueux en 2012, 198 000 clés en main, 110 mètres carrés."], [{"designation": "residence_principale", "ville": "Trégueux", "annee_acquisition": 2012, "valeur_acquisition": 198000, "surface_m2": 110}]),
    (["C: Chez nous, c'est 140 mètres carrés, à Beuvron, et c'est payé."], [{"designation": "residence_principale", "surface_m2": 140, "ville": "Beuvron"}]),
    (["B: Vous avez du locatif ?", "C: Un T2 à Poitiers, 38 mètres carrés, loué 430."], [{"designation": "locatif", "type": "appartement", "ville": "Poitiers", "surface_m2": 38, "loyer_mensuel": 430}]),
    (["B: Vous avez du locatif ?", "C: Deux studios à Poitiers, l'un 320 de loyer, l'autre 345."], [{"designation": "locatif", "type": "studio", "loyer_mensuel": 320}, {"designation": "locatif", "type": "studio", "loyer_mensuel": 345}]),
    (["C: La SCI possède un immeuble à Tourcoing, estimé 520 000, les loyers font 3 100 par mois."], [{"designation": "sci", "type": "immeuble", "ville": "Tourcoing", "forme_propriete": "sci", "valeur_actuelle_estimee": 520000, "loyer_mensuel": 3100}]),
    (["B: Parlez-moi de la SCI.", "C: C'est un immeuble à Roubaix, quatre logements. Il vaut dans les 480 000, et on encaisse 2 900 par mois."], [{"designation": "sci", "type": "immeuble", "ville": "Roubaix", "forme_propriete": "sci", "valeur_actuelle_estimee": 480000, "loyer_mensuel": 2900}]),
    (["C: On est locataires à Lille, mais on a un appartement à Nice qu'on loue 780 euros par mois."], [{"designation": "locatif", "type": "appartement", "ville": "Nice", "loyer_mensuel": 780}]),
    (["Ils sont locataires du commerce, et leur appartement, quatre-vingt-dix mètres carrés, leur appartient à tous les deux, 140 000 de valeur."], [{"designation": "residence_principale", "type": "appartement", "surface_m2": 90, "detenteur": "commun", "valeur_actuelle_estimee": 140000}]),
    (["C: J'ai aussi un box au sous-sol, loué 90 euros par mois au voisin."], [{"designation": "parking", "type": "parking", "loyer_mensuel": 90}]),
    (["B: Vous avez une résidence secondaire ?", "C: Oui, un chalet à Morzine, 75 mètres carrés, on l'a eu 190 000 en 2009."], [{"designation": "residence_secondaire", "type": "maison", "ville": "Morzine", "surface_m2": 75, "valeur_acquisition": 190000, "annee_acquisition": 2009}]),
    (["C: Ma femme a hérité d'un appartement à Biarritz, 60 mètres carrés, il doit valoir 380 000. On y va l'été."], [{"designation": "residence_secondaire", "type": "appartement", "ville": "Biarritz", "surface_m2": 60, "valeur_actuelle_estimee": 380000, "detenteur": "conjoint"}]),
    (["et la maison vous l'habitez ah oui à vitré quatre vingt huit mètres carrés tout juste on l'a achetée en deux mille seize"], [{"designation": "residence_principale", "type": "maison", "ville": "Vitré", "surface_m2": 88, "annee_acquisition": 2016}]),
    (["par contre on a l'appartement de crozon acheté en deux mille dix neuf cent quatre vingt cinq mille on y va l'été"], [{"designation": "residence_secondaire", "type": "appartement", "annee_acquisition": 2019, "valeur_acquisition": 185000}]),
    (["B: La maison de Privas, elle est toujours à vous ?", "C: On a donné la nue-propriété aux enfants en 2015, on garde l'usufruit.", "B: Elle vaudrait combien ?", "C: 195 000."], [{"designation": "residence_principale", "type": "maison", "ville": "Privas", "forme_propriete": "usufruit", "valeur_actuelle_estimee": 195000}]),
    (["B: Vous habitez où ?", "C: À Brumath. Une maison achetée à deux en 2023, 485 000, en indivision."], [{"designation": "residence_principale", "type": "maison", "ville": "Brumath", "annee_acquisition": 2023, "valeur_acquisition": 485000, "forme_propriete": "indivision"}]),
    (["C: La grand-mère de mon mari a un terrain au Lamentin, et mon frère une villa à Dakar."], []),
    (["C: La maison des beaux-parents est à vendre, 280 000."], []),
    (["C: On cherche une maison à Dinan, dans les 250 000."], []),
    (["C: Le directeur loue une villa 1 900 euros par mois au bord de l'eau."], []),
    (["Résidence principale : maison à Malemort, 155 m², estimée 330 000 €. Appartement T3 à Ussel loué 480 €/mois."], [{"designation": "residence_principale", "type": "maison", "ville": "Malemort", "surface_m2": 155, "valeur_actuelle_estimee": 330000}, {"designation": "locatif", "type": "appartement", "ville": "Ussel", "loyer_mensuel": 480}]),
    (["C: Les murs du cabinet sont à moi, à Quimper, payés 95 000 en 2017."], [{"designation": "local_professionnel", "type": "local", "ville": "Quimper", "valeur_acquisition": 95000, "annee_acquisition": 2017}]),
    (["C: J'ai un terrain à bâtir à Riom, 800 mètres carrés, acheté 45 000 en 2018."], [{"designation": "terrain", "type": "terrain", "ville": "Riom", "surface_m2": 800, "valeur_acquisition": 45000, "annee_acquisition": 2018}]),
    (["B: Et l'immobilier ?", "C: Rien que la maison. 210 000 à l'achat, c'était en 2011. Aujourd'hui l'agence dit 290 000."], [{"designation": "residence_principale", "type": "maison", "valeur_acquisition": 210000, "annee_acquisition": 2011, "valeur_actuelle_estimee": 290000}]),
    (["B: Elle fait combien de mètres carrés, votre maison ?", "C: Cent quinze. On l'a depuis 2008."], [{"designation": "residence_principale", "type": "maison", "surface_m2": 115, "annee_acquisition": 2008}]),
    (["B: Vous avez du locatif ?", "C: Deux studios à Poitiers, 17 et 19 mètres carrés, 320 et 345 de loyer."], [{"designation": "locatif", "type": "studio", "ville": "Poitiers", "surface_m2": 17, "loyer_mensuel": 320}, {"designation": "locatif", "type": "studio", "ville": "Poitiers", "surface_m2": 19, "loyer_mensuel": 345}]),
    (["C: J'ai travaillé vingt ans dans la maison, chez Michelin."], []),
    (["C: Je suis entrée dans la maison en 2012, comme comptable."], []),
    (["C: On a le chalet de Samoëns, on ne le loue pas, on y va l'hiver."], [{"designation": "residence_secondaire", "type": "maison"}]),
    (["B: Vous habitez toujours Dax ?", "C: Oui, l'appartement, 80 mètres carrés, il est à moi.", "B: Et le pied-à-terre de Biarritz ?", "C: Celui-là est à ma sœur."], [{"designation": "residence_principale", "type": "appartement", "surface_m2": 80}]),
    (["Elle vit à Nantes. Elle loue, 720 euros. La maison de Clisson, elle l'a achetée en 2014 pour 118 000, elle est louée 650."], [{"type": "maison", "ville": "Clisson", "annee_acquisition": 2014, "valeur_acquisition": 118000, "loyer_mensuel": 650}]),
    (["C: On a l'appartement d'Annecy, le T3, 68 mètres carrés, acheté en 2011."], [{"type": "appartement", "surface_m2": 68, "annee_acquisition": 2011}]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "properties"), CASES, ids=[case[0][-1][:60] for case in CASES])
def test_a_property_is_read_whole(lines: list[str], properties: list[Row]) -> None:
    rows = read(*lines).fiche().get("biens_immobiliers", [])
    assert isinstance(rows, list)
    assert len(rows) == len(properties)
    for row, expected in zip(rows, properties, strict=True):
        assert {name: row.get(name) for name in expected} == expected
