"""Incomes of two people in one breath, sums that look like years, what a turnover leaves, rents that are asked about."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

S, P, R = "salaire", "pension_retraite", "revenus_locatifs"
# The lines, then (nature, beneficiaire, montant, periodicite) of every income expected.
CASES: list[tuple[list[str], list[tuple[str, str, float, str]]]] = [
    # two sides
    (["B: Vos pensions ?", "C: Mille neuf cent cinquante pour moi, j'étais facteur. Elle, sept cent vingt."], [(P, "client", 1950, "mensuel"), (P, "conjoint", 720, "mensuel")]),
    (["B: Vous gagnez combien, tous les deux ?", "C: Deux mille pour moi.", "S: Et moi seize cents."], [(S, "client", 2000, "mensuel"), (S, "conjoint", 1600, "mensuel")]),
    (["B: Vous rentrez combien ?", "C: Moi deux mille trois cents. Ma femme, mille cinq cents."], [(S, "client", 2300, "mensuel"), (S, "conjoint", 1500, "mensuel")]),
    (["B: Vos revenus, Madame ?", "C: 1 680 net.", "B: Et Monsieur ?", "S: 2 260."], [(S, "client", 1680, "mensuel"), (S, "conjoint", 2260, "mensuel")]),
    (["B: Vos revenus ?", "C: 1 680 net.", "B: Et votre mari ?", "C: Lui, 2 260."], [(S, "client", 1680, "mensuel"), (S, "conjoint", 2260, "mensuel")]),
    (["C: Mon mari touche 2 350 et moi 1 120 à mi-temps."], [(S, "client", 1120, "mensuel"), (S, "conjoint", 2350, "mensuel")]),
    # sums of two are nobody's; bonuses are no wage
    (["C: On touche 4 300 à nous deux."], []),
    (["B: Vos revenus ?", "C: On a trois mille quatre à nous deux."], []),
    (["B: Des primes ?", "C: Un treizième mois et une prime de 1 400 en juin."], []),
    (["C: Mon salaire c'est 2 150, plus une prime annuelle de 2 600."], [(S, "client", 2150, "mensuel")]),
    (["C: Mes émoluments s'élèvent à deux mille huit cent dix euros le mois."], [(S, "client", 2810, "mensuel")]),
    # sums that look like years, and years
    (["B: Votre salaire ?", "C: Mille neuf cent soixante."], [(S, "client", 1960, "mensuel")]),
    (["B: Et le salaire, combien ?", "C: Euh, deux mille cinquante."], [(S, "client", 2050, "mensuel")]),
    (["B: Votre salaire, depuis quand ?", "C: Deux mille onze."], []),
    (["B: Combien de temps en poste ?", "C: Deux mille onze."], []),
    # who counts a profit does not make it
    (["C: Mon comptable a sorti 31 200 de bénéfice, je suis fleuriste."], [("bic", "client", 31200, "annuel")]),
    (["C: L'expert-comptable nous a trouvé un bénéfice de 28 000, je suis coiffeuse à mon compte."], [("bic", "client", 28000, "annuel")]),
    (["C: Mon frère a fait 31 000 de bénéfice."], []),
    # what is drawn, what a turnover leaves
    (["C: L'EARL fait 170 000 de chiffre, et moi je vis avec 1 450 que je prélève chaque mois."], [(S, "client", 1450, "mensuel")]),
    (["C: Moi, je prélève mille six cents par mois."], [(S, "client", 1600, "mensuel")]),
    (["C: On me prélève 210 euros par trimestre."], []),
    (["C: Je fais 82 000 de chiffre d'affaires, il me reste 37 000. Je suis plombier."], [("bic", "client", 37000, "annuel")]),
    (["C: Sur 95 000 de recettes, il m'en reste 43 000 à la fin. Infirmière libérale."], [("bnc", "client", 43000, "annuel")]),
    (["C: Je fais 82 000 de chiffre d'affaires, il me reste 37 000 d'emprunt."], []),
    # the job told before, in speech without commas or a sentence earlier
    (["alors mon mari lui il est prof de maths au lycée fonctionnaire deux mille six cents par mois et on a trois enfants"], [(S, "conjoint", 2600, "mensuel")]),
    (["C: Ma femme est en face, à la crèche. La mairie, fonctionnaire, elle y tient. Elle, c'est mille huit."], [(S, "conjoint", 1800, "mensuel")]),
    (["C: Je suis retraitée, si on peut dire. J'ai tenu une mercerie. Sept cent dix euros par mois."], [(P, "client", 710, "mensuel")]),
    (["C: Il est chef de projet chez Sopra, salarié, trois mille deux cents net par mois."], [(S, "client", 3200, "mensuel")]),
    # counting aloud is no supposition
    (["B: Et le salaire ?", "C: En francs suisses. Converti, ça ferait soixante-deux mille euros par an."], [(S, "client", 62000, "annuel")]),
    (["B: Et le salaire ?", "C: Là-bas ça ferait soixante-deux mille euros par an."], []),
    # a note that names a child or the ex, then goes on
    (["Paul Girard, né le 2 mai 1970, divorcé, une fille de dix-neuf ans, Léa, encore à sa charge. Il gagne 51 000 euros brut par an."], [(S, "client", 51000, "annuel")]),
    (["Paul Girard, né le 2 mai 1970, veuf. Son fils Tom, vingt-six ans, est maçon, il gagne 1 900 euros net par mois."], []),
    # rents asked about, or told by who lets
    (["B: Le studio, il rapporte ?", "C: Quatre cent trente par mois."], [(R, "client", 430, "mensuel")]),
    (["B: L'appartement de Lille est loué ?", "C: Oui, 610 euros par mois."], [(R, "client", 610, "mensuel")]),
    (["B: Il est loué combien, le garage ?", "C: Quatre-vingt-cinq."], [(R, "client", 85, "mensuel")]),
    (["C: Le locataire du dessus me donne 480 tous les mois."], [(R, "client", 480, "mensuel")]),
    (["C: On loue le rez-de-chaussée à une kiné, 520 par mois."], [(R, "commun", 520, "mensuel")]),
    (["B: Le locataire du studio est parti ?", "C: Oui. Je vais le relouer 600, mais là il est vide."], []),
    (["B: Vous êtes locataire de l'appartement ?", "C: Oui, 740 par mois."], []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_what_comes_in(lines: list[str], expected: list[tuple[str, str, float, str]]) -> None:
    rows = read(*lines).fiche().get("revenus", [])
    assert isinstance(rows, list)
    found = [(row["nature"], row["beneficiaire"], row["montant"], row["periodicite"]) for row in rows]
    assert sorted(found) == sorted(expected)
