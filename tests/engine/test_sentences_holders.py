"""Whose a property is when others own a part of it, what it is worth when figures of other things stand by, and let."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

MARRIED = "C: Je suis mariée, mon mari s'appelle Luc."

# The lines, then for each property the fields that must be exactly so.
CASES: list[tuple[list[str], list[dict[str, object]]]] = [
    # shared with outsiders: the household's part is its own member's
    ([MARRIED, "C: On a acheté un local à trois, avec deux collègues, les murs du cabinet valent 300 000."], [{"detenteur": "client"}]),
    ([MARRIED, "C: L'immeuble de Sète est à mon frère et moi, il vaut 400 000."], [{"type": "immeuble", "detenteur": "client"}]),
    ([MARRIED, "C: La maison de Royan, moitié-moitié avec ma sœur, vaut 210 000."], [{"type": "maison", "detenteur": "client"}]),
    ([MARRIED, "C: Notre maison est à nous deux, elle vaut 320 000."], [{"detenteur": "commun"}]),
    (["C: Je suis veuve. La maison est à moi, elle vaut 200 000."], [{"detenteur": "client"}]),
    (["Client : Paul Rey, veuf. Sa maison de Gap lui appartient, 240 000 euros."], [{"detenteur": "client"}]),
    (["Vu M. et Mme Rey, mariés. Maison de Gap payée 238 000 euros en 2014, elle est à eux deux."], [{"detenteur": "commun"}]),
    ([MARRIED, "B: La maison est au nom de qui ?", "C: De mon mari. Elle vaut 250 000."], [{"detenteur": "conjoint"}]),
    (["C: Mon compagnon a deux hectares de terres, ça vaut 30 000 euros."], [{"type": "terrain", "valeur_actuelle_estimee": 30000}]),
    # a family's house is another one than one's own
    (["C: Ma part de la maison de Concarneau, en indivision avec mes sœurs, vaut 90 000."], [{"designation": "autre", "forme_propriete": "indivision"}]),
    (["C: J'ai la nue-propriété de la maison de mes parents."], [{"designation": "autre", "forme_propriete": "nue_propriete"}]),
    # price or worth
    (["C: On a racheté la maison d'à côté, à Sarzeau, 130 000."], [{"valeur_acquisition": 130000, "valeur_actuelle_estimee": None}]),
    (["B: Vous habitez où ?", "C: On a acheté une maison en mai 2018. Deux cent dix mille. On l'a fait estimer, trois cent vingt."], [{"valeur_acquisition": 210000, "valeur_actuelle_estimee": 320000}]),
    (["C: La maison, payée depuis des lustres, 620 000."], [{"valeur_actuelle_estimee": 620000, "valeur_acquisition": None}]),
    (["C: Notre maison vaut 300 000. Il nous faudrait de quoi agrandir la maison, 60 000."], [{"valeur_actuelle_estimee": 300000}]),
    (["C: On a acheté à deux une maison à Vannes, soixante-quarante."], [{"valeur_acquisition": None}]),
    # rents
    (["B: L'appartement que vous louez, il rapporte combien ?", "C: 590 hors charges. Il est à moi depuis 2018."], [{"loyer_mensuel": 590}]),
    (["C: J'ai un studio à Metz qu'on loue 450 à l'année."], [{"loyer_mensuel": 450}]),
    (["C: J'ai un Pinel à Rennes, un T2, acheté 179 000."], [{"designation": "locatif", "type": "appartement", "ville": "Rennes"}]),
    # the size, not a year of the last century
    (["RP à Annecy, appartement de 85 m2, valeur 520 000 euros."], [{"surface_m2": 85, "annee_acquisition": None}]),
    # nobody's here
    (["Vu Paul Rey hier. La grand-mère de Paul a un terrain au Lamentin, il est à elle."], []),
    (["Vu Paul Rey hier. L'idée est un terrain, 45 000 au total, d'ici trois ans."], []),
    (["B: Le local, vous en êtes propriétaire ?", "C: Non, c'est une location."], []),
    (["B: Le local, vous en êtes propriétaire ?", "C: Le bailleur me le vend peut-être l'an prochain."], []),
    (["C: La forêt que j'ai, soixante hectares, vaut 210 000."], []),
    (["C: Je suis sur le parking du Leclerc, c'est ma pause."], []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_holder_and_worth(lines: list[str], expected: list[dict[str, object]]) -> None:
    rows = read(*lines).fiche().get("biens_immobiliers", [])
    assert isinstance(rows, list)
    assert len(rows) == len(expected), rows
    for row, wanted in zip(rows, expected, strict=True):
        assert {name: row.get(name) for name in wanted} == wanted
