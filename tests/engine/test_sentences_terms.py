"""Terms of the protection and of the pension: payer, tools, trips, charges and their part, benefits' length, supplements."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

TOPIC = "B: Parlons de votre prévoyance."
P, R = "bae_prevoyance", "bae_retraite"
PAYER, TOOLS, TRIPS = f"{P}.payeur", f"{P}.souhaite_garantie_outillage", f"{P}.deplacements_professionnels"
COVER, YEARLY = f"{P}.souhaite_couvrir_charges_professionnelles", f"{P}.montant_annuel_charges_professionnelles"
PART, WHOLE = f"{P}.montant_charges_professionnelles_a_garantir", f"{P}.garantir_totalite_charges_professionnelles"
LENGTH, WAIT = f"{P}.duree_indemnisation_souhaitee", f"{P}.franchise_souhaitee_jours"
INCOME, DEATH = f"{P}.revenu_a_garantir", f"{P}.capital_deces_souhaite"
PARTNER, CHILDREN, FUNERAL = f"{P}.rente_conjoint", f"{P}.rente_enfants", f"{P}.garanties_obseques"
EXTRA, AGE = f"{R}.complementaire_retraite_mise_en_place", f"{R}.age_depart_retraite"

CASES: list[tuple[list[str], str, object]] = [
    ([TOPIC, "B: Qui règle la prime ?", "C: La société."], PAYER, "entreprise"),
    ([TOPIC, "B: C'est votre boîte ou vous qui payez ?", "C: Moi."], PAYER, "client"),
    ([TOPIC, "C: Elle sera prise en charge par ma SASU."], PAYER, "entreprise"),
    (["Prévoyance : cotisation à la charge de la holding."], PAYER, "entreprise"),
    ([TOPIC, "C: C'est le cabinet qui la réglera."], PAYER, "entreprise"),
    ([TOPIC, "C: C'est moi qui paierai, à titre personnel."], PAYER, "client"),
    ([TOPIC, "C: Au début, la boîte paye le premier mois d'arrêt."], PAYER, None),
    ([TOPIC, "B: La mutuelle ?", "C: C'est la boîte qui paie."], PAYER, None),
    ([TOPIC, "B: Prélevée sur la société ou sur vous ?", "C: Je demanderai au comptable."], PAYER, None),
    ([TOPIC, "C: Je veux que mes outils soient couverts."], TOOLS, True),
    ([TOPIC, "B: On ajoute l'outillage ?", "C: Oui."], TOOLS, True),
    ([TOPIC, "B: On ajoute vos outils dans le contrat ?", "C: Laissez, ils sont vieux."], TOOLS, False),
    ([TOPIC, "B: Et l'outillage, on l'assure ?", "C: Non."], TOOLS, False),
    ([TOPIC, "C: Mes outils sont dans le camion."], TOOLS, None),
    ([TOPIC, "B: Des déplacements professionnels ?", "C: Genève deux jours par mois."], TRIPS, "Genève deux jours par mois"),
    ([TOPIC, "C: Pour le boulot je file à Nantes chaque semaine."], TRIPS, "Nantes chaque semaine"),
    ([TOPIC, "B: Des déplacements ?", "C: Jamais."], TRIPS, None),
    ([TOPIC, "B: Vos charges professionnelles, combien ?", "C: Trente mille par an."], YEARLY, 30000),
    ([TOPIC, "B: Vous voulez garantir toutes vos charges pro, 24 000 par an ?", "C: Seulement douze mille."], PART, 12000),
    ([TOPIC, "B: Vous voulez garantir toutes vos charges pro, 24 000 par an ?", "C: Seulement douze mille."], WHOLE, False),
    ([TOPIC, "C: Mes charges fixes font 18 000 par an, je veux les garantir en totalité."], WHOLE, True),
    ([TOPIC, "C: Mes charges fixes font 18 000 par an, je veux les garantir en totalité."], COVER, True),
    ([TOPIC, "C: Les frais du cabinet, je veux en couvrir dix mille, sur un total de vingt mille par an."], PART, 10000),
    ([TOPIC, "C: Les frais du cabinet, je veux en couvrir dix mille, sur un total de vingt mille par an."], YEARLY, 20000),
    ([TOPIC, "B: Vos charges professionnelles ?", "C: Neuf mille par an, mais pas la peine de les couvrir."], COVER, False),
    ([TOPIC, "C: Chez nous les charges de copropriété sont chères."], COVER, None),
    ([TOPIC, "B: Pendant combien de temps, les indemnités ?", "C: Trois ans."], LENGTH, "Trois ans"),
    ([TOPIC, "C: Je veux deux ans d'indemnités."], LENGTH, "deux ans"),
    ([TOPIC, "C: Que je sois indemnisé jusqu'à 65 ans."], LENGTH, "jusqu'à 65 ans"),
    ([TOPIC, "C: Le crédit court jusqu'à 65 ans."], LENGTH, None),
    ([TOPIC, "C: Je compte travailler jusqu'à 67 ans."], LENGTH, None),
    (["Prévoyance : franchise 30 j, IJ 2 500 €/mois."], WAIT, 30),
    (["Prévoyance : franchise 30 j, IJ 2 500 €/mois."], INCOME, 2500),
    ([TOPIC, "B: Le délai de carence ?", "C: Deux semaines."], WAIT, 14),
    ([TOPIC, "C: Quinze jours d'attente, ça me va."], WAIT, 15),
    ([TOPIC, "B: Si vous êtes arrêté, il faut combien ?", "C: Deux mille deux par mois."], INCOME, 2200),
    ([TOPIC, "C: Je veux qu'on m'assure 3 100 euros par mois."], INCOME, 3100),
    ([TOPIC, "C: La voiture me coûte 400 euros par mois."], INCOME, None),
    ([TOPIC, "B: Et s'il décédait, pour la famille ?", "C: Cent mille."], DEATH, 100000),
    ([TOPIC, "C: Depuis le décès de mon père la maison vaut 300 000 euros."], DEATH, None),
    ([TOPIC, "C: Si je disparais, 300 euros par enfant et par mois, et 900 pour ma femme."], CHILDREN, 300),
    ([TOPIC, "C: Si je disparais, 300 euros par enfant et par mois, et 900 pour ma femme."], PARTNER, 900),
    ([TOPIC, "C: Je verse 300 euros par mois pour mon fils."], CHILDREN, None),
    (["Obsèques : capital de 4 000 € souhaité."], FUNERAL, 4000),
    (["Garantie obsèques demandée 3 500 €, capital décès non souhaité."], FUNERAL, 3500),
    ([TOPIC, "C: Les obsèques de ma mère ont coûté 5 000 euros."], FUNERAL, None),
    ([TOPIC, "B: Et l'invalidité ?", "C: Avec mon dos en compote. Bien sûr."], f"{P}.souhaite_couverture_invalidite", True),
    ([TOPIC, "B: Et l'invalidité ?", "C: Non, ça ira."], f"{P}.souhaite_couverture_invalidite", False),
    (["B: La retraite : vous avez une complémentaire retraite ?", "C: Non, rien."], EXTRA, False),
    (["B: Pour la retraite, une complémentaire retraite en place ?", "C: Oui, depuis 2012."], EXTRA, True),
    (["C: On a souscrit une complémentaire retraite en 2020."], EXTRA, True),
    (["C: J'aimerais une complémentaire retraite."], EXTRA, None),
    (["B: Retraite : vous avez un Madelin ?", "C: Oui, chez Generali."], f"{R}.designation_etablissement", "Generali"),
    (["C: Pour la retraite, ma complémentaire retraite est chez Swiss Life."], f"{R}.contrat_en_place", "Swiss Life"),
    (["C: Pour la retraite je ne sais pas. Ma mutuelle est chez Swiss Life."], f"{R}.contrat_en_place", None),
    (["B: À quel âge voudriez-vous partir ?", "C: Soixante-quatre, pas plus tard."], AGE, 64),
    (["B: Vous comptez arrêter quand ?", "C: À 63."], AGE, 63),
    (["C: Je me vois raccrocher à 61."], AGE, 61),
    (["B: La retraite ?", "C: J'irai jusqu'à 66."], AGE, 66),
    (["Fiscalité : TMI 30, IR 2025 : 4 200 €, 2 parts."], f"{R}.impot_revenu", 4200),
    (["Retraite : 118 trim., estimé 1 420 €/mois."], f"{R}.trimestres_valides", 118),
    (["Retraite : 118 trim., estimé 1 420 €/mois."], f"{R}.pension_estimee", 1420),
    (["C: Pour ma retraite, la caisse parle de 1 630 euros par mois."], f"{R}.pension_estimee", 1630),
    (["B: Retraite. Vous avez votre relevé de carrière ?", "C: Je vous l'ai envoyé hier, oui."], f"{R}.bilan_retraite_disponible", True),
    (["C: Pour la retraite, je pensais cent euros sur un PER."], f"{R}.contrat_en_place", None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "path", "expected"), CASES, ids=[f"{i}-{c[1]}" for i, c in enumerate(CASES)])
def test_the_terms(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
