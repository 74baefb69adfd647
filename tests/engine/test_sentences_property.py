"""Real estate described in pieces: the property in hand through turns, pronouns, strangers' houses and other things."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

RP, RS = "residence_principale", "residence_secondaire"
# The lines, then the rows expected: every field named must have that value; None: the field must be absent.
CASES: list[tuple[list[str], list[dict[str, object]]]] = [
    (
        ["B: Vous êtes propriétaires ?", "C: Oui, une maison à Vannes.", "B: Elle vaut combien aujourd'hui ?", "C: Trois cent dix mille.", "B: Et vous l'aviez payée ?", "C: Cent quatre-vingt-cinq mille, en 2011."],
        [{"designation": RP, "type": "maison", "ville": "Vannes", "valeur_actuelle_estimee": 310000, "valeur_acquisition": 185000, "annee_acquisition": 2011}],
    ),
    (
        ["B: Côté logement ?", "C: On a acheté un appartement à Tours en 2016.", "C: Soixante-huit mètres carrés.", "C: On l'avait payé 142 000, il est estimé à 190 000."],
        [{"designation": RP, "type": "appartement", "ville": "Tours", "surface_m2": 68, "annee_acquisition": 2016, "valeur_acquisition": 142000, "valeur_actuelle_estimee": 190000}],
    ),
    (
        ["C: J'ai un studio à Rennes que je loue 430 euros par mois.", "C: Et une maison à Cancale, c'est là qu'on va l'été, elle vaut dans les 280 000."],
        [{"designation": "locatif", "type": "studio", "ville": "Rennes", "loyer_mensuel": 430}, {"designation": RS, "type": "maison", "ville": "Cancale", "valeur_actuelle_estimee": 280000, "loyer_mensuel": None}],
    ),
    (
        ["B: Et l'immeuble de Roanne ?", "C: Toujours à nous.", "B: Il rapporte ?", "C: Mille neuf cents de loyers par mois.", "B: La valeur ?", "C: Un million deux."],
        [{"designation": "locatif", "type": "immeuble", "ville": "Roanne", "loyer_mensuel": 1900, "valeur_actuelle_estimee": 1200000}],
    ),
    (
        ["C: La maison est à moi, je l'ai héritée de mon père en 2014.", "B: Elle est estimée ?", "C: Le notaire a dit deux cent vingt mille et quelques."],
        [{"designation": RP, "type": "maison", "detenteur": "client", "annee_acquisition": 2014, "valeur_actuelle_estimee": 220000}],
    ),
    (
        ["C: L'appartement de Nice, j'en ai la nue-propriété, ma mère a gardé l'usufruit.", "C: Il est estimé à 260 000 euros."],
        [{"type": "appartement", "ville": "Nice", "forme_propriete": "nue_propriete", "valeur_actuelle_estimee": 260000}],
    ),
    (
        ["C: On a donné la nue-propriété de la maison aux enfants, nous on garde l'usufruit."],
        [{"type": "maison", "forme_propriete": "usufruit"}],
    ),
    (
        ["C: Avec mon frère on est en indivision sur une maison à Saint-Malo, elle vaut 400 000 euros."],
        [{"type": "maison", "ville": "Saint-Malo", "forme_propriete": "indivision", "valeur_actuelle_estimee": 400000}],
    ),
    (
        ["C: On a une SCI avec ma femme.", "B: Il y a quoi dedans ?", "C: Un immeuble à Angers, il vaut 450 000 euros, on encaisse 2 100 euros de loyers par mois."],
        [{"designation": "sci", "type": "immeuble", "ville": "Angers", "forme_propriete": "sci", "valeur_actuelle_estimee": 450000, "loyer_mensuel": 2100}],
    ),
    (
        ["C: J'ai un garage à Lens que je loue 65 euros par mois."],
        [{"designation": "parking", "type": "parking", "ville": "Lens", "loyer_mensuel": 65}],
    ),
    (
        ["C: On possède un terrain à Auch, il vaut 40 000 euros."],
        [{"designation": "terrain", "type": "terrain", "ville": "Auch", "valeur_actuelle_estimee": 40000}],
    ),
    (
        ["C: Les murs du cabinet m'appartiennent, je les ai achetés 180 000 en 2018."],
        [{"designation": "local_professionnel", "type": "local", "valeur_acquisition": 180000, "annee_acquisition": 2018}],
    ),
    (
        ["C: On est propriétaires de notre résidence principale, une maison de 120 mètres carrés à Dole.", "C: On l'a achetée 210 000 il y a dix ans, elle vaut 280 000."],
        [{"designation": RP, "type": "maison", "surface_m2": 120, "ville": "Dole", "valeur_acquisition": 210000, "annee_acquisition": 2016, "valeur_actuelle_estimee": 280000}],
    ),
    (
        ["C: Mes parents ont une maison à Royan, elle vaut une fortune, 600 000.", "C: Nous on est propriétaires d'un appartement à Niort, il vaut 150 000."],
        [{"type": "appartement", "ville": "Niort", "valeur_actuelle_estimee": 150000}],
    ),
    (
        ["C: La maison est à nous deux.", "C: Le garage, lui, il est à mon voisin.", "C: On y habite depuis 2009, 105 mètres carrés."],
        [{"designation": RP, "type": "maison", "surface_m2": 105}],
    ),
    (
        ["C: Notre maison vaut 320 000, non pardon, 340 000."],
        [{"designation": RP, "valeur_actuelle_estimee": 340000}],
    ),
    (
        ["B: Votre maison, vous la vendriez combien ?", "C: Ça vaut 250, à peu près."],
        [{"designation": RP, "valeur_actuelle_estimee": 250000}],
    ),
    (
        ["C: On rembourse la maison, 920 euros par mois.", "B: Elle est estimée à combien ?", "C: Deux cent trente mille."],
        [{"designation": RP, "valeur_actuelle_estimee": 230000, "loyer_mensuel": None}],
    ),
    (
        ["B: Vous avez du locatif ?", "C: Oui, deux appartements.", "C: Un T2 à Metz, loué 520 euros par mois, et un T3 à Nancy, loué 680."],
        [{"designation": "locatif", "ville": "Metz", "loyer_mensuel": 520}, {"designation": "locatif", "ville": "Nancy", "loyer_mensuel": 680}],
    ),
    (
        ["Madame possède en propre un appartement de 54 m² à Dijon, acheté 98 000 euros en 2009, estimé 145 000."],
        [{"type": "appartement", "ville": "Dijon", "surface_m2": 54, "valeur_acquisition": 98000, "annee_acquisition": 2009, "valeur_actuelle_estimee": 145000}],
    ),
    (
        ["Vu ce jour monsieur Le Goff, plombier à Quimper. Patrimoine : RP à Quimper estimée 320 k€, achetée 240 k€ en 2015. Un studio locatif à Brest, loué 390 euros par mois."],
        [{"designation": RP, "ville": "Quimper", "valeur_actuelle_estimee": 320000, "valeur_acquisition": 240000, "annee_acquisition": 2015}, {"designation": "locatif", "type": "studio", "ville": "Brest", "loyer_mensuel": 390}],
    ),
    (
        ["ah oui et la maison elle est payée on l'estime à deux cent dix mille on est bien ici et sinon j'ai un studio à limoges je le loue trois cent quatre vingts par mois"],
        [{"type": "maison", "valeur_actuelle_estimee": 210000}, {"type": "studio", "ville": "Limoges", "loyer_mensuel": 380}],
    ),
    (
        ["C: On a un pied-à-terre à Paris, un deux-pièces de 38 mètres carrés."],
        [{"designation": RS, "type": "appartement", "ville": "Paris", "surface_m2": 38}],
    ),
    (
        ["B: L'appartement, c'est à quel nom ?", "S: Au mien, il était à moi avant le mariage.", "B: Sa valeur ?", "S: 175 000."],
        [{"type": "appartement", "valeur_actuelle_estimee": 175000, "detenteur": "conjoint"}],
    ),
    (["B: Vous êtes propriétaires ?", "C: Oui, depuis 2015."], [{"designation": RP, "annee_acquisition": 2015}]),
    (["B: Prix d'achat de l'appartement ?", "C: 164 000.", "B: Surface ?", "C: 71 mètres carrés."], [{"type": "appartement", "valeur_acquisition": 164000, "surface_m2": 71}]),
    # nothing
    (["B: Vous êtes propriétaires ?", "C: Non, locataires, un T3 à Pau."], []),
    (["B: La maison est à vous ?", "C: Ah non, c'est une location."], []),
    (["C: Je suis locataire d'une maison à Laval, 750 euros par mois."], []),
    (["C: La maison appartient à ma mère, on est hébergés."], []),
    (["C: On voudrait acheter un appartement à Lyon, dans les 250 000 euros."], []),
    (["C: On cherche une maison, budget 300 000."], []),
    (["C: On avait un studio à Lille, on l'a vendu 90 000 l'an dernier."], []),
    (["C: Mon frère a acheté une maison à Brest, elle vaut 400 000."], []),
    (["C: Mon fils a son appartement à lui, il l'a payé 130 000."], []),
    (["B: Imaginons un appartement à 200 000 euros que vous mettez en location.", "C: Non merci."], []),
    (["C: L'assurance de la maison est chez MMA, 28 euros par mois."], []),
    (["C: Je travaille à la maison deux jours par semaine."], []),
    (["C: Le propriétaire de l'appartement veut nous augmenter, 40 euros de plus par mois."], []),
    (["C: Je suis gardien d'immeuble, dans un immeuble de 40 appartements."], []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "rows"), CASES, ids=[" / ".join(lines)[:70] for lines, _ in CASES])
def test_a_property_told_in_pieces_is_one_row(lines: list[str], rows: list[dict[str, object]]) -> None:
    found = read(*lines).fiche().get("biens_immobiliers", [])
    assert isinstance(found, list)
    assert len(found) == len(rows), found
    for row, wanted in zip(found, rows, strict=True):
        assert {name: row.get(name) for name in wanted} == wanted
