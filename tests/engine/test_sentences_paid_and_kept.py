"""Incomes told by who pays them, under a heading or lived on; holdings, valuables, covers and pension beside others'."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

Row = dict[str, object]
SALARY, PENSION, RENT = "salaire", "pension_retraite", "revenus_locatifs"
# The section, the lines, then for each row the fields that must be exactly so.
ROWS: list[tuple[str, list[str], list[Row]]] = [
    ("revenus", ["C: La MSA me verse 780 et l'Arrco 210."], [{"nature": PENSION, "montant": 780}, {"nature": PENSION, "montant": 210}]),
    ("revenus", ["C: Le locataire me donne 495 euros."], [{"nature": RENT, "montant": 495}]),
    ("revenus", ["C: Mes locataires me versent 620, et le box 70."], [{"nature": RENT, "montant": 620}, {"nature": RENT, "montant": 70}]),
    ("revenus", ["C: La Caf nous donne 190 euros."], [{"nature": "allocations_familiales", "montant": 190}]),
    ("revenus", ["C: France Travail me verse 1 080."], [{"nature": "allocation_chomage", "montant": 1080}]),
    ("revenus", ["C: Mon grand-père me donne 50 euros pour mon anniversaire."], []),
    ("revenus", ["C: Mon patron me donne 1 980 net."], [{"nature": SALARY, "beneficiaire": "client", "montant": 1980}]),
    ("revenus", ["C: Ma paie ? 2 040."], [{"nature": SALARY, "montant": 2040}]),
    ("revenus", ["C: Moi c'est le Smic. Mille quatre cent trente."], [{"nature": SALARY, "montant": 1430}]),
    ("revenus", ["C: Avec mes 1 240 euros je fais pas de folies."], [{"nature": SALARY, "beneficiaire": "client", "montant": 1240}]),
    ("revenus", ["C: Avec mes 1 240 euros de crédit je fais pas de folies."], []),
    ("revenus", ["B: Votre fixe, sans les commissions ?", "C: Mille huit cents."], [{"nature": SALARY, "montant": 1800}]),
    ("revenus", ["C: Elle se fait deux mille trois cents euros, à l'usine."], [{"nature": SALARY, "montant": 2300}]),
    ("revenus", ["C: 910 euros à l'école, et puis les ménages chez un monsieur, 150."], [{"nature": SALARY, "montant": 150}]),
    ("revenus", ["B: Un ménage comme vous, avec 4 500 de revenus, paierait 3 000 d'impôt.", "C: Ah bon."], []),
    ("revenus", ["B: Et la patronne, elle se verse combien ?", "C: Deux mille par mois."], [{"nature": SALARY, "beneficiaire": "client", "montant": 2000}]),
    ("revenus", ["C: Mon salaire c'est 2 600 sur douze mois."], [{"nature": SALARY, "montant": 2600, "periodicite": "mensuel"}]),
    ("revenus", ["Elle a 122 trimestres, pension projetée de 1 900 euros par mois."], []),
    ("revenus", ["Il se verse 2 100 euros net par mois ; les dividendes, ce sera plus tard. Sa femme Odile, 1 640."], [{"nature": SALARY, "montant": 2100}, {"nature": SALARY, "montant": 1640}]),
    ("revenus", ["C: Net à payer avant impôt, 2 145."], [{"nature": SALARY, "montant": 2145}]),
    ("actifs_financiers", ["C: On a chacun un LDDS, moi 9 000, lui 4 000."], [{"detenteur": "client", "valeur_actuelle": 9000}, {"detenteur": "conjoint", "valeur_actuelle": 4000}]),
    ("actifs_financiers", ["C: Mon PEE, ça fait 12 300."], [{"nature": "epargne_salariale", "valeur_actuelle": 12300}]),
    ("actifs_financiers", ["C: On a un PEL, 18 000 dessus."], [{"nature": "pel", "detenteur": "client", "valeur_actuelle": 18000}]),
    ("actifs_financiers", ["C: Livret A au plafond, 22 950, et un PEA, 8 000."], [{"nature": "livret_a", "valeur_actuelle": 22950}, {"nature": "pea", "valeur_actuelle": 8000}]),
    ("actifs_financiers", ["C: Mon assurance-vie, 21 000, avec des versements programmés de 80 euros."], [{"valeur_actuelle": 21000, "versement_mensuel": 80}]),
    ("actifs_financiers", ["C: Ma fille a un livret A, 900 euros dessus."], [{"detenteur": "enfant", "valeur_actuelle": 900}]),
    ("actifs_financiers", ["C: Les jumeaux ont chacun un PEL, trois mille pour la fille et deux mille quatre pour le garçon."], [{"detenteur": "enfant", "valeur_actuelle": 3000}, {"detenteur": "enfant", "valeur_actuelle": 2400}]),
    ("actifs_financiers", ["C: Le PER de la boîte, 16 000, et une assurance-vie, 30 000."], [{"nature": "per", "valeur_actuelle": 16000}, {"nature": "assurance_vie", "valeur_actuelle": 30000}]),
    ("actifs_financiers", ["B: Qui est bénéficiaire de votre assurance-vie ?", "C: Ma sœur."], [{"nature": "assurance_vie", "beneficiaires": "Ma sœur"}]),
    ("actifs_financiers", ["C: Il y a dix-huit mille sur l'assurance-vie.", "S: Vingt."], [{"valeur_actuelle": 20000}]),
    ("actifs_financiers", ["90 000 euros, prix du terrain, qui dorment sur un compte courant au CIC."], [{"nature": "compte_courant", "valeur_actuelle": 90000}]),
    ("actifs_financiers", ["C: J'ai un LEP, et un LDDS à madame, six mille."], [{"nature": "ldds", "detenteur": "conjoint"}]),
    ("autres_epargnes", ["C: Il y a les pièces d'or de mon grand-père, ça vaut 11 000."], [{"designation": "or", "valeur": 11000}]),
    ("autres_epargnes", ["C: Les bijoux de ma grand-mère, 9 000 euros, elle les garde au coffre."], []),
    ("autres_epargnes", ["S: La Longines de mon oncle, estimée 2 500, c'est la mienne maintenant."], [{"designation": "montres", "detenteur": "conjoint", "valeur": 2500}]),
    ("autres_epargnes", ["C: Ma 504 coupé, je l'ai restaurée. Aujourd'hui elle fait dix-neuf mille."], [{"designation": "vehicule_collection", "valeur": 19000}]),
    ("autres_epargnes", ["C: Ma 208, elle est chez Groupama, elle vaut neuf mille."], []),
    ("autres_epargnes", ["C: J'ai revendu tous mes bitcoins l'an dernier."], []),
    ("autres_epargnes", ["Divers : cave environ 6 000 €, bijoux 4 000 €."], [{"designation": "vin", "valeur": 6000}, {"designation": "bijoux", "valeur": 4000}]),
    ("contrats_existants", ["B: Vous roulez avec quelle assurance ?", "C: La GMF, 48 par mois, et le scooter chez AMV."], [{"type": "auto", "assureur": "GMF", "cotisation": 48}, {"type": "moto", "assureur": "AMV"}]),
    ("contrats_existants", ["B: Chez Aésio, je peux vous avoir une mutuelle à 75 euros.", "C: Oui, c'est pas mal."], []),
    ("contrats_existants", ["C: La prévoyance c'est Aésio… ah non, ça c'est la mutuelle."], [{"assureur": "Aésio"}]),
    ("contrats_existants", ["Moniteur d'auto-école chez ECF, 1 900 euros net."], []),
    ("contrats_existants", ["C: Mon auto est à la Macif, je payais 70 par mois chez les autres."], [{"type": "auto", "assureur": "Macif"}]),
    ("contrats_existants", ["B: La multirisque ?", "C: Chez Gan, j'ai le papier.", "S: Contrat 220 114 876. Neuf cents euros par an."], [{"assureur": "Gan", "cotisation": 900, "periodicite": "annuel"}]),
]  # fmt: skip
# The lines, then the fields of the pension need that must be exactly so (None: absent).
PENSIONS: list[tuple[list[str], Row]] = [
    (["A propos de retraite, le nombre de parts, oui, et pour les parts on en a quatre."], {"nombre_parts_fiscales": 4}),
    (["C: Tranche à trente, pour une seule part."], {"tmi": 30, "nombre_parts_fiscales": 1}),
    (["C: Ma sœur part à 61 ans. Moi ce sera plutôt 65."], {"age_depart_retraite": 65}),
    (["B: On compare un départ à 62 et à 65 ?", "C: Oui, faites les deux."], {"age_depart_retraite": None}),
    (["C: La retraite, on avait dit soixante-trois mais je partirai à soixante-quatre."], {"age_depart_retraite": 64}),
    (["C: Le fisc nous a pris 6 400 l'an dernier."], {"impot_revenu": 6400}),
    (["B: Ça doit faire 41 % de tranche, à votre niveau.", "C: Vous croyez ?"], {"tmi": None}),
    (["B: Pour la retraite, il vous faut 172 trimestres.", "C: J'en suis loin."], {"trimestres_valides": None}),
    (["C: À la retraite je voudrais garder les deux tiers, non mettez 70 % de mes revenus."], {"pourcentage_revenu_a_maintenir": 70}),
    (["Retraite : pension projetée de 2 050 euros par mois, départ à 64 ans."], {"pension_estimee": 2050, "age_depart_retraite": 64}),
]  # fmt: skip


@pytest.mark.parametrize(("section", "lines", "expected"), ROWS, ids=[" / ".join(lines)[:70] for _, lines, _ in ROWS])
def test_rows_are_read_as_told(section: str, lines: list[str], expected: list[Row]) -> None:
    rows = read(*lines, on="2026-03-02").fiche().get(section, [])
    assert isinstance(rows, list)
    for fields in expected:
        assert any({name: row.get(name) for name in fields} == fields for row in rows)
    assert expected or not rows


@pytest.mark.parametrize(("lines", "expected"), PENSIONS, ids=[" / ".join(lines)[:70] for lines, _ in PENSIONS])
def test_pension_needs_are_read_as_told(lines: list[str], expected: Row) -> None:
    record = read(*lines, on="2026-03-02").fiche().get("bae_retraite", {})
    assert isinstance(record, dict)
    assert {name: record.get(name) for name in expected} == expected
