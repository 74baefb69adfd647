"""Incomes beside what is no income: a rent paid, charges, a colleague's wage, a profit before a wage, "celle de"."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

# The lines, then for each income the fields that must be exactly so.
CASES: list[tuple[list[str], list[dict[str, object]]]] = [
    (["C: Je gagne 2 300 net et mon mari 2 700."], [{"nature": "salaire", "beneficiaire": "client", "montant": 2300, "periodicite": "mensuel"}, {"nature": "salaire", "beneficiaire": "conjoint", "montant": 2700, "periodicite": "mensuel"}]),
    (["C: Je suis à 42 000 brut annuel, plus une prime de 3 000 en décembre."], [{"nature": "salaire", "beneficiaire": "client", "montant": 42000, "periodicite": "annuel"}]),
    (["B: Vos salaires ?", "C: Moi 1 950, elle 2 150, sur treize mois tous les deux."], [{"nature": "salaire", "beneficiaire": "client", "montant": 1950, "periodicite": "mensuel"}, {"nature": "salaire", "beneficiaire": "conjoint", "montant": 2150, "periodicite": "mensuel"}]),
    (["C: Avant je gagnais 3 200, mais depuis que je suis à mi-temps je touche 1 600."], [{"nature": "salaire", "beneficiaire": "client", "montant": 1600, "periodicite": "mensuel"}]),
    (["C: Ma collègue touche 2 600 pour le même poste, moi je plafonne à 2 250."], [{"nature": "salaire", "beneficiaire": "client", "montant": 2250, "periodicite": "mensuel"}]),
    (["C: Si j'ai ma promotion je passerai à 3 500 net. Aujourd'hui je suis à 2 900."], [{"nature": "salaire", "beneficiaire": "client", "montant": 2900, "periodicite": "mensuel"}]),
    (["C: Ma retraite c'est 1 480 euros, et celle de mon mari 1 920."], [{"nature": "pension_retraite", "beneficiaire": "client", "montant": 1480, "periodicite": "mensuel"}, {"nature": "pension_retraite", "beneficiaire": "conjoint", "montant": 1920, "periodicite": "mensuel"}]),
    (["C: Je touche la pension de réversion de mon mari, 640 euros, en plus de ma retraite de 1 100."], [{"nature": "pension_retraite", "beneficiaire": "client", "montant": 640, "periodicite": "mensuel"}, {"nature": "pension_retraite", "beneficiaire": "client", "montant": 1100, "periodicite": "mensuel"}]),
    (["C: Le père des enfants me verse 300 euros par mois."], [{"nature": "pension_alimentaire", "beneficiaire": "client", "montant": 300, "periodicite": "mensuel"}]),
    (["C: Je verse 250 euros de pension alimentaire à mon ex."], []),
    (["C: Je suis au chômage depuis septembre, 1 340 euros par mois de France Travail."], [{"nature": "allocation_chomage", "beneficiaire": "client", "montant": 1340, "periodicite": "mensuel"}]),
    (["C: Je suis infirmière libérale, je déclare 48 000 de BNC."], [{"nature": "bnc", "beneficiaire": "client", "montant": 48000, "periodicite": "annuel"}]),
    (["C: Je me verse 3 000 par mois et la société me sort 12 000 de dividendes par an."], [{"nature": "salaire", "beneficiaire": "client", "montant": 3000, "periodicite": "mensuel"}, {"nature": "dividendes", "beneficiaire": "client", "montant": 12000, "periodicite": "annuel"}]),
    (["B: Et votre épouse, elle gagne combien ?", "C: Elle est instit, dans les 2 100."], [{"nature": "salaire", "beneficiaire": "conjoint", "montant": 2100, "periodicite": "mensuel"}]),
    (["C: Mon fils est apprenti, il touche 900 euros."], []),
    (["C: On touche la CAF, 330 euros par mois pour les trois petits."], [{"nature": "allocations_familiales", "montant": 330, "periodicite": "mensuel"}]),
    (["Revenus : monsieur 38 k brut annuel, madame 2 050 net mensuel sur 12 mois."], [{"nature": "salaire", "montant": 38000, "periodicite": "annuel"}, {"nature": "salaire", "montant": 2050, "periodicite": "mensuel"}]),
    (["Madame perçoit 1 870 euros nets par mois, monsieur est au RSA."], [{"nature": "salaire", "montant": 1870, "periodicite": "mensuel"}]),
    (["alors je suis technicien chez edf je touche deux mille six cents net par mois et ma femme elle est aide-soignante elle c'est mille neuf cents"], [{"nature": "salaire", "beneficiaire": "client", "montant": 2600, "periodicite": "mensuel"}, {"nature": "salaire", "beneficiaire": "conjoint", "montant": 1900, "periodicite": "mensuel"}]),
    (["et vous gagnez combien à peu près bah ça dépend des mois mais en moyenne deux mille huit cents net"], [{"nature": "salaire", "beneficiaire": "client", "montant": 2800, "periodicite": "mensuel"}]),
    (["B: Votre salaire net ?", "C: Deux mille quatre. Non, attendez, avec l'augmentation c'est deux mille cinq cents."], [{"nature": "salaire", "beneficiaire": "client", "montant": 2500, "periodicite": "mensuel"}]),
    (["B: Votre rémunération annuelle ?", "C: 54 000 brut fixe, plus le variable, entre 5 et 8 000."], [{"nature": "salaire", "beneficiaire": "client", "montant": 54000, "periodicite": "annuel"}]),
    (["C: J'ai une rente d'invalidité de 720 euros par mois."], [{"nature": "rente", "beneficiaire": "client", "montant": 720, "periodicite": "mensuel"}]),
    (["C: Je loue mon studio 450 euros, et j'ai 2 200 de salaire."], [{"nature": "revenus_locatifs", "beneficiaire": "client", "montant": 450, "periodicite": "mensuel"}, {"nature": "salaire", "beneficiaire": "client", "montant": 2200, "periodicite": "mensuel"}]),
    (["C: Ma femme ne travaille pas, moi je ramène 3 100."], [{"nature": "salaire", "beneficiaire": "client", "montant": 3100, "periodicite": "mensuel"}]),
    (["C: Mon loyer c'est 800 et je gagne 1 900."], [{"nature": "salaire", "beneficiaire": "client", "montant": 1900, "periodicite": "mensuel"}]),
    (["C: On dépense 2 000 par mois et on épargne 500."], []),
    (["C: Ma mère touche 900 euros de retraite."], []),
    (["B: Quand vous serez à la retraite, vous aurez combien ?", "C: Ils m'annoncent 1 700 euros."], []),
    (["C: Mon salaire, 2 750 net avant impôt, 2 600 après prélèvement."], [{"nature": "salaire", "beneficiaire": "client", "periodicite": "mensuel"}]),
    (["C: Mon conjoint est intermittent, il fait 24 000 sur l'année."], [{"nature": "salaire", "beneficiaire": "conjoint", "montant": 24000, "periodicite": "annuel"}]),
    (["C: Je suis en congé parental, je touche 450 euros de la CAF."], [{"montant": 450, "periodicite": "mensuel"}]),
    (["C: J'ai la prime d'activité, 180 euros, et mon salaire 1 350."], [{"nature": "autre", "beneficiaire": "client", "montant": 180, "periodicite": "mensuel"}, {"nature": "salaire", "beneficiaire": "client", "montant": 1350, "periodicite": "mensuel"}]),
    (["C: Je suis prof, indice machin, 2 480 nets en bas de la feuille."], [{"nature": "salaire", "beneficiaire": "client", "montant": 2480, "periodicite": "mensuel"}]),
    (["C: L'appartement de Dax nous rapporte 560 par mois, et on a pour 140 euros de charges."], [{"nature": "revenus_locatifs", "montant": 560, "periodicite": "mensuel"}]),
    (["C: La boîte tourne bien, un million deux de chiffre, et moi je me sors 4 500 par mois."], [{"nature": "salaire", "beneficiaire": "client", "montant": 4500, "periodicite": "mensuel"}]),
    (["C: Je suis retraité de la SNCF, 2 150 par mois, et ma femme a une petite retraite, 780."], [{"nature": "pension_retraite", "beneficiaire": "client", "montant": 2150, "periodicite": "mensuel"}, {"nature": "pension_retraite", "beneficiaire": "conjoint", "montant": 780, "periodicite": "mensuel"}]),
    (["C: Le resto dégage 45 000, on le tient à deux."], [{"nature": "bic", "montant": 45000, "periodicite": "annuel"}]),
    (["C: La SCI nous reverse 6 000 euros par an."], [{"nature": "sci", "montant": 6000, "periodicite": "annuel"}]),
    (["C: Mes SCPI me rapportent 1 200 euros l'année."], [{"nature": "scpi", "beneficiaire": "client", "montant": 1200, "periodicite": "annuel"}]),
    (["C: J'ai 1 210 de retraite et celle de ma femme fait 890."], [{"nature": "pension_retraite", "beneficiaire": "client", "montant": 1210, "periodicite": "mensuel"}, {"nature": "pension_retraite", "beneficiaire": "conjoint", "montant": 890, "periodicite": "mensuel"}]),
    (["C: Notre loyer c'est 700, moi je gagne 1 850."], [{"nature": "salaire", "beneficiaire": "client", "montant": 1850, "periodicite": "mensuel"}]),
    (["C: Je touche 1 700 et mon loyer est de 620."], [{"nature": "salaire", "beneficiaire": "client", "montant": 1700, "periodicite": "mensuel"}]),
    (["C: Mon loyer ? 780 euros par mois."], []),
    (["C: En plus de mon salaire de 2 100, je touche 300 de pension alimentaire."], [{"nature": "salaire", "beneficiaire": "client", "montant": 2100, "periodicite": "mensuel"}, {"nature": "pension_alimentaire", "beneficiaire": "client", "montant": 300, "periodicite": "mensuel"}]),
    (["C: Mon frère gagne 3 000, moi je tourne autour de 2 100."], [{"nature": "salaire", "beneficiaire": "client", "montant": 2100, "periodicite": "mensuel"}]),
    (["C: Mon chef est à 4 000, moi je plafonne à 2 300."], [{"nature": "salaire", "beneficiaire": "client", "montant": 2300, "periodicite": "mensuel"}]),
    (["C: Je fais 32 000 de BIC. Ma femme est salariée, 1 450 nets par mois."], [{"nature": "bic", "beneficiaire": "client", "montant": 32000, "periodicite": "annuel"}, {"nature": "salaire", "beneficiaire": "conjoint", "montant": 1450, "periodicite": "mensuel"}]),
    (["C: En plus de la retraite, il touche une rente d'invalidité de 400 euros."], [{"nature": "rente", "montant": 400, "periodicite": "mensuel"}]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CASES, ids=[" / ".join(lines)[:70] for lines, _ in CASES])
def test_incomes_are_read_beside_what_is_none(lines: list[str], expected: list[dict[str, object]]) -> None:
    rows = read(*lines, on="2026-03-02").fiche().get("revenus", [])
    assert isinstance(rows, list)
    assert len(rows) == len(expected)
    for fields in expected:
        assert any({name: row.get(name) for name in fields} == fields for row in rows)
