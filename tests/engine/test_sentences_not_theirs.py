"""What is told and is no fact of the household: whose kin one is, what ended, what others do, what is only supposed."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

NOBODYS: list[tuple[list[str], str]] = [
    # whose brother he is does not make it theirs
    (["C: Je m'appelle Alain Roche.", "C: Je précise que le frère d'Alain a pris sa retraite à 59 ans."], "client.situation_professionnelle"),
    (["Client : Denis Barre, 51 ans. Le beau-père de Denis, monsieur Laval, possède huit hectares à Cognac."], "biens_immobiliers"),
    (["C: Le père de ma femme a un appartement à Nice, 300 000 euros."], "biens_immobiliers"),
    (["C: La soeur de mon mari gagne 4 000 euros par mois chez Airbus."], "revenus"),
    (["Rendez-vous avec Luc Morin. Je note que l'associé de Luc a un PER chez Axa, 40 000 euros."], "actifs_financiers"),
    # ended
    (["C: J'avais une prévoyance chez Gan, mais elle s'est arrêtée."], "contrats_existants"),
    (["C: On avait une mutuelle à la MGEN, on l'a quittée."], "contrats_existants"),
    (["C: Ma mutuelle chez Alan, elle a été résiliée en mai."], "contrats_existants"),
    (["C: J'avais un crédit conso de 7 000 euros chez Sofinco, soldé en mars."], "passifs"),
    (["C: Un prêt auto de 12 000 euros chez Cetelem, soldé l'an dernier."], "passifs"),
    # to come, supposed
    (["Il a une pension projetée de 2 900 euros par mois."], "revenus"),
    (["B: Si vous étiez marié sous la communauté, ce serait autre chose.", "C: Je vois."], "client.regime_matrimonial"),
    (["B: Si vous étiez mariés sans contrat, votre femme hériterait.", "C: Ah."], "client.situation_matrimoniale"),
    # what others do, said by the broker
    (["B: La plupart de mes artisans prennent un capital décès de 100 000.", "C: Ah oui, quand même."], "bae_prevoyance.capital_deces_souhaite"),
    (["B: Beaucoup de mes clients mettent 200 euros par mois sur un PER.", "C: Ah oui."], "actifs_financiers"),
    (["B: J'ai une cliente qui touche 2 500 euros d'indemnités en arrêt.", "C: D'accord."], "bae_prevoyance.revenu_a_garantir"),
    (["B: Les gens prennent souvent trente jours de franchise.", "C: Oui, j'imagine."], "bae_prevoyance.franchise_souhaitee_jours"),
    # how long an illness lasted
    (["C: Il a eu quatre mois d'arrêt pour son dos, c'est la prévoyance qui payait."], "bae_prevoyance.duree_indemnisation_souhaitee"),
    # what the scheme pays
    (["B: En arrêt, vous toucheriez combien ?", "C: La CPAM me verserait 1 300 euros."], "bae_prevoyance.revenu_a_garantir"),
    # given up, sold
    (["B: On vous a proposé quoi, comme prêt ?", "C: 160 000 à 3,2, mais on n'a pas donné suite."], "passifs"),
    (["C: On vient de vendre notre studio de Pau, 90 000 euros."], "biens_immobiliers"),
    (["C: Je viens de solder mon prêt auto chez Cetelem."], "passifs"),
    # answered: whose it is
    (["B: Les murs du local ?", "C: À la veuve de mon ancien patron."], "biens_immobiliers"),
    (["B: Les murs du local ?", "C: À la veuve de mon ancien patron."], "client.situation_matrimoniale"),
    (["B: La maison, c'est à vous ?", "C: Non, à mes beaux-parents."], "biens_immobiliers"),
    # words inside other words
    (["Denis Barre, moniteur d'auto-école, salarié chez ECF à Laval."], "contrats_existants"),
    (["C: On m'a proposé une s c p i, je n'ai pas confiance."], "client.forme_juridique"),
    (["C: Mon compagnon de bureau est menuisier chez Morel."], "conjoint"),
    (["Denis Barre. Après dix ans comme salarié chez Morel Frères il a monté sa SASU."], "client.employeur"),
    (["B: Parlons de la maison.", "C: Elle est à Brive. Moi je grimpe aux arbres, à vingt mètres."], "biens_immobiliers[0].surface_m2"),
    # a price that is no limit for the health cover
    (["B: Tu travailles toujours à la pharmacie ?", "C: Oui. Je peux te mettre 300 par mois."], "sante_souhait"),
    (["C: On rembourse 900 par mois.", "B: Vous êtes couverts chacun à combien ?", "C: Cinquante-cinquante."], "sante_souhait"),
    # who pays the wages
    (["B: En cas d'arrêt, qui vous paie ?", "C: Le patron paie jusqu'au soixantième jour, après c'est la caisse."], "bae_prevoyance.payeur"),
    (["B: La franchise, quinze jours ?", "C: Oui.", "B: Indemnisé combien de temps, un an, deux ans ?", "C: Trois."], "bae_retraite"),
    # a cover in force, told
    (["C: Au travail ils ont mis deux cents pour cent sur l'hospitalisation."], "sante_souhait"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "path"), NOBODYS, ids=[" / ".join(lines)[:70] for lines, _ in NOBODYS])
def test_what_is_not_theirs_is_left_out(lines: list[str], path: str) -> None:
    assert value(read(*lines), path) is None


THEIRS: list[tuple[list[str], str, object]] = [
    (["C: La maison vient du père de Guillaume, elle vaut 300 000 euros."], "biens_immobiliers[0].valeur_actuelle_estimee", 300000),
    (["C: J'ai un vieux PEL que ma marraine avait ouvert, 5 600 euros."], "actifs_financiers[0].valeur_actuelle", 5600),
    (["C: J'ai une prévoyance chez Gan, et elle n'a jamais bougé."], "contrats_existants[0].assureur", "Gan"),
    (["C: Il me reste un prêt auto de 12 000 euros chez Cetelem."], "passifs[0].preteur", "Cetelem"),
    (["B: Un capital décès de 100 000 ?", "C: Ah oui."], "bae_prevoyance.capital_deces_souhaite", 100000),
    (["B: La franchise, quinze jours ?", "C: Oui.", "B: Indemnisé combien de temps, un an, deux ans ?", "C: Trois."], "bae_prevoyance.franchise_souhaitee_jours", 15),
    (["C: S'il part avant moi, il me faut 500 euros par mois."], "bae_prevoyance.rente_conjoint", 500),
    (["C: Si je meurs, il lui faut 700 euros par mois."], "bae_prevoyance.rente_conjoint", 700),
    (["B: L'invalidité, on la prévoit ?", "C: Je préfère pas."], "bae_prevoyance.souhaite_couverture_invalidite", False),
    (["B: L'invalidité, oui ou non ?", "C: Pour moi c'est oui."], "bae_prevoyance.souhaite_couverture_invalidite", True),
    (["B: La cotisation de prévoyance, compte pro ou perso ?", "C: Le compte perso."], "bae_prevoyance.payeur", "client"),
    (["B: La maison ?", "C: À nous deux, 300 000 euros."], "biens_immobiliers[0].detenteur", "commun"),
    (["B: L'indemnisation, pendant combien de temps ?", "C: Trois ans d'indemnités."], "bae_prevoyance.duree_indemnisation_souhaitee", "Trois ans"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "path", "expected"), THEIRS, ids=[" / ".join(lines)[:70] for lines, _, _ in THEIRS])
def test_what_is_theirs_stays(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected


NEEDS: list[tuple[list[str], list[str]]] = [
    (["B: Ici, à l'agence, on fait l'auto, l'habitation et la santé.", "C: C'est complet."], []),
    (["B: Chez nous on propose la prévoyance et l'épargne.", "C: Oui, je sais."], []),
    (["B: Pour la retraite, vous êtes serein ?", "C: Tout à fait."], []),
    (["B: L'assurance habitation, tout est en ordre ?", "C: Oui."], []),
    (["C: Ma fille cherche une mutuelle, mais elle s'en occupe toute seule."], []),
    (["C: Mon fils veut une assurance auto, il va vous appeler lui-même."], []),
    (["C: Mon père vous appellera pour ses obsèques."], []),
    (["C: Je ne veux pas que mes enfants paient mon enterrement."], ["obseques"]),
    (["C: J'aimerais éviter que ma femme ait à payer mes obsèques."], ["obseques"]),
    (["C: Deux choses : la mutuelle, qui a encore augmenté, et ma retraite."], ["retraite", "sante"]),
    (["B: On fait le point sur quoi, aujourd'hui ?", "C: La prévoyance."], ["prevoyance"]),
    (["C: Mon propriétaire râle, il me faut une assurance habitation."], ["habitation"]),
    (["C: Mon voisin veut une assurance habitation."], []),
    (["B: Il faudra un jour penser à votre retraite.", "C: J'ai vingt ans !"], []),
    (["B: L'assurance du prêt, c'est celle de la banque ?", "C: Oui, et on la garde."], []),
    (["B: Avez-vous une responsabilité civile ?", "C: Avec l'habitation, oui."], []),
    (["B: Vous avez pensé à vos obsèques ?", "C: Justement, je voulais régler ça."], ["obseques"]),
    (["C: Ma mutuelle me coûte un bras."], ["sante"]),
    (["C: Mon assurance auto est hors de prix."], ["auto"]),
    (["C: J'ai touché un héritage et je cherche où placer l'argent."], ["epargne"]),
    (["C: La mairie me réclame une responsabilité civile."], ["responsabilite_civile"]),
    (["Demande : assurance du prêt (RP) + MRH."], ["emprunteur", "habitation"]),
    (["B: Vous venez pour quoi ?", "C: La retraite et l'épargne, la mutuelle on est bien à la MNT."], ["epargne", "retraite"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), NEEDS, ids=[" / ".join(lines)[:70] for lines, _ in NEEDS])
def test_needs_that_are_theirs_and_others(lines: list[str], expected: list[str]) -> None:
    assert value(read(*lines), "besoins") == expected


HEALTH: list[tuple[list[str], str, object]] = [
    (["Santé : hospi ++, optique moyen, audio ++."], "niveau_protheses_auditives", "renforce"),
    (["Mutuelle : dentaire ++, ch. part. ++, pharmacie mini."], "niveau_chambre_particuliere", "renforce"),
    (["B: Le dentaire, l'optique ?", "C: Les dents fort, les yeux au plus bas."], "niveau_dentaire", "renforce"),
    (["B: Les prothèses auditives ?", "C: J'ai trente ans, madame.", "B: Donc la base.", "C: Évidemment."], "niveau_protheses_auditives", "base"),
    (["B: Le kiné ?", "C: Bof, de l'ordinaire."], "niveau_auxiliaires_medicaux", "confort"),
    (["B: Pour l'hôpital, vous tenez à quoi ?", "C: À du solide."], "niveau_hospitalisation", "renforce"),
    (["C: Tout ce que je veux, c'est qu'on me rembourse mes lunettes."], "niveau_optique", "renforce"),
    (["C: Ils me remboursent mes lunettes tous les deux ans."], "niveau_optique", None),
    (["B: L'hospitalisation. Qu'est-ce qu'il vous faut ?", "C: Du haut de gamme."], "niveau_hospitalisation", "renforce"),
    (["B: La pharmacie ?", "C: J'ai un traitement à vie, couvrez tout."], "niveau_pharmacie", "renforce"),
    (["B: Les analyses, on reste sur du moyen ?", "C: Ça suffira largement."], "niveau_analyses_imagerie", "confort"),
    (["C: Pour la mutuelle, rien à cirer des médecines douces."], "souhaite_medecine_douce", False),
    (["B: Je note oui pour les cures thermales, dans la mutuelle ?", "C: Notez."], "souhaite_cures_thermales", True),
    (["B: En cas de litige avec un chirurgien, une protection juridique ?", "C: Ma foi, pourquoi pas."], "souhaite_protection_juridique", True),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "name", "expected"), HEALTH, ids=[" / ".join(lines)[:70] for lines, _, _ in HEALTH])
def test_levels_in_other_words(lines: list[str], name: str, expected: object) -> None:
    assert value(read(*lines), f"sante_souhait.{name}") == expected
