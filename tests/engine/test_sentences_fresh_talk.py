"""Couples heard without labels, the absent partner answered for, answers that hold nothing but the value."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

GREETED = (
    "bon ben installez vous alors sandrine et olivier c'est ça oui et votre nom de famille pasquier et moi marchand "
    "d'accord donc pacsés oui pacsés depuis le quatorze février deux mille douze alors sandrine vous faites quoi je "
    "suis vendeuse chez kiabi en cdi et olivier moi je suis livreur chez chronopost"
)
LEAVES = (
    "et la retraite vous voudriez partir quand à soixante quatre si possible et madame elle c'est soixante deux "
    "d'accord et vous voudriez garder combien de votre revenu au moins soixante quinze pour cent"
)
HIRED = (
    "bonjour à vous deux alors vous travaillez chez qui monsieur chez arc international je suis technicien de "
    "maintenance depuis deux mille sept en cdi oui et vous madame je suis vendeuse chez jennyfer en cdi"
)
RETIRED = (
    "alors vous êtes monsieur et madame leroux oui moi c'est patrick et ma femme c'est martine d'accord vous êtes "
    "retraités tous les deux oui d'accord patrick vous touchez combien mille huit cent quarante par mois"
)


@pytest.mark.parametrize(
    ("talk", "path", "expected"),
    [
        (GREETED, "client.prenom", "Sandrine"),
        (GREETED, "conjoint.prenom", "Olivier"),
        (GREETED, "conjoint.profession", "livreur"),
        (GREETED, "enfants[0].prenom", None),
        (LEAVES, "bae_retraite.age_depart_retraite", 64),
        (LEAVES, "bae_retraite.age_depart_retraite_conjoint", 62),
        (LEAVES, "bae_retraite.pourcentage_revenu_a_maintenir", 75),
        (HIRED, "client.employeur", "arc international"),
        (HIRED, "conjoint.employeur", "jennyfer"),
        (RETIRED, "client.situation_professionnelle", "retraite"),
        (RETIRED, "conjoint.situation_professionnelle", "retraite"),
        (RETIRED, "revenus[0].nature", "pension_retraite"),
        ("bonjour madame asseyez vous merci alors votre nom c'est bien carpentier oui", "client.nom", "Carpentier"),
        ("allô madame vernier je vous rappelle comme convenu oui bonjour", "client.nom", "Vernier"),
    ],
)
def test_talk_without_labels(talk: str, path: str, expected: object) -> None:
    assert value(read(talk), path) == expected


@pytest.mark.parametrize(
    ("lines", "path", "expected"),
    [
        # the same asked again of the other
        (("B: Il se verse combien, votre mari ?", "C: Deux mille deux par mois.", "B: Et vous ?", "C: Mille trois cent vingt."), "revenus[1].montant", 1320),
        (("B: Vos métiers ?", "C: Moi cuisinière.", "S: Et moi soudeur.", "B: Les salaires ?", "C: Mille neuf cent quatre-vingts.", "S: Trois mille deux, avec une prime en mars."), "revenus[1].montant", 3200),
        (("C: Je viens de prendre ma retraite.", "B: Ça vous fait combien ?", "C: Deux mille soixante tout compris."), "revenus[0].montant", 2060),
        (("B: L'exploitation vous laisse combien ?", "C: Bon an mal an, vingt-six mille."), "revenus[0].montant", 26000),
        (("B: La mutuelle, ça vous fait combien ?", "C: Quatre-vingt-dix euros."), "revenus[0].montant", None),
        # what the other side pays, what one pays
        (("Divorcé. Il perçoit 2 250 euros net et verse 180 euros de pension.",), "revenus[1].montant", None),
        (("Divorcé. Il perçoit 2 250 euros net et verse 180 euros de pension.",), "client.situation_professionnelle", None),
        (("Sa fille est étudiante, il paie 350 euros de pension à la mère.",), "revenus[0].montant", None),
        (("B: Il vous verse quelque chose pour les enfants ?", "C: Deux cent vingt par mois, recta."), "revenus[0].nature", "pension_alimentaire"),
        (("C: La société me verse 5 400 par mois, plus des dividendes, 22 000 l'année passée.",), "revenus[1].nature", "dividendes"),
        # weddings are no births, births are no homes
        (("B: Mariés depuis ?", "C: Le 21 juin 2008, on n'a pas fait de contrat."), "client.date_naissance", None),
        (("B: Mariés depuis ?", "C: Le 21 juin 2008, on n'a pas fait de contrat."), "client.regime_matrimonial", "communaute_reduite_aux_acquets"),
        (("B: Vous êtes bien né à Nevers ?", "C: À Moulins, le 8 mars 1964."), "client.ville", None),
        (("B: Vous êtes bien né à Nevers ?", "C: À Moulins, le 8 mars 1964."), "client.lieu_naissance", "Moulins"),
        # firms
        (("B: Prévoyance : qui paiera ?", "C: L'EURL."), "client.forme_juridique", None),
        (("B: Prévoyance : et qui paiera ?", "C: L'EURL."), "bae_prevoyance.payeur", "entreprise"),
        (("B: Elle travaille, votre femme ?", "C: À la Poste, au guichet."), "conjoint.employeur", "Poste"),
        # children
        (("B: Tom est à votre charge ?", "C: Oui."), "enfants[0].prenom", "Tom"),
        (("C: J'ai deux fils, Paul et Jules.", "B: Ils sont à charge ?", "C: Ni l'un ni l'autre."), "enfants[0].fiscalement_a_charge", False),
        (("Une fille, Inès, 14 ans, rattachée à sa mère pour les impôts.",), "enfants[0].fiscalement_a_charge", False),
        (("B: Vous avez des enfants ?", "C: Pas encore, on y travaille."), "client.nombre_enfants", 0),
        # protection
        (("B: Prévoyance. L'invalidité, on la met ?", "C: Forcément."), "bae_prevoyance.souhaite_couverture_invalidite", True),
        (("B: Prévoyance. Des rentes pour les filles ?", "C: Huit cents par mois chacune."), "bae_prevoyance.rente_enfants", 800),
        (("B: Prévoyance. S'il tombe du toit, votre mari, qu'est-ce qu'il lui faut ?", "C: Au moins deux mille cinq par mois."), "bae_prevoyance.revenu_a_garantir", 2500),
        (("Prévoyance. Frais professionnels : 26 000 par an, il n'en garantit que 15 000.",), "bae_prevoyance.montant_charges_professionnelles_a_garantir", 15000),
        # two partners in one sentence
        (("Pacsés. Elle : Giulia Marchetti, architecte. Son compagnon : Rémi Vidal, ingénieur. Elle fait de l'escalade chaque mardi, lui du trail en compétition.",), "conjoint.details_activites_sportives", "trail"),
        (("Pacsés. Elle : Giulia Marchetti, architecte. Son compagnon : Rémi Vidal, ingénieur. Elle fait de l'escalade chaque mardi, lui du trail en compétition.",), "client.niveau_activites_sportives", "regulier"),
        (("Mme Diallo Aïssatou, 38 ans, aide-soignante.",), "client.nom", "Diallo"),
        (("Mme Diallo Aïssatou, 38 ans, aide-soignante.",), "client.prenom", "Aïssatou"),
    ],
)  # fmt: skip
def test_what_is_left_to_understand(lines: tuple[str, ...], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
