"""One holding for each of the two, figures put right, accounts emptied, and what a note writes in brackets."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

COUPLE = "C: Je suis mariée avec Marc."
GOODS, OTHERS = "actifs_financiers", "autres_epargnes"

CASES: list[tuple[list[str], str, object]] = [
    ([COUPLE, "B: Un LDDS chacun ?", "C: Oui, le mien à 7 000, celui de mon mari à 4 500."], f"{GOODS}[1].valeur_actuelle", 4500),
    ([COUPLE, "B: Un LDDS chacun ?", "C: Oui, le mien à 7 000, celui de mon mari à 4 500."], f"{GOODS}[1].detenteur", "conjoint"),
    ([COUPLE, "B: Un LDDS chacun ?", "C: Oui, le mien à 7 000, celui de mon mari à 4 500."], f"{GOODS}[0].detenteur", "client"),
    ([COUPLE, "C: J'ai un livret A à 7 000 euros."], f"{GOODS}[1].nature", None),
    (["B: Votre PEL est à 20 000 ?", "C: Non, à 23 500."], f"{GOODS}[0].valeur_actuelle", 23500),
    (["B: Votre PEL est à 20 000 ?", "C: Non, je n'ai pas de PEL."], f"{GOODS}[0].nature", None),
    (["C: J'ai vidé mon livret A pour la cuisine."], f"{GOODS}[0].nature", None),
    (["C: Il ne reste plus rien sur le PEA."], f"{GOODS}[0].nature", None),
    (["C: Nous mettons 60 euros par mois sur un PEL."], f"{GOODS}[0].versement_mensuel", 60),
    (["C: J'ai un compte-chèques à la BNP, deux mille euros."], f"{GOODS}[0].nature", "compte_courant"),
    (["C: J'ai un contrat de capi, 30 000 euros."], f"{GOODS}[0].nature", "contrat_capitalisation"),
    (["Épargne : AV Generali 45 000 €. Monsieur la garde."], f"{GOODS}[0].nature", "assurance_vie"),
    (["Cryptomonnaies 9 000 € (conjoint)."], f"{OTHERS}[0].detenteur", "conjoint"),
    (["C: On possède un piano qui vaut 8 000 euros."], f"{OTHERS}[0].valeur", 8000),
    (["C: Je joue du piano."], f"{OTHERS}[0].designation", None),
    (["C: J'ai une collection de montres, 6 000 euros."], f"{OTHERS}[0].designation", "montres"),
    (["C: J'ai un bronze estimé à 3 000 euros."], f"{OTHERS}[0].designation", "oeuvre_art"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "path", "expected"), CASES, ids=[f"{i}-{c[1]}" for i, c in enumerate(CASES)])
def test_goods_of_each(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
