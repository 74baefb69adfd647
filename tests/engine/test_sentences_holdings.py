"""Holdings told in pieces: figures in the next sentences, whose they are, whom they are left to."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

CASES: list[tuple[list[str], list[dict[str, object]]]] = [
    (
        ["C: J'ai un PER chez Generali, ouvert en mai 2021. 120 euros par mois. Il y a 6 300 dessus."],
        [{"nature": "per", "etablissement": "Generali", "date_ouverture_souscription": "2021-05", "versement_mensuel": 120, "valeur_actuelle": 6300}],
    ),
    (
        ["C: Une assurance vie à la MAIF, 32 000 euros, bénéficiaires mes deux filles par parts égales."],
        [{"nature": "assurance_vie", "etablissement": "MAIF", "valeur_actuelle": 32000, "beneficiaires": "mes deux filles par parts égales"}],
    ),
    (
        ["C: J'ai une assurance vie au Gan, 50 000 ; la clause, c'est mon épouse, à défaut nos enfants."],
        [{"nature": "assurance_vie", "valeur_actuelle": 50000, "beneficiaires": "mon épouse, à défaut nos enfants"}],
    ),
    (
        ["C: J'ai une assurance vie chez AXA, 18 000 euros, mon fils en est le bénéficiaire."],
        [{"nature": "assurance_vie", "valeur_actuelle": 18000, "beneficiaires": "mon fils"}],
    ),
    (
        ["Vu monsieur et madame Faure. Comme épargne, le Livret A de Madame, 9 200 euros, et le PEA de Monsieur, 14 000 euros."],
        [{"nature": "livret_a", "valeur_actuelle": 9200}, {"nature": "pea", "valeur_actuelle": 14000}],
    ),
    (["C: J'ai 22 K€ sur un PEL à la BNP."], [{"nature": "pel", "valeur_actuelle": 22000}]),
    (["C: Mon LDDS est à huit mille cinq."], [{"nature": "ldds", "valeur_actuelle": 8500}]),
    (["B: Un PER, ça vous dirait ?", "C: Non merci."], []),
    (["C: Mon frère a un PEA, 40 000 euros dessus."], []),
    (["C: J'avais un PEL, je l'ai clôturé."], []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "rows"), CASES, ids=[" / ".join(lines)[:70] for lines, _ in CASES])
def test_a_holding_has_what_is_said_of_it(lines: list[str], rows: list[dict[str, object]]) -> None:
    found = read(*lines).fiche().get("actifs_financiers", [])
    assert isinstance(found, list)
    assert len(found) == len(rows), found
    for row, wanted in zip(found, rows, strict=True):
        assert {name: row.get(name) for name in wanted} == wanted
