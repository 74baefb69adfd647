"""Questions whose answer comes later, is asked again of the other, or is put right; figures given to whom they are for."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

SAID = [
    # who leaves when: the same is asked again of the other, the last age counts, what is for whom
    (["B: À quel âge vous partiriez ?", "C: Soixante-deux. Non, mettez soixante-trois.", "B: Et lui ?", "C: Soixante-six, lui, il adore."], "bae_retraite.age_depart_retraite", 63),
    (["B: À quel âge vous partiriez ?", "C: Soixante-deux.", "B: Et lui ?", "C: Soixante-six."], "bae_retraite.age_depart_retraite_conjoint", 66),
    (["B: La retraite, c'est à 64 ?", "C: Plutôt 66, avec les études."], "bae_retraite.age_depart_retraite", 66),
    (["C: La retraite j'y pense. La caisse annonce 1 900 par mois.", "B: Et c'est à soixante-quatre ans que vous voulez partir ?", "C: Oui."], "bae_retraite.age_depart_retraite", 64),
    (["B: Départ à soixante ans pour Monsieur, soixante-quatre pour Madame…", "C: Soixante-trois."], "bae_retraite.age_depart_retraite", 63),
    (["Retraite. Soixante et un ans pour lui, elle n'y pense pas. Cent quarante trimestres pour lui."], "bae_retraite.trimestres_valides", 140),
    (["Conjointe : départ à 63 ans souhaité."], "bae_retraite.age_depart_retraite_conjoint", 63),
    (["C: Pour la retraite, je ne veux plus voir un chantier après soixante-deux ans."], "bae_retraite.age_depart_retraite", 62),
    (["C: Je partirais à soixante-quatre ans, et elle pareil. La retraite, quoi."], "bae_retraite.age_depart_retraite_conjoint", 64),
    (["B: Vos trimestres, pour la retraite ?", "C: Mon mari a 150 trimestres et moi j'en ai 128."], "bae_retraite.trimestres_valides", 128),
    (["C: Pour la retraite, la caisse me promet 1 750 par mois."], "bae_retraite.pension_estimee", 1750),
    (["B: Pour la retraite, le simulateur annonce quelle pension ?", "C: 1 640 euros bruts par mois."], "bae_retraite.pension_estimee", 1640),
    (["B: On parle retraite. À vous deux, vous gagnez combien par an ?", "C: Cinquante-deux mille."], "bae_retraite.revenus_annuels_foyer", 52000),
    (["B: Quelle part garder à la retraite ?", "C: Soixante pour cent, soixante-dix pour cent si possible de mon salaire."], "bae_retraite.pourcentage_revenu_a_maintenir", 70),
    (["B: L'épargne retraite, vous avez un Madelin ?", "C: Oui, chez Generali, 2 400 euros de cotisations annuelles."], "bae_retraite.cotisations_annuelles", 2400),
    # protection
    (["B: La prévoyance. L'invalidité ?", "C: C'est combien ?", "B: Huit euros par mois.", "C: Huit euros… oui, allez."], "bae_prevoyance.souhaite_couverture_invalidite", True),
    (["B: La prévoyance. L'invalidité ?", "C: C'est combien ?", "B: Huit euros par mois.", "C: Non, tant pis."], "bae_prevoyance.souhaite_couverture_invalidite", False),
    (["B: La prévoyance. Si vous ne pouviez plus conduire, il vous faudrait combien ?", "C: Deux mille quatre par mois.", "B: Au bout de combien de temps ?", "C: J'ai de quoi voir venir. Soixante jours."], "bae_prevoyance.franchise_souhaitee_jours", 60),
    (["B: En arrêt, il faudrait remplacer quoi ?", "C: Deux mille par mois.", "B: À partir de quel jour ?", "C: Trente."], "bae_prevoyance.franchise_souhaitee_jours", 30),
    (["B: Alors combien si vous avez un coup dur, un arrêt ?", "C: Mille neuf cents par mois."], "bae_prevoyance.revenu_a_garantir", 1900),
    (["Prévoyance : il est au contrat de groupe, il veut un complément : 2 200 par mois, franchise trente jours."], "bae_prevoyance.revenu_a_garantir", 2200),
    (["B: Prévoyance : 3 400 par mois, franchise trente jours.", "C: 3 000. Pas 3 400."], "bae_prevoyance.revenu_a_garantir", 3000),
    (["B: En cas d'arrêt, la société continue de payer le loyer, le camion, le comptable…", "C: Quatorze mille par an.", "B: On garantit tout ?", "C: La moitié, enfin 8 000."], "bae_prevoyance.montant_charges_professionnelles_a_garantir", 8000),
    (["B: En cas d'arrêt, votre part des frais du cabinet ?", "C: Un tiers chacun, 18 000 à l'année pour moi. Il faut que tout soit couvert."], "bae_prevoyance.garantir_totalite_charges_professionnelles", True),
    (["et en arrêt maladie les charges du local ça fait combien douze mille par an d'après le bilan on garantit tout oui tout"], "bae_prevoyance.montant_annuel_charges_professionnelles", 12000),
    (["B: Et votre outillage ?", "C: On m'a tout volé l'an dernier. Mettez-le, oui."], "bae_prevoyance.souhaite_garantie_outillage", True),
]  # fmt: skip
UNSAID = [
    (["Prévoyance : 3 000 par mois ; ne pas parler de rente au conjoint. Retraite : elle vise soixante-trois ans, lui soixante-cinq."], "bae_prevoyance.rente_conjoint"),
    (["B: La prévoyance, c'est elle qui paie ou c'est l'entreprise ?", "C: On verra."], "bae_prevoyance.payeur"),
    (["B: En arrêt, il vous faudrait ?", "C: Deux mille par mois.", "B: Au bout de combien de temps ?", "C: J'ai six mois de trésorerie."], "bae_prevoyance.duree_indemnisation_souhaitee"),
    (["C: Mon fils n'est plus sur nos impôts, il gagne 1 600 par mois. Et la retraite, plus tard."], "bae_retraite.impot_revenu"),
    (["B: Vos trimestres pour la retraite ?", "C: J'en ai 88.", "S: Moi 58."], "bae_retraite.age_depart_retraite_conjoint"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "path", "expected"), SAID, ids=lambda one: one[-1] if isinstance(one, list) else None
)
def test_what_is_said(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected


@pytest.mark.parametrize(("lines", "path"), UNSAID, ids=lambda one: one[-1] if isinstance(one, list) else None)
def test_what_is_not_said(lines: list[str], path: str) -> None:
    assert value(read(*lines), path) is None
