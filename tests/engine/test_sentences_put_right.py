"""Values put right as they are said, what was asked for against words said on the way, and statuses that are none."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value


@pytest.mark.parametrize(
    ("lines", "path", "expected"),
    [
        # a unit goes on with the number said instead
        (("B: Prévoyance : quelle franchise ?", "C: Quinze jours… non, trente."), "bae_prevoyance.franchise_souhaitee_jours", 30),
        (("B: Prévoyance : quelle franchise ?", "C: Soixante jours, non pardon, quatre-vingt-dix."), "bae_prevoyance.franchise_souhaitee_jours", 90),
        (("B: La franchise de la prévoyance ?", "C: Trente jours, c'est bien."), "bae_prevoyance.franchise_souhaitee_jours", 30),
        # a year, then at once the month or the day of it
        (("B: Vous êtes mariés depuis quand ?", "C: Depuis 2003, le 20 septembre 2003."), "client.date_situation_matrimoniale", "2003-09-20"),
        (("B: Vous travaillez où ?", "C: Chez Lidl depuis 2010, mars 2010."), "client.date_evenement_professionnel", "2010-03"),
        (("B: Vous travaillez où ?", "C: Chez Lidl depuis 2010. Pacsés le 3 mai 2010."), "client.date_evenement_professionnel", "2010"),
        # the round sum that is also a year
        (("B: Ce qu'il se verse, votre mari ?", "C: Ça va, ça vient. Deux mille, deux mille deux. Comptez deux mille."), "revenus[0].montant", 2000),
        # what was asked holds the figure, not the word said on the way
        (("B: Et le capital en cas de décès ?", "C: Que ma femme puisse rembourser et souffler : cent vingt mille."), "bae_prevoyance.capital_deces_souhaite", 120000),
        (("B: Si demain vous ne pouviez plus travailler, il vous faudrait combien par mois ?", "C: Pour payer les traites et manger, deux mille."), "bae_prevoyance.revenu_a_garantir", 2000),
        (("B: Vous avez combien de charges au cabinet ?", "C: Le loyer, la secrétaire, le leasing, dans les 31 000 sur l'année. On assure la moitié."), "bae_prevoyance.montant_annuel_charges_professionnelles", 31000),
        (("B: Qui réglera les cotisations ?", "C: La société, tant qu'à faire."), "bae_prevoyance.payeur", "entreprise"),
    ],
)  # fmt: skip
def test_the_last_word_counts(lines: tuple[str, ...], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected


@pytest.mark.parametrize(
    ("lines", "path", "expected"),
    [
        (("B: Mariés ?", "C: Le 4 juillet 2015, à la mairie de Lens."), "client.situation_professionnelle", None),
        (("B: Votre métier ?", "C: Je travaille à la mairie, aux espaces verts."), "client.situation_professionnelle", "fonctionnaire"),
        (("C: On a deux gosses à la fac.",), "client.situation_professionnelle", None),
        (("C: J'ai fumé la pipe, étudiant, pour faire genre.",), "client.situation_professionnelle", None),
        (("B: Vous êtes étudiant ?", "C: Oui, étudiant en droit à Nantes."), "client.situation_professionnelle", "etudiant"),
        (("C: Mon mari est menuisier, salarié chez un artisan du coin.",), "conjoint.situation_professionnelle", "salarie"),
        (("B: Votre statut ?", "C: Artisan, à mon compte."), "client.situation_professionnelle", "independant"),
        (("C: Le studio est à mon nom, en nom propre.",), "client.situation_professionnelle", None),
        (("C: La mutuelle c'est la MGEN, puisque papa était instituteur.",), "client.situation_professionnelle", None),
        # a rank in the firm is no trade
        (("B: Quel statut ?", "C: SASU, j'en suis le président."), "client.profession", None),
        (("B: Votre métier ?", "C: Gérant d'une auto-école."), "client.profession", "gérant d'une auto-école"),
    ],
)  # fmt: skip
def test_words_of_a_status_that_tell_none(lines: tuple[str, ...], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected


@pytest.mark.parametrize(
    ("lines", "path", "expected"),
    [
        (("B: Et monsieur, ses revenus ?", "C: Il est artisan. L'an dernier il a fait 38 000 de bénéfice."), "revenus[0].beneficiaire", "conjoint"),
        (("B: Et madame, qu'est-ce qu'elle fait ?", "C: Elle est assistante dentaire."), "conjoint.profession", "assistante dentaire"),
        (("B: Et madame, qu'est-ce que vous faites ?", "C: Je suis assistante dentaire."), "client.profession", "assistante dentaire"),
        (("Salaire net 2 430. Conjoint : ARE 1 210 /mois.",), "revenus[1].beneficiaire", "conjoint"),
        (("B: Vous êtes retraité. Vous touchez combien, en tout ?", "C: La Carsat me donne 1 120 et l'Agirc 640."), "revenus[1].montant", 640),
        (("B: Combien le chiffre d'affaires ?", "C: 120 000, mais il ne m'en reste que 34 000 une fois tout payé."), "revenus[0].montant", 34000),
        (("B: Des loyers qui rentrent ?", "C: Deux. Le T2 de Rennes, 610, et le parking, 55."), "revenus[1].montant", 55),
        (("B: Des loyers qui rentrent ?", "C: Le T2 de Rennes, estimé 90 000, il est vide."), "revenus[0].montant", None),
        (("B: Vous touchez quelque chose pour votre accident ?", "C: Une rente de la Sécu, 410 euros par trimestre."), "revenus[0].nature", "rente"),
        (("C: La mutuelle de mon fils lui verse une rente de 800 euros.",), "revenus[0].nature", None),
        (("B: Vous vous payez combien ?", "C: Deux mille par mois, et quinze mille de dividendes chaque année."), "revenus[0].montant", 2000),
        (("B: Votre retraite, vous la voyez quand ?", "C: À soixante-quatre ans."), "bae_retraite.age_depart_retraite", 64),
        (("Retraite : départ souhaité 62 ans, elle 60.",), "bae_retraite.age_depart_retraite_conjoint", 60),
        (("Retraite : départ souhaité 62 ans, elle 60.",), "bae_retraite.age_depart_retraite", 62),
        (("Deux enfants : Paul (14 ans) et Agathe (11 ans), garde alternée avec leur mère.",), "enfants[0].garde_alternee", True),
        (("Deux enfants : Paul (14 ans) et Agathe (11 ans), elle est en garde alternée.",), "enfants[0].garde_alternee", None),
        (("Cliente : Mme Josiane Perrault née Le Goff, veuve depuis 2021.",), "client.nom", "Perrault"),
        (("Cliente : Mme Josiane Perrault née Le Goff, veuve depuis 2021.",), "client.prenom", "Josiane"),
    ],
)  # fmt: skip
def test_whose_and_how_much(lines: tuple[str, ...], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
