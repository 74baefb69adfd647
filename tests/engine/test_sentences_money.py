"""Work, income, debts, assets, property, contracts and needs: as people say them."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

CASES = [
    # work
    (
        ["B: Vous faites quoi dans la vie ?", "C: Je suis électricien chez Eiffage, en CDI."],
        "client.profession",
        "électricien",
    ),
    (
        ["B: Vous faites quoi dans la vie ?", "C: Je suis électricien chez Eiffage, en CDI."],
        "client.employeur",
        "Eiffage",
    ),
    (
        ["B: Vous faites quoi dans la vie ?", "C: Je suis électricien chez Eiffage, en CDI."],
        "client.situation_professionnelle",
        "salarie",
    ),
    (["C: Je suis ostéopathe en libéral depuis 2016."], "client.situation_professionnelle", "independant"),
    (["C: Je suis ostéopathe en libéral depuis 2016."], "client.date_evenement_professionnel", "2016"),
    (["C: J'ai monté ma SASU en janvier 2020, je suis président."], "client.forme_juridique", "SASU"),
    (
        ["C: J'ai monté ma SASU en janvier 2020, je suis président."],
        "client.situation_professionnelle",
        "chef_entreprise",
    ),
    (["C: J'ai monté ma SASU en janvier 2020, je suis président."], "client.chef_entreprise", True),
    (["C: Je suis à la retraite depuis 2021."], "client.situation_professionnelle", "retraite"),
    (["C: Je suis à la retraite depuis 2021."], "client.date_evenement_professionnel", "2021"),
    (["C: Je suis au chômage depuis octobre dernier."], "client.situation_professionnelle", "demandeur_emploi"),
    (["C: Ma femme est mère au foyer."], "conjoint.situation_professionnelle", "sans_activite"),
    (["C: Mon mari est gendarme."], "conjoint.situation_professionnelle", "fonctionnaire"),
    (["C: Mon frère est notaire et moi je suis boulanger."], "client.profession", "boulanger"),
    (
        ["C: Avant j'étais vendeuse, maintenant je suis aide-soignante à l'hôpital."],
        "client.profession",
        "aide-soignante",
    ),
    (["C: Je suis en micro-entreprise, je fais du graphisme."], "client.forme_juridique", "micro_entreprise"),
    # income
    (["B: Votre salaire ?", "C: 2 400 net par mois."], "revenus[0].montant", 2400),
    (["B: Votre salaire ?", "C: 2 400 net par mois."], "revenus[0].periodicite", "mensuel"),
    (["B: Vous gagnez combien ?", "C: Trente-huit mille brut par an."], "client.revenus_annuels", 38000),
    (["C: Ma femme gagne 1 900 euros par mois."], "revenus[0].beneficiaire", "conjoint"),
    (
        ["C: Je touche mille sept cents de retraite par mois, je suis retraité."],
        "revenus[0].nature",
        "pension_retraite",
    ),
    (["C: J'ai 1 200 euros de loyers par mois, un appartement que je loue."], "revenus[0].nature", "revenus_locatifs"),
    (["C: Mon ex me verse 300 euros de pension alimentaire par mois."], "revenus[0].nature", "pension_alimentaire"),
    (["C: La CAF nous donne 140 euros par mois."], "revenus[0].nature", "allocations_familiales"),
    (["C: Mon voisin gagne 5 000 euros par mois."], "revenus", None),
    (["C: Je gagnais 3 000 euros avant, quand j'étais chez Renault."], "revenus", None),
    (["C: Je paie 800 euros de loyer par mois."], "revenus", None),
    (["B: Et si vous touchiez 4 000 par mois ?", "C: Ce serait bien !"], "revenus", None),
    (["C: Je suis infirmière libérale, j'ai déclaré 42 000 euros de BNC."], "revenus[0].nature", "bnc"),
    # debts
    (
        ["C: On a un crédit immobilier au CIC, 1 150 euros par mois, encore douze ans."],
        "passifs[0].montant_remboursement",
        1150,
    ),
    (
        ["C: On a un crédit immobilier au CIC, 1 150 euros par mois, encore douze ans."],
        "passifs[0].duree_restante",
        144,
    ),
    (["C: On a un crédit immobilier au CIC, 1 150 euros par mois, encore douze ans."], "passifs[0].preteur", "CIC"),
    (["C: J'ai un prêt auto chez Cetelem, 210 par mois."], "passifs[0].nature", "credit_auto"),
    (
        ["C: Il me reste 84 000 euros à rembourser sur la maison, au Crédit Agricole."],
        "passifs[0].capital_restant_du",
        84000,
    ),
    (["B: Des crédits en cours ?", "C: Non, aucun crédit."], "passifs", None),
    (["C: Le crédit de la maison est soldé."], "passifs", None),
    (["C: Mon fils a un crédit de 15 000 euros."], "passifs", None),
    (
        ["C: On a emprunté 220 000 euros sur vingt ans à 1,4 % à la BNP pour la maison."],
        "passifs[0].montant_initial",
        220000,
    ),
    (["C: On a emprunté 220 000 euros sur vingt ans à 1,4 % à la BNP pour la maison."], "passifs[0].taux", 1.4),
    # assets
    (
        ["C: J'ai une assurance vie à la Caisse d'Épargne, 35 000 euros dessus."],
        "actifs_financiers[0].valeur_actuelle",
        35000,
    ),
    (
        ["C: J'ai une assurance vie à la Caisse d'Épargne, 35 000 euros dessus."],
        "actifs_financiers[0].etablissement",
        "Caisse d'Épargne",
    ),
    (["C: On a chacun un Livret A, le mien est à 12 000."], "actifs_financiers[0].nature", "livret_a"),
    (["C: J'ai un PEA chez Boursorama, vingt-deux mille euros."], "actifs_financiers[0].nature", "pea"),
    (["B: Je vous propose un PER chez Swiss Life.", "C: Non merci."], "actifs_financiers", None),
    (
        ["C: Je verse 150 euros par mois sur une assurance vie chez Generali."],
        "actifs_financiers[0].versement_mensuel",
        150,
    ),
    (["C: J'ai deux bitcoins, enfin pour 4 500 euros de crypto."], "autres_epargnes[0].valeur", 4500),
    # property
    (
        ["C: On est propriétaires d'une maison à Vannes, elle vaut 310 000 euros."],
        "biens_immobiliers[0].valeur_actuelle_estimee",
        310000,
    ),
    (
        ["C: On est propriétaires d'une maison à Vannes, elle vaut 310 000 euros."],
        "biens_immobiliers[0].ville",
        "Vannes",
    ),
    (["C: J'ai un studio à Lille que je loue 480 euros par mois."], "biens_immobiliers[0].designation", "locatif"),
    (["C: J'ai un studio à Lille que je loue 480 euros par mois."], "biens_immobiliers[0].loyer_mensuel", 480),
    (["C: Je suis locataire d'un appartement à Metz."], "biens_immobiliers", None),
    (["C: Mes parents ont une maison à Royan."], "biens_immobiliers", None),
    (["C: On a vendu la maison l'an dernier."], "biens_immobiliers", None),
    # contracts
    (["C: Je suis assuré à la Macif pour la voiture, 45 euros par mois."], "contrats_existants[0].assureur", "Macif"),
    (["C: Je suis assuré à la Macif pour la voiture, 45 euros par mois."], "contrats_existants[0].type", "auto"),
    (["C: Ma mutuelle c'est Harmonie Mutuelle, 96 euros par mois."], "contrats_existants[0].cotisation", 96),
    (["C: L'assurance habitation est chez AXA, 210 euros par an."], "contrats_existants[0].periodicite", "annuel"),
    (["B: Je vous propose une mutuelle à 80 euros par mois chez April.", "C: Non."], "contrats_existants", None),
    # needs
    (["B: Qu'est-ce qui vous amène ?", "C: Je cherche une mutuelle."], "besoins", ["sante"]),
    (["B: Vous voulez qu'on regarde la prévoyance ?", "C: Oui, volontiers."], "besoins", ["prevoyance"]),
    (["B: Et une protection juridique ?", "C: Non merci."], "besoins", []),
    (["B: On parle de la retraite ?", "C: Plus tard, pas aujourd'hui."], "besoins", []),
    (["C: Je voudrais assurer ma nouvelle voiture."], "besoins", ["auto"]),
    # protection
    (
        ["B: En cas d'arrêt de travail, il vous faudrait combien ?", "C: 2 500 euros par mois."],
        "bae_prevoyance.revenu_a_garantir",
        2500,
    ),
    (
        ["B: Un capital décès de 100 000 euros, ça vous va ?", "C: Oui, très bien."],
        "bae_prevoyance.capital_deces_souhaite",
        100000,
    ),
    (
        ["B: Un capital décès de 100 000 euros ?", "C: Non, plutôt 150 000."],
        "bae_prevoyance.capital_deces_souhaite",
        150000,
    ),
    (["B: Un capital décès de 100 000 euros ?", "C: Non."], "bae_prevoyance.capital_deces_souhaite", None),
    (
        ["B: Quelle franchise, pour l'arrêt de travail ?", "C: Trente jours."],
        "bae_prevoyance.franchise_souhaitee_jours",
        30,
    ),
    (
        ["B: L'invalidité, on la prend aussi, en prévoyance ?", "C: Oui."],
        "bae_prevoyance.souhaite_couverture_invalidite",
        True,
    ),
    # pension
    (["B: Vous voulez partir à la retraite à quel âge ?", "C: À 62 ans."], "bae_retraite.age_depart_retraite", 62),
    (["C: Pour la retraite, j'ai 140 trimestres validés."], "bae_retraite.trimestres_valides", 140),
    (["B: Votre tranche marginale, pour la retraite ?", "C: 41 %."], "bae_retraite.tmi", 41),
    (["C: On paie 5 600 euros d'impôts par an."], "bae_retraite.impot_revenu", 5600),
    # savings
    (
        ["B: Vous pouvez mettre combien de côté par mois ?", "C: 300 euros."],
        "bae_epargne.capacite_epargne_estimee",
        300,
    ),
    (
        ["B: Pour ce placement, quel risque acceptez-vous ?", "C: Prudent, surtout prudent."],
        "bae_epargne.tolerance_risque",
        "prudent",
    ),
    (["B: Pour cette épargne, quel horizon ?", "C: Dix ans."], "bae_epargne.horizon_placement", "long"),
    # health
    (
        ["B: Pour la mutuelle, votre budget ?", "C: 80 euros par mois maximum."],
        "sante_souhait.budget_mensuel_maximum",
        80,
    ),
    (
        ["B: Pour la mutuelle, le dentaire ?", "C: Très important, j'ai des couronnes à faire."],
        "sante_souhait.niveau_dentaire",
        "renforce",
    ),
    (
        ["B: Pour la mutuelle, l'optique ?", "C: Le minimum, je ne porte pas de lunettes."],
        "sante_souhait.niveau_optique",
        "base",
    ),
    (
        ["B: Pour la mutuelle, les médecines douces, ça vous intéresse ?", "C: Non, pas du tout."],
        "sante_souhait.souhaite_medecine_douce",
        False,
    ),
]


@pytest.mark.parametrize(("lines", "path", "expected"), CASES, ids=[f"{i}-{c[1]}" for i, c in enumerate(CASES)])
def test_a_sentence_gives_its_fact(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
