"""Properties under all their names: whose they are, let, bought, worth, and those that are nobody's here."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

# The lines, then for each property the fields that must be exactly so.
CASES: list[tuple[list[str], list[dict[str, object]]]] = [
    (["C: Ma ferme de Lozère vaut 180 000, j'y vis."], [{"type": "maison", "designation": "residence_principale", "valeur_actuelle_estimee": 180000}]),
    (["C: Notre baraque à Cholet vaut 210 000."], [{"type": "maison", "ville": "Cholet", "valeur_actuelle_estimee": 210000}]),
    (["C: On a un moulin à Brantôme, acheté 140 000 en 2008."], [{"type": "maison", "valeur_acquisition": 140000, "annee_acquisition": 2008}]),
    (["C: On loue notre maison de Palaiseau, 1 380 euros par mois."], [{"type": "maison", "designation": "locatif", "loyer_mensuel": 1380}]),
    (["C: Mon appartement de Lille, je le mets en location 610 par mois."], [{"type": "appartement", "designation": "locatif", "loyer_mensuel": 610, "detenteur": "client"}]),
    (["B: La maison est à qui ?", "C: Elle est à mon mari, il l'avait achetée en 2005."], [{"type": "maison", "detenteur": "conjoint"}]),
    (["S: La maison est à ma femme, elle vaut 250 000."], [{"type": "maison", "detenteur": "client"}]),
    (["B: Vous avez du locatif ?", "C: Un studio à Poitiers, 18 mètres carrés."], [{"type": "studio", "designation": "locatif", "ville": "Poitiers", "surface_m2": 18}]),
    (["B: Vous avez autre chose comme bien ?", "C: Un appartement à Caen."], [{"type": "appartement", "ville": "Caen"}]),
    (["B: Vous l'aviez achetée en 2012, la maison ?", "C: En 2013, en mai."], [{"type": "maison", "annee_acquisition": 2013}]),
    (["B: Pour la maison, vous l'avez achetée quand ?", "C: En 2011."], [{"type": "maison", "annee_acquisition": 2011}]),
    (["B: La maison est à vos deux noms ?", "C: Oui. L'agence en donne 290 000."], [{"type": "maison", "detenteur": "commun"}]),
    (["C: On a acheté à deux une maison à Vannes."], [{"type": "maison", "detenteur": "commun", "ville": "Vannes"}]),
    (["Logement : pavillon, propriété des époux, estimé 225 000."], [{"type": "maison", "detenteur": "commun", "valeur_actuelle_estimee": 225000}]),
    (["C: Mes parents m'ont donné la nue-propriété de leur maison à Albi, elle vaut 280 000."], [{"type": "maison", "forme_propriete": "nue_propriete", "detenteur": "client"}]),
    (["C: J'ai eu la maison de mes grands-parents par donation, à Gannat."], [{"type": "maison", "detenteur": "client"}]),
    (["C: L'atelier fait 210 m2 à Bressuire, il m'appartient."], [{"type": "local", "surface_m2": 210, "designation": "local_professionnel"}]),
    (["C: J'ai racheté un T3 à Anglet, 238 000, signé en août 2024."], [{"type": "appartement", "ville": "Anglet", "valeur_acquisition": 238000}]),
    (["C: Notre maison, on l'a eue pour 160 000 en 2009."], [{"type": "maison", "valeur_acquisition": 160000, "annee_acquisition": 2009}]),
    (["C: La maison, elle nous a coûté 198 000."], [{"type": "maison", "valeur_acquisition": 198000}]),
    (["RS : chalet à Morzine, valeur 310 000."], [{"type": "maison", "designation": "residence_secondaire", "valeur_actuelle_estimee": 310000}]),
    (["Vu M. Roux hier. Chamalières, une maison, acquise en 2001 pour 187 000 euros."], [{"type": "maison", "ville": "Chamalières", "valeur_acquisition": 187000}]),
    (["C: La maison à Dole, payée depuis longtemps, elle vaut 430 000."], [{"valeur_actuelle_estimee": 430000}]),
    (["et vous avez un appartement en location à lille loué combien six cent vingt par mois et il vaut cent trente mille"], [{"type": "appartement", "designation": "locatif", "loyer_mensuel": 620}]),
    # nobody's here
    (["B: Vous cherchez à acheter ?", "C: D'ici deux ans, une ferme à retaper."], []),
    (["C: On loue une maison à Sète, 900 par mois."], []),
    (["C: Mon frère a une baraque à Sisteron, elle vaut 200 000."], []),
    (["C: Je suis entrée dans la maison en 2012, à la comptabilité."], []),
    (["C: Le père de Marc a un appartement à Ostende, c'est au père."], []),
    (["B: Avant que j'oublie, le logement ?", "C: On loue au-dessus du port."], []),
    (["C: Sinon je dors au garage."], []),
    (["C: Mon entrepôt, c'est la société qui le loue."], []),
    (["B: Vous êtes propriétaires de la maison ?", "C: Non, locataires."], []),
    (["C: L'appartement de fonction, c'est l'école qui me le prête."], []),
    (["B: La maison médicale, vous y exercez ?", "C: Oui."], []),
    (["C: On voudrait acheter une villa à Sanary, 400 000."], []),
    (["C: Ma sœur a hérité de la maison de Rennes."], []),
    (["C: J'ai vendu mon studio de Lyon l'an dernier."], []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CASES, ids=[" / ".join(lines)[:70] for lines, _ in CASES])
def test_properties_are_read_with_their_fields(lines: list[str], expected: list[dict[str, object]]) -> None:
    rows = read(*lines).fiche().get("biens_immobiliers", [])
    assert isinstance(rows, list)
    assert len(rows) == len(expected)
    for row, fields in zip(rows, expected, strict=True):
        assert {name: row.get(name) for name in fields} == fields
