"""Wealth told sideways: property asked about, held or let by others, debts listed, aims with their sum, risk by attitude."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

# The lines, the section, then for each row (or for the one record) the fields that must be exactly so.
ROWS: list[tuple[list[str], str, list[dict[str, object]]]] = [
    (["B: Venons-en à la maison.", "C: À Auch. On l'a prise en 2016, 205 000 euros."], "biens_immobiliers", [{"type": "maison", "ville": "Auch", "annee_acquisition": 2016, "valeur_acquisition": 205000}]),
    (["B: On passe à la maison.", "C: Je l'ai payée 178 000, elle en vaut 240."], "biens_immobiliers", [{"type": "maison", "valeur_acquisition": 178000, "valeur_actuelle_estimee": 240000}]),
    (["B: Le studio de Dax, c'est du locatif ou vous y allez ?", "C: On y va pour les cures, on le loue jamais."], "biens_immobiliers", [{"type": "studio", "ville": "Dax", "designation": "residence_secondaire"}]),
    (["B: L'appartement de Biarritz, vous le louez ou vous y allez ?", "C: On y va tout l'été."], "biens_immobiliers", [{"type": "appartement", "ville": "Biarritz", "designation": "residence_secondaire"}]),
    (["B: Vous avez des biens que vous louez ?", "C: Un T2 à Niort, 410 par mois."], "biens_immobiliers", [{"designation": "locatif", "type": "appartement", "ville": "Niort", "loyer_mensuel": 410}]),
    (["C: J'ai acheté un T1 à Pau pour le louer, 71 000 euros."], "biens_immobiliers", [{"designation": "locatif", "type": "appartement", "ville": "Pau", "valeur_acquisition": 71000}]),
    (["C: La maison vaut deux cent dix, pas plus.", "S: Deux cent trente mille, avec le garage."], "biens_immobiliers", [{"type": "maison", "valeur_actuelle_estimee": 230000}]),
    (["B: Les murs de la boutique ?", "C: À la mairie, on lui verse 700 par mois."], "biens_immobiliers", []),
    (["B: Et les murs du cabinet ?", "C: À mon associé, moi je n'ai rien."], "biens_immobiliers", []),
    (["Le beau-père de Karim, ancien notaire, passe souvent : il possède deux hectares à Lunel, et s'en occupe seul."], "biens_immobiliers", []),
    (["C: Mon frère a déjà sa maison.", "B: Et vous, la vôtre ?", "C: On loue, 800 euros."], "biens_immobiliers", []),
    (["C: Une longère logée dans une SCI à Questembert, elle vaut 260 000."], "biens_immobiliers", [{"designation": "sci", "type": "maison", "forme_propriete": "sci", "valeur_actuelle_estimee": 260000}]),
    (["C: On possède des vignes à Gaillac, deux hectares, quarante mille euros."], "biens_immobiliers", [{"designation": "terrain", "ville": "Gaillac", "valeur_actuelle_estimee": 40000}]),
    (["B: Vous êtes le propriétaire de l'atelier ?", "C: Oui, 180 mètres carrés à Tarare, je l'ai payé 60 000."], "biens_immobiliers", [{"designation": "local_professionnel", "ville": "Tarare", "surface_m2": 180, "valeur_acquisition": 60000, "detenteur": "client"}]),
    (["Maison à Pertuis, bâtie en 2011 sur un terrain de ses parents à elle, 310 000, aux deux noms."], "biens_immobiliers", [{"type": "maison", "ville": "Pertuis", "detenteur": "commun"}]),
    (["C: J'ai les murs de l'épicerie, à Foix, ça vaut 90 000."], "biens_immobiliers", [{"designation": "local_professionnel", "valeur_actuelle_estimee": 90000, "detenteur": "client"}]),
    (["B: Vous m'aviez parlé d'un studio à Reims.", "C: Oui, 22 mètres carrés, on l'a eu à 68 000."], "biens_immobiliers", [{"type": "studio", "ville": "Reims", "surface_m2": 22, "valeur_acquisition": 68000}]),
    (["C: La maison où on vit, à Vire, et puis le petit trois-pièces de Caen qu'on loue 530."], "biens_immobiliers", [{"designation": "residence_principale", "ville": "Vire"}, {"designation": "locatif", "ville": "Caen", "loyer_mensuel": 530}]),
    (["B: Vous remboursez combien par mois ?", "C: 655 la maison, 140 la moto, 38 le canapé."], "passifs", [{"nature": "credit_immobilier", "montant_remboursement": 655}, {"nature": "credit_auto", "montant_remboursement": 140}, {"nature": "credit_consommation", "montant_remboursement": 38}]),
    (["B: Il vous reste combien d'années sur la maison ?", "C: Neuf."], "passifs", [{"nature": "credit_immobilier", "duree_restante": 108}]),
    (["B: On est toujours à 980 d'échéance chez LCL ?", "C: Oui, et il reste sept ans."], "passifs", [{"preteur": "LCL", "montant_remboursement": 980, "duree_restante": 84}]),
    (["C: On a fini de payer le camping-car, il ne reste que la maison : 61 000 de capital, au CIC."], "passifs", [{"nature": "credit_immobilier", "preteur": "CIC", "capital_restant_du": 61000}]),
    (["B: Vous aviez emprunté combien pour la maison ?", "C: Cent quarante mille, et il en reste soixante-dix."], "passifs", [{"nature": "credit_immobilier", "montant_initial": 140000, "capital_restant_du": 70000}]),
    (["B: À qui vous devez de l'argent ?", "C: À mon frère, six mille."], "passifs", [{"nature": "dette_familiale", "preteur": "frère"}]),
    (["C: La seule chose que je dois, c'est 2 500 euros à ma mère."], "passifs", [{"nature": "dette_familiale", "capital_restant_du": 2500}]),
    (["C: Deux emprunts sur l'appartement, un de 120 000 à 1,1 et un de 25 000 à 0,5."], "passifs", [{"montant_initial": 120000, "taux": 1.1}, {"montant_initial": 25000, "taux": 0.5}]),
    (["C: J'ai un crédit pour mes implants, chez Oney, 52 euros, encore huit mois."], "passifs", [{"nature": "credit_consommation", "preteur": "Oney", "montant_remboursement": 52, "duree_restante": 8}]),
    (["Prêt LCL en cours, 1 460 euros par mois, 97 000 de capital restant dû."], "passifs", [{"preteur": "LCL", "montant_remboursement": 1460, "capital_restant_du": 97000}]),
    (["Revolving Sofinco 1 400 € (70/mois)."], "passifs", [{"nature": "credit_consommation", "preteur": "Sofinco", "capital_restant_du": 1400, "montant_remboursement": 70}]),
    (["B: La mensualité du prêt, assurance comprise ?", "C: Comprise, ça fait sept cent douze.", "B: C'est pour la maison.", "C: Oui."], "passifs", [{"nature": "credit_immobilier", "montant_remboursement": 712}]),
    (["C: Un prêt de 15 000 au 1 % logement pour la maison, 71 euros par mois."], "passifs", [{"montant_initial": 15000, "montant_remboursement": 71}]),
    (["C: On a donné 5 000 à mon frère pour son mariage."], "passifs", []),
    (["B: Et l'appartement de Royan ?", "C: On l'a mis en vente, 240 000, personne n'appelle."], "biens_immobiliers", [{"type": "appartement", "ville": "Royan", "valeur_actuelle_estimee": 240000, "valeur_acquisition": None}]),
    (["C: Ils nous ont estimé la maison à 320 000. Retenez 305 000."], "biens_immobiliers", [{"type": "maison", "valeur_actuelle_estimee": 305000}]),
    (["Appt Tulle loué 390 €/mois, estimé 58 k€."], "biens_immobiliers", [{"designation": "locatif", "type": "appartement", "loyer_mensuel": 390, "valeur_actuelle_estimee": 58000}]),
    (["Prêt perso Cetelem soldé. Rien d'autre."], "passifs", []),
]  # fmt: skip

SAVINGS: list[tuple[list[str], dict[str, object]]] = [
    (["C: Je peux vous mettre 250 par mois.", "B: En vue de quoi ?", "C: Une moto. D'ici trois ans, et il m'en faudrait neuf mille."], {"capacite_epargne_estimee": 250, "montant_objectif": 9000, "horizon_placement": "court"}),
    (["C: Je voudrais refaire la toiture dans cinq ans, il nous faudra vingt mille euros."], {"objectif": "refaire la toiture", "montant_objectif": 20000, "horizon_placement": "moyen"}),
    (["C: On aimerait acheter un bateau, faut compter 30 000."], {"objectif": "acheter un bateau", "montant_objectif": 30000}),
    (["C: Je voudrais changer de mutuelle dans deux ans."], {}),
    (["C: On voudrait baisser la rente, il faudrait 12 000 de moins."], {}),
    (["B: Un effort de 300 euros par mois, c'est jouable ?", "C: Oui, sans souci."], {"capacite_epargne_estimee": 300}),
    (["B: Un effort de 300 euros par mois, c'est jouable ?", "C: Non, pas du tout."], {"capacite_epargne_estimee": None}),
    (["B: Vous visez quoi avec cette épargne ?", "C: Un apport pour acheter, trente mille ce serait bien."], {"objectif": "Un apport pour acheter", "montant_objectif": 30000}),
    (["B: Quand est-ce que vous en aurez besoin, de cet argent ?", "C: D'ici la fin de l'année prochaine."], {"horizon_placement": "court"}),
    (["C: J'en aurai besoin dans quinze mois, de cette somme."], {"horizon_placement": "court"}),
    (["Horizon LT, profil prudent."], {"horizon_placement": "long", "tolerance_risque": "prudent"}),
    (["C: La bourse, je m'en méfie."], {"tolerance_risque": "prudent"}),
    (["C: Les marchés, ça me file des sueurs."], {"tolerance_risque": "prudent"}),
    (["C: Que la bourse monte et descende, la volatilité, ça me va."], {"tolerance_risque": "dynamique"}),
    (["B: Vous êtes joueuse ?", "C: Avec mes économies, certainement pas."], {"tolerance_risque": "prudent"}),
    (["C: Le local est à moitié à moi, moitié à mon associé, et j'ai un livret."], {"tolerance_risque": None}),
    (["C: On fait trois cent mille de chiffre avec un apprenti qui dort debout."], {"montant_epargne_disponible": None, "epargne_disponible": None}),
    (["B: Un peu d'argent devant vous ?", "C: Sept mille euros."], {"epargne_disponible": True, "montant_epargne_disponible": 7000}),
    (["Liquidités 90 k€ à replacer."], {"epargne_disponible": True, "montant_epargne_disponible": 90000}),
    (["C: Nous avons donné 60 000 à notre fille en mai 2020."], {"donation_realisee": True, "donation_montant": 60000, "donation_date": "2020-05", "donation_beneficiaires": "notre fille"}),
    (["C: Nos parents nous ont donné 60 000 en 2020."], {"donation_realisee": None}),
    (["B: Rien de donné à vos enfants ?", "C: Rien."], {"donation_realisee": False}),
    (["B: Des donations antérieures ?", "C: Oui, une donation-partage en 2009.", "B: Pour quel montant ?", "C: 90 000."], {"donation_realisee": True, "donation_forme": "donation-partage", "donation_date": "2009", "donation_montant": 90000}),
    (["C: On a aidé notre fils, on lui a donné 18 000 en 2023."], {"donation_beneficiaires": "notre fils", "donation_montant": 18000}),
    (["C: Entre le loyer, les courses et l'essence, ça me fait 1 550 par mois."], {"charges_totales": 1550}),
    (["B: Combien vous dépensez pour vivre ?", "C: Le budget familial, c'est 2 900."], {"charges_totales": 2900}),
    (["B: Vous cherchez la sécurité ou le rendement ?", "C: Un peu des deux."], {"tolerance_risque": "equilibre"}),
    (["C: Rien de côté, on sort d'un divorce."], {"epargne_disponible": False}),
    (["C: J'ai 14 000 sur le compte qui ne rapportent rien."], {"epargne_disponible": True, "montant_epargne_disponible": 14000}),
    (["B: Vous avez aidé vos enfants ?", "C: Oui, un don de 15 000 à mon fils en 2022."], {"donation_realisee": True, "donation_montant": 15000, "donation_date": "2022"}),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "section", "expected"), ROWS, ids=[" / ".join(case[0])[:70] for case in ROWS])
def test_rows_told(lines: list[str], section: str, expected: list[dict[str, object]]) -> None:
    rows = read(*lines).fiche().get(section, [])
    assert isinstance(rows, list)
    assert [{name: row.get(name) for name in want} for row, want in zip(rows, expected, strict=False)] == expected
    assert len(rows) == len(expected), rows


@pytest.mark.parametrize(("lines", "expected"), SAVINGS, ids=[" / ".join(case[0])[:70] for case in SAVINGS])
def test_savings_told(lines: list[str], expected: dict[str, object]) -> None:
    record = read(*lines).fiche().get("bae_epargne", {})
    assert isinstance(record, dict)
    assert {name: record.get(name) for name in expected} == expected
    assert expected or not record
