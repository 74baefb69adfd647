"""Things of value: handed down, valued by somebody, told in several sentences, worth something else today."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

# The lines, then (designation, valeur, detenteur) of every thing expected.
CASES: list[tuple[list[str], list[tuple[str, float, str]]]] = [
    # handed down: the giver owns nothing any more
    (["C: Ma tante m'a laissé des lingots. Les lingots, il y en a pour dix-huit mille."], [("or", 18000, "client")]),
    (["C: Mon oncle m'a légué neuf hectares de hêtres dans l'Ain, en 2014. Quatorze mille."], [("forets", 14000, "client")]),
    (["C: Une Rolex que m'a laissée mon père, cotée sept mille."], [("montres", 7000, "client")]),
    (["B: Et de côté ?", "C: Les bagues de ma tante, quatre mille d'après l'expert."], [("bijoux", 4000, "client")]),
    (["C: Des boucles d'oreilles de ma grand-mère, un bijoutier m'en donnait mille six."], [("bijoux", 1600, "client")]),
    # the value comes later, from whoever valued it
    (["C: Onze hectares de pins, dans le Tarn, ils me viennent de mon père. L'expert forestier a dit quarante-deux mille."], [("forets", 42000, "client")]),
    (["C: Un pot de napoléons. Douze pièces. Le numismate de Nantes en offrait huit mille deux."], [("or", 8200, "client")]),
    (["Aux murs, trente couteaux anciens, qu'un confrère estime à 21 000 euros."], [("autre", 21000, "client")]),
    (["C: Les meubles anciens du salon, le commissaire-priseur a dit 7 500."], [("autre", 7500, "client")]),
    (["C: Mes bandes dessinées, des éditions originales, 4 000 euros d'après le libraire."], [("autre", 4000, "client")]),
    (["ses baskets de collection il en a trente paires y en a pour cinq mille euros il a fait estimer"], [("autre", 5000, "client")]),
    (["C: Trois bracelets en or, 2 900 euros."], [("bijoux", 2900, "client")]),
    # what it is worth today
    (["j'ai des bit coins depuis deux mille vingt ils sont passés de 30 000 à neuf mille et là ça vaut dix-sept mille"], [("cryptomonnaie", 17000, "client")]),
    # nobody's, somebody else's, gone
    (["B: Vous avez de l'or, des bijoux ?", "C: Non, rien de tout ça."], []),
    (["C: Mon frère a des bitcoins, 40 000 euros."], []),
    (["C: Mon frère avait des bitcoins, lui il a perdu 20 000."], []),
    (["C: J'avais une collection de montres, vendue 8 000."], []),
    (["C: Mon père a des forêts, neuf hectares de chênes, 60 000 euros."], []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CASES, ids=[" / ".join(lines)[:70] for lines, _ in CASES])
def test_what_is_worth_something(lines: list[str], expected: list[tuple[str, float, str]]) -> None:
    rows = read(*lines).fiche().get("autres_epargnes", [])
    assert isinstance(rows, list)
    assert [(row["designation"], row.get("valeur"), row["detenteur"]) for row in rows] == expected
