"""The pension need: when each leaves, what is expected, kept and paid in tax, and what is already in place."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

TOPIC = "B: On parle de votre retraite."
COUPLE = "C: Je suis marié avec Sylvie, on est mariés depuis 2004."

CASES = [
    ([TOPIC, "B: Vous partiriez à quel âge ?", "C: 63."], "age_depart_retraite", 63),
    ([TOPIC, "B: Et vous partiriez à soixante-quatre ?", "C: Le dos décidera, mais oui, 64."], "age_depart_retraite", 64),
    ([TOPIC, "C: Je voudrais m'arrêter à soixante-deux ans."], "age_depart_retraite", 62),
    ([TOPIC, "C: À soixante-cinq je raccroche.", "C: J'ai 58 ans."], "age_depart_retraite", 65),
    ([COUPLE, TOPIC, "C: Moi je partirais à soixante-deux et ma femme à soixante-quatre."], "age_depart_retraite", 62),
    ([COUPLE, TOPIC, "C: Moi je partirais à soixante-deux et ma femme à soixante-quatre."], "age_depart_retraite_conjoint", 64),
    ([COUPLE, TOPIC, "B: Vous partiriez quand ?", "C: À 64 ans.", "S: Moi soixante-deux, si on me laisse."], "age_depart_retraite_conjoint", 62),
    ([TOPIC, "C: Mon collègue est parti à soixante ans."], "age_depart_retraite", None),
    ([TOPIC, "B: Combien de trimestres, sur le relevé ?", "C: 92."], "trimestres_valides", 92),
    ([TOPIC, "C: J'ai cent quarante-huit trimestres."], "trimestres_valides", 148),
    ([TOPIC, "C: Il me faut 172 trimestres."], "trimestres_valides", None),
    ([TOPIC, "C: Mon frère a 160 trimestres."], "trimestres_valides", None),
    ([TOPIC, "B: Une estimation de la pension ?", "C: On m'a dit mille huit cents par mois."], "pension_estimee", 1800),
    ([TOPIC, "C: La caisse m'annonce 1 450 euros par mois."], "pension_estimee", 1450),
    ([TOPIC, "C: Je verse 200 euros par mois sur mon PER."], "pension_estimee", None),
    ([TOPIC, "B: Il vous faudrait garder quel niveau de vie ?", "C: Les trois quarts."], "pourcentage_revenu_a_maintenir", 75),
    ([TOPIC, "B: Vous voudriez en conserver combien ?", "C: Quatre-vingts pour cent."], "pourcentage_revenu_a_maintenir", 80),
    ([TOPIC, "C: J'aimerais garder 70 % de mon salaire."], "pourcentage_revenu_a_maintenir", 70),
    ([TOPIC, "C: J'ai un PER chez Groupama, 1 200 euros par an."], "cotisations_annuelles", 1200),
    ([TOPIC, "C: J'ai un PER chez Groupama, 1 200 euros par an."], "contrat_en_place", "PER Groupama"),
    ([TOPIC, "B: Vous avez la Préfon, pour la retraite ?", "C: Oui, depuis 98."], "designation_etablissement", "Préfon"),
    ([TOPIC, "B: Vous avez votre relevé de carrière ?", "C: Oui, tenez."], "bilan_retraite_disponible", True),
    ([TOPIC, "B: Vous avez votre relevé de carrière ?", "C: Non, je l'ai demandé."], "bilan_retraite_disponible", False),
    ([TOPIC, "B: Ça vous met dans la tranche à trente.", "C: Non, onze."], "tmi", 11),
    ([TOPIC, "C: On est dans la tranche à quarante et un."], "tmi", 41),
    ([TOPIC, "C: Les impôts… j'en paie 3 100 par an."], "impot_revenu", 3100),
    ([TOPIC, "C: On a deux parts et demie aux impôts."], "nombre_parts_fiscales", 2.5),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "name", "expected"), CASES, ids=[f"{i}-{c[1]}" for i, c in enumerate(CASES)])
def test_the_pension_need(lines: list[str], name: str, expected: object) -> None:
    assert value(read(*lines), f"bae_retraite.{name}") == expected
