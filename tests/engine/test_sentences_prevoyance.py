"""The protection need, as people settle it: offers and counter-offers, figures without their unit, refusals."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

WHO = "C: Je suis à mon compte, plombier, et je viens pour la prévoyance."

CASES = [
    # a figure settled over several turns
    ([WHO, "B: La franchise, vous la voulez de combien ?", "C: Trente, c'est trop long.", "S: Dix.", "B: Dix c'est cher. Vingt ?", "C: Va pour vingt."], "franchise_souhaitee_jours", 20),
    ([WHO, "B: Quel délai de carence ?", "C: Soixante. On a de quoi tenir."], "franchise_souhaitee_jours", 60),
    ([WHO, "B: Je vous mets une franchise de quatre-vingt-dix jours ?", "C: Ah non, quarante-cinq au plus."], "franchise_souhaitee_jours", 45),
    ([WHO, "B: Franchise de quinze jours ?", "C: Parfait."], "franchise_souhaitee_jours", 15),
    ([WHO, "C: Une franchise de deux mois, ça me va."], "franchise_souhaitee_jours", 60),
    ([WHO, "B: Et pour la franchise ?", "C: Je ne sais pas, on verra."], "franchise_souhaitee_jours", None),
    ([WHO, "C: Mon voisin a une franchise de trente jours."], "franchise_souhaitee_jours", None),
    (["C: Pour l'assurance auto, la franchise est de 300 euros."], "franchise_souhaitee_jours", None),
    # the monthly benefit
    ([WHO, "B: Vous voulez garantir combien par mois ?", "C: 2 200.", "S: Mets un peu plus.", "C: Bon, deux mille quatre cents."], "revenu_a_garantir", 2400),
    ([WHO, "B: Si vous tombez malade, il vous faudrait combien ?", "C: Trois mille cinq cents par mois."], "revenu_a_garantir", 3500),
    ([WHO, "B: En arrêt, je vous propose 3 000 euros par mois.", "C: Non, 2 500 ça suffit."], "revenu_a_garantir", 2500),
    ([WHO, "B: En arrêt, je vous propose 3 000 euros par mois.", "C: D'accord."], "revenu_a_garantir", 3000),
    ([WHO, "B: En arrêt, je vous propose 3 000 euros par mois.", "C: Non, laissez tomber."], "revenu_a_garantir", None),
    (["Vu Bruno Petit, il est plombier, elle ne travaille pas. Prévoyance pour lui : 2 800 par mois, franchise quinze jours, invalidité comprise."], "revenu_a_garantir", 2800),
    (["Vu Bruno Petit, il est plombier, elle ne travaille pas. Prévoyance pour lui : 2 800 par mois, franchise quinze jours, invalidité comprise."], "franchise_souhaitee_jours", 15),
    (["Vu Bruno Petit, il est plombier, elle ne travaille pas. Prévoyance pour lui : 2 800 par mois, franchise quinze jours, invalidité comprise."], "souhaite_couverture_invalidite", True),
    (["Bruno Petit veut une prévoyance. Je lui avais chiffré 4 000 par mois, il ramène à 3 200, franchise trente jours."], "revenu_a_garantir", 3200),
    (["Bruno Petit veut une prévoyance. J'étais parti sur soixante jours de franchise, il préfère trente."], "franchise_souhaitee_jours", 30),
    ([WHO, "C: Mon beau-frère touche 4 000 euros par mois en arrêt de travail."], "revenu_a_garantir", None),
    # capital
    ([WHO, "B: Pour le décès, je propose 200 000 euros.", "C: 120 000, c'est assez.", "S: 150.", "C: Cent cinquante mille, d'accord."], "capital_deces_souhaite", 150000),
    ([WHO, "B: Un capital décès ?", "C: Oui, quatre-vingt mille euros."], "capital_deces_souhaite", 80000),
    ([WHO, "B: Un capital décès ?", "C: Non, je n'ai personne derrière moi."], "capital_deces_souhaite", None),
    ([WHO, "B: S'il vous arrive quelque chose, votre femme aurait besoin de combien ?", "C: Cent mille euros."], "capital_deces_souhaite", 100000),
    (["Marc Petit, prévoyance. Décès : 250 000 euros de capital."], "capital_deces_souhaite", 250000),
    (["Marc Petit, prévoyance. Le capital décès, il le refuse."], "capital_deces_souhaite", None),
    # annuities, by whom they are for
    ([WHO, "B: Une rente pour les enfants ?", "C: Oui, 300 euros par mois chacun."], "rente_enfants", 300),
    ([WHO, "B: Et une rente éducation ?", "C: Non, ils sont grands."], "rente_enfants", None),
    ([WHO, "C: Une rente de 800 euros par mois pour ma femme, si je disparais."], "rente_conjoint", 800),
    ([WHO, "B: Une rente de conjoint, aussi ?", "C: Pas la peine, elle a son salaire."], "rente_conjoint", None),
    (["Marc Petit et sa femme Hélène, prévoyance. Il demande une rente de 600 euros par mois pour Hélène."], "rente_conjoint", 600),
    (["Marc Petit, prévoyance. Rente conjoint, pas la peine. Rente éducation, 250 euros par mois et par enfant."], "rente_enfants", 250),
    (["Marc Petit, prévoyance. Rente conjoint, pas la peine. Rente éducation, 250 euros par mois et par enfant."], "rente_conjoint", None),
    # professional charges
    ([WHO, "B: Vos charges fixes, en cas d'arrêt ?", "C: Autour de 18 000 par an.", "B: On garantit tout ?", "C: Tout, oui."], "montant_annuel_charges_professionnelles", 18000),
    ([WHO, "B: Vos charges fixes, en cas d'arrêt ?", "C: Autour de 18 000 par an.", "B: On garantit tout ?", "C: Tout, oui."], "garantir_totalite_charges_professionnelles", True),
    ([WHO, "B: Vos charges fixes, en cas d'arrêt ?", "C: Autour de 18 000 par an.", "B: On garantit tout ?", "C: Non, la moitié, 9 000."], "garantir_totalite_charges_professionnelles", False),
    ([WHO, "B: Vos charges fixes, en cas d'arrêt ?", "C: Autour de 18 000 par an.", "B: On garantit tout ?", "C: Non, la moitié, 9 000."], "montant_charges_professionnelles_a_garantir", 9000),
    ([WHO, "B: Les frais du cabinet, pendant l'arrêt, on les garantit ?", "C: Non, on laisse, c'est ma remplaçante qui paiera."], "souhaite_couvrir_charges_professionnelles", False),
    (["Prévoyance de Léa Petit, elle est kiné, il est retraité. Les frais du cabinet montent à 24 000 euros par an, à couvrir en totalité."], "garantir_totalite_charges_professionnelles", True),
    (["Prévoyance de Léa Petit, elle est kiné, il est retraité. Les frais du cabinet montent à 24 000 euros par an, elle se contente de 15 000."], "montant_charges_professionnelles_a_garantir", 15000),
    (["Prévoyance de Léa Petit, elle est kiné, il est retraité. Les frais du cabinet, en cas d'arrêt, elle n'a pas voulu les garantir."], "souhaite_couvrir_charges_professionnelles", False),
    ([WHO, "C: J'ai des charges à payer, comme tout le monde."], "souhaite_couvrir_charges_professionnelles", None),
    # how long, disability, tools, who pays
    ([WHO, "B: Les indemnités, sur quelle durée ?", "C: Trois ans."], "duree_indemnisation_souhaitee", "Trois ans"),
    ([WHO, "B: Pendant combien de temps, les indemnités ?", "C: Deux ans suffiront."], "duree_indemnisation_souhaitee", "Deux ans"),
    ([WHO, "B: L'invalidité derrière ?", "C: Évidemment."], "souhaite_couverture_invalidite", True),
    ([WHO, "B: L'invalidité, on la met ?", "C: Non, ça coûte trop."], "souhaite_couverture_invalidite", False),
    ([WHO, "C: Mon contrat couvre mal l'invalidité."], "souhaite_couverture_invalidite", None),
    ([WHO, "C: Mon père touche une pension d'invalidité."], "souhaite_couverture_invalidite", None),
    ([WHO, "B: Le vol des outils, on l'assure ?", "C: Oui, s'il vous plaît."], "souhaite_garantie_outillage", True),
    ([WHO, "B: La cotisation, qui la règle ?", "C: C'est la société qui paie."], "payeur", "entreprise"),
    ([WHO, "B: La cotisation de prévoyance, qui la paie ?", "C: Moi, à titre personnel."], "payeur", "client"),
    # funeral costs
    ([WHO, "B: Les frais d'obsèques ?", "C: Quatre mille euros."], "garanties_obseques", 4000),
    (["C: On voudrait un contrat obsèques, cinq mille euros chacun."], "garanties_obseques", 5000),
    ([WHO, "B: Les obsèques ?", "C: Non, c'est déjà fait."], "garanties_obseques", None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "name", "expected"), CASES, ids=[f"{i}-{c[1]}" for i, c in enumerate(CASES)])
def test_the_protection_wanted_is_what_was_settled(lines: list[str], name: str, expected: object) -> None:
    assert value(read(*lines), f"bae_prevoyance.{name}") == expected
