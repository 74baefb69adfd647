"""Numbers, dates, letters and addresses put right on the way; who answers for whom; names given with their role."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

LAWYER = (
    "Présents : Corentin Oudin et Maître Hortense Lambrecht, sa femme, en séparation de biens ; son mari insiste. "
    "Lui est du 28 février 1978, natif de Cambrai, elle du 11 décembre 1981, née à Courtrai. Elle est belge."
)
MOTHER = (
    "Elle vit depuis vingt ans avec Jean-Bernard Techer, planteur, sans mariage ni PACS. "
    "Deux grands : Loïc, vingt ans, étudiant à Toulouse, et Anaïs, qui vient d'en avoir seize."
)
SPELT = "votre nom benkhelifa en un seul mot b e n k h e l i f a et inaya avec un y née le 29 février 2000"


@pytest.mark.parametrize(
    ("lines", "path", "expected"),
    [
        (("B: Tu roules combien ?", "C: Quatre mille… non, avec les montées au ski, neuf mille par an."), "client.km_parcourus_annuels", 9000),
        (("B: Tu roules combien ?", "C: Quatre mille. Non, pas plus, c'est déjà beaucoup."), "client.km_parcourus_annuels", 4000),
        (("C: Trois filles. Élodie, vingt-six ans. Manon, vingt-deux… ah non, vingt-trois. Et Jeanne, dix-sept.",), "enfants[1].age", 23),
        (("B: Jules a sept ans ?", "C: Huit, depuis novembre. C'est notre fils."), "client.nombre_enfants", None),
        (("B: Vous êtes mariés ?", "C: Pacsés. Le 3 mai.", "S: Le 4.", "C: Le papier, c'est le 3 mai 2025."), "client.date_situation_matrimoniale", "2025-05-03"),
        (("B: Un mail ?", "C: Maelle point gueguen, sans accent ni tréma, arobase laposte point net."), "client.email", "maelle.gueguen@laposte.net"),
        (("Mail : f point senechal, sans accent, tiret vidal, arobase outlook point fr.",), "client.email", "f.senechal-vidal@outlook.fr"),
        (("B: Un mail ?", "C: sylvaine point maurel trente-quatre, en chiffres, arobase orange point fr."), "client.email", "sylvaine.maurel34@orange.fr"),
        # asked again of the partner after remarks on the answer
        (("B: Le tabac ?", "C: Moi j'ai arrêté.", "B: Je ne peux rien y changer. Et vous, Théo ?", "S: Jamais."), "conjoint.fumeur", False),
        (("B: Tabac ?", "C: Sur le parking, oui, comme tout le monde."), "client.fumeur", True),
        (("B: Tabac ?", "C: Sur le parking, oui, avant. J'ai arrêté, plus jamais."), "client.fumeur", False),
        (("B: Prévoyance. Et c'est la société qui paie le contrat ?", "C: La société, oui, comme le reste."), "bae_prevoyance.payeur", "entreprise"),
        (("B: Côté mutuelle, l'optique ?", "C: À fond.", "B: Et pour tout ça, vous mettriez ?", "C: Quatre-vingts."), "sante_souhait.budget_mensuel_maximum", 80),
        (("B: Du sport ?", "C: Le foot, le mercredi. Je suis gardien."), "client.profession", None),
        (("B: Votre métier ?", "C: Je suis gardien d'immeuble."), "client.profession", "gardien d'immeuble"),
        (("C: Les miens d'abord : Hugo, dix-sept ans.", "S: Le mien c'est Tom, onze ans."), "enfants[1].prenom", "Tom"),
        (("C: On a quatre enfants, Elif, Yusuf, Zeynep et Kerem.", "B: Ils sont tous les quatre sur votre déclaration ?", "C: Tous les quatre."), "enfants[3].fiscalement_a_charge", True),
        (("B: Le papa de vos enfants participe ?", "C: Trois cents euros par mois, pour les deux."), "revenus[0].nature", "pension_alimentaire"),
        (("B: Vous vivez seul ?", "C: En coloc à trois : moi, Jules, et Alix."), "client.prenom", None),
        ((LAWYER,), "client.date_naissance", "1978-02-28"),
        ((LAWYER,), "conjoint.date_naissance", "1981-12-11"),
        ((LAWYER,), "conjoint.prenom", "Hortense"),
        ((LAWYER,), "conjoint.nationalite", "belge"),
        ((LAWYER,), "client.nationalite", None),
        ((MOTHER,), "conjoint.prenom", "Jean-Bernard"),
        ((MOTHER,), "client.situation_matrimoniale", "concubinage"),
        ((MOTHER,), "client.nombre_enfants", 2),
        ((MOTHER,), "enfants[1].age", 16),
        (("Madame Marie-Annick Hoarau, quarante-neuf ans, née à Saint-Joseph.",), "client.situation_matrimoniale", None),
        # the thing said after two figures is of the last
        (("C: J'ai 7 200 euros par mois dans ma poche et 30 000 de dividendes chaque année.",), "revenus[0].montant", 7200),
        (("C: J'ai 7 200 euros par mois dans ma poche et 30 000 de dividendes chaque année.",), "revenus[1].nature", "dividendes"),
        (("il était cheminot il touche une réversion de neuf cent quatre vingts par mois ah non ils ont augmenté en janvier neuf cent quatre vingt dix maintenant",), "revenus[0].montant", 990),
        (("C: Le mien c'est Tom, onze ans, nos enfants c'est Hugo et Inès.", "B: Donc trois.", "C: Trois."), "client.nombre_enfants", 3),
        (("Présents : Corentin Oudin et Hortense Lambrecht, sa femme depuis le 20 juin 2009.",), "client.date_situation_matrimoniale", "2009-06-20"),
        (("B: Bonjour, Monsieur Yildiz.", "C: Français, pas beaucoup.", "S: Je traduis. Emine, sa femme."), "conjoint.prenom", "Emine"),
        (("B: Quelqu'un dans ta vie, à part Alix ?", "C: Célibataire."), "client.situation_matrimoniale", "celibataire"),
        ((SPELT,), "client.prenom", "Inaya"),
        ((SPELT,), "enfants[0].prenom", None),
    ],
)  # fmt: skip
def test_put_right_on_the_way(lines: tuple[str, ...], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
