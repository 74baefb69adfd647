"""Incomes that no income word names, payers and payees, and amounts that look like an income and are none."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

S, P, A = "salaire", "pension_retraite", "pension_alimentaire"
# The lines, then (nature, beneficiaire, montant, periodicite) of every income expected.
CASES: list[tuple[list[str], list[tuple[str, str, float, str]]]] = [
    # the verbs and nouns of pay
    (["C: À l'usine ils me font un virement de 1 760 chaque mois."], [(S, "client", 1760, "mensuel")]),
    (["C: Mes émoluments s'élèvent à 3 120 euros par mois."], [(S, "client", 3120, "mensuel")]),
    (["C: Je palpe 1 340 euros par mois comme apprenti."], [(S, "client", 1340, "mensuel")]),
    (["C: Le nouveau patron me file 1 980 par mois."], [(S, "client", 1980, "mensuel")]),
    (["C: L'ancien patron me payait 1 700, le nouveau me verse 1 920 par mois."], [(S, "client", 1920, "mensuel")]),
    (["C: Mon homme il ramène dans les 2 150 par mois."], [(S, "conjoint", 2150, "mensuel")]),
    (["C: Je plafonne à 2 080 net par mois."], [(S, "client", 2080, "mensuel")]),
    (["C: Je suis payée 1 690 net par mois."], [(S, "client", 1690, "mensuel")]),
    (["C: Je me sers 2 900 par mois."], [(S, "client", 2900, "mensuel")]),
    (["C: Mes appointements, c'est 41 000 à l'année."], [(S, "client", 41000, "annuel")]),
    # beside the work
    (["Mme Vasseur, vendeuse, 1 560 net/mois. M. Vasseur, soudeur, 2 140 net/mois."], [(S, "client", 1560, "mensuel"), (S, "conjoint", 2140, "mensuel")]),
    (["C: Je suis magasinier à la coopérative, 1 720 net."], [(S, "client", 1720, "mensuel")]),
    (["C: Coiffeuse à mi-temps. Neuf cent dix par mois."], [(S, "client", 910, "mensuel")]),
    (["C: Mon mari est électricien, 2 240 euros par mois."], [(S, "conjoint", 2240, "mensuel")]),
    # answers
    (["B: Et côté salaire ?", "C: Dix-neuf cents."], [(S, "client", 1900, "mensuel")]),
    (["B: Ce qu'il se verse ?", "C: 1 800, 2 000. Comptez 1 900 par mois."], [(S, "client", 1900, "mensuel")]),
    # who is paid
    (["C: La mairie me verse 640 par mois de vacations."], [(S, "client", 640, "mensuel")]),
    (["C: La CPAM me verse une rente de 1 150 par trimestre depuis mon accident du travail."], [("rente", "client", 1150, "trimestriel")]),
    (["C: Le père de mes filles m'envoie 260 euros tous les mois."], [(A, "client", 260, "mensuel")]),
    (["C: Je touche 190 euros de pension par enfant, de leur père, chaque mois."], [(A, "client", 190, "mensuel")]),
    (["C: Le comptable m'a sorti un bénéfice de 27 300 pour l'année, sur la boutique."], [("bic", "client", 27300, "annuel")]),
    # funds that pay pensions
    (["C: J'ai 1 410 de la Carsat tous les mois."], [(P, "client", 1410, "mensuel")]),
    (["B: Vous êtes pensionnée de quelle caisse ?", "C: La CNRACL. 1 630 tous les mois."], [(P, "client", 1630, "mensuel")]),
    (["C: Je touche l'ARE, 1 220 par mois."], [("allocation_chomage", "client", 1220, "mensuel")]),
    # periods said away from the amount
    (["C: Tous les six mois la fondation me verse 1 300 de vacations."], [(S, "client", 1300, "semestriel")]),
    (["Parts de SCPI Iroko, coupons versés chaque trimestre : 280 €."], [("scpi", "client", 280, "trimestriel")]),
    (["C: Mes parts de SCPI rapportent 95 euros par mois."], [("scpi", "client", 95, "mensuel")]),
    # two jobs
    (["C: Je gagne 820 par mois à la cantine, et le soir je touche 460 par mois au théâtre."], [(S, "client", 820, "mensuel"), (S, "client", 460, "mensuel")]),
    # a farm, a shop, a practice
    (["C: Je suis maraîcher, le bénéfice agricole c'est 18 200 l'an dernier."], [("ba", "client", 18200, "annuel")]),
    # no income of the household
    (["C: Prenons un cadre qui gagne 4 200 net par mois."], []),
    (["C: Si je décroche le poste je passerais à 3 100 net par mois."], []),
    (["C: Je gagnerais 2 900 net par mois là-bas."], []),
    (["C: Papi touche une retraite de 940 euros par mois."], []),
    (["C: Jusqu'en 2020 je gagnais 3 400 par mois."], []),
    (["B: Une pension à verser ?", "C: C'est moi qui paye, oui, 380."], []),
    (["B: On vous a annoncé combien, comme retraite ?", "C: Ils disent 1 310 par mois."], []),
    (["Pension attendue : 1 240 euros par mois au départ."], []),
    (["C: Elle est chez Allianz, 610 l'année, ça tombe en avril."], []),
    (["C: Je lui verse 250 par mois à mon ex pour le petit."], []),
    (["B: Vous avez gagné ?", "C: Gagné ! Deux cent dix euros par mois pour nous deux à la mutuelle."], []),
    (["B: Vous voulez garantir combien par mois ?", "C: 2 500."], []),
    (["C: Mon voisin est plombier, 3 000 par mois."], []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "incomes"), CASES, ids=[" / ".join(lines)[:70] for lines, _ in CASES])
def test_incomes_go_by_their_place_and_their_payer(
    lines: list[str], incomes: list[tuple[str, str, float, str]]
) -> None:
    rows = read(*lines).fiche().get("revenus", [])
    assert isinstance(rows, list)
    found = [(row["nature"], row["beneficiaire"], row["montant"], row["periodicite"]) for row in rows]
    assert sorted(found) == sorted(incomes)
