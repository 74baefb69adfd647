"""The health need: levels rated one by one or together, in any order, the budget and the extras."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

TOPIC = "B: Pour la mutuelle, qu'est-ce qu'il vous faut ?"

CASES = [
    ([TOPIC, "C: L'hôpital au maximum, les yeux pareil. Les dents, ça va, le niveau moyen."], "niveau_hospitalisation", "renforce"),
    ([TOPIC, "C: L'hôpital au maximum, les yeux pareil. Les dents, ça va, le niveau moyen."], "niveau_optique", "renforce"),
    ([TOPIC, "C: L'hôpital au maximum, les yeux pareil. Les dents, ça va, le niveau moyen."], "niveau_dentaire", "confort"),
    ([TOPIC, "C: Les dents au maximum, ma femme a des couronnes partout. Les lunettes, correct."], "niveau_dentaire", "renforce"),
    ([TOPIC, "C: Les dents au maximum, ma femme a des couronnes partout. Les lunettes, correct."], "niveau_optique", "confort"),
    ([TOPIC, "B: La chambre particulière ?", "C: J'y tiens absolument."], "niveau_chambre_particuliere", "renforce"),
    ([TOPIC, "B: La chambre particulière ?", "C: Pas important, on est bien à deux."], "niveau_chambre_particuliere", "base"),
    ([TOPIC, "B: Et les pharmacies, les généralistes ?", "C: Le minimum, on n'est jamais malades."], "niveau_pharmacie", "base"),
    ([TOPIC, "B: Et les pharmacies, les généralistes ?", "C: Le minimum, on n'est jamais malades."], "niveau_medecin_generaliste", "base"),
    ([TOPIC, "B: Les généralistes, les pharmacies ?", "C: La pharmacie, c'est important. Le généraliste, le minimum."], "niveau_pharmacie", "renforce"),
    ([TOPIC, "B: Les généralistes, les pharmacies ?", "C: La pharmacie, c'est important. Le généraliste, le minimum."], "niveau_medecin_generaliste", "base"),
    ([TOPIC, "C: Le minimum pour la pharmacie."], "niveau_pharmacie", "base"),
    ([TOPIC, "C: Les lunettes, bof, moyen."], "niveau_optique", "confort"),
    ([TOPIC, "B: Kiné, niveau confort ?", "C: Plutôt haut, s'il vous plaît."], "niveau_auxiliaires_medicaux", "renforce"),
    ([TOPIC, "B: Les appareils auditifs ?", "C: Il m'en faut deux, donc le plus haut niveau."], "niveau_protheses_auditives", "renforce"),
    ([TOPIC, "C: L'hospitalisation, le confort, ça suffit."], "niveau_hospitalisation", "confort"),
    ([TOPIC, "C: Ma sœur a les dents prises en charge au maximum."], "niveau_dentaire", None),
    (["C: Je suis infirmière à l'hôpital, c'est important pour moi."], "niveau_hospitalisation", None),
    ([TOPIC, "B: Vous pouvez monter jusqu'à combien ?", "C: Cent vingt."], "budget_mensuel_maximum", 120),
    ([TOPIC, "B: Votre budget ?", "C: Deux cents, à deux, et pas un centime de plus."], "budget_mensuel_maximum", 200),
    ([TOPIC, "B: J'ai une formule à 90 euros par mois.", "C: Je vais réfléchir."], "budget_mensuel_maximum", None),
    ([TOPIC, "C: L'ostéo, oui, deux fois par an. Les cures, non."], "souhaite_medecine_douce", True),
    ([TOPIC, "C: L'ostéo, oui, deux fois par an. Les cures, non."], "souhaite_cures_thermales", False),
    ([TOPIC, "B: Les cures thermales, ça vous intéresse ?", "C: Jamais de la vie."], "souhaite_cures_thermales", False),
    (["bon alors pour la mutuelle l'hôpital au maximum les dents pareil et les lunettes le minimum je porte rien du tout"], "niveau_dentaire", "renforce"),
    (["bon alors pour la mutuelle l'hôpital au maximum les dents pareil et les lunettes le minimum je porte rien du tout"], "niveau_optique", "base"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "name", "expected"), CASES, ids=[f"{i}-{c[1]}" for i, c in enumerate(CASES)])
def test_the_health_cover_wanted(lines: list[str], name: str, expected: object) -> None:
    assert value(read(*lines), f"sante_souhait.{name}") == expected
