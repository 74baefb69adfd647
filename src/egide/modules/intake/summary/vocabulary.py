"""Plain connecting French: what a sentence may say without a fact. No word here praises, promises or blames."""

from __future__ import annotations

import re

from egide.kit.french.text import fold, words

_PLAIN = words(
    """
afin ai au aussi aucun aucune autre autres aux avec avez avoir avons ayant ce cela ces cet cette celui celle chacun
chaque chez ci comme concernant cote dans de depuis des deux dont du elle elles en enfin ensuite entre est et etes etre
eux il ils jusqu la le les leur leurs lui ma mais mes moi mon ne nos notre nous on ont ou par parmi pas plus pour puis
qu que quel quelle qui quoi sa sans se ses soit son sont sous sur ta te tes ton tous tout toute toutes un une vers voici
vos votre vous
actuel actuelle actuellement annuel annuels annuelle annee annees an ans mois mensuel mensuels mensuelle jour jours
semestre semestriel trimestre trimestriel montant somme valeur total euro euros pourcent
indique indiquee precise dit notes note entretien
souhaitez souhaite souhait voulez veut desirez desire pouvez peut
conjoint conjointe epoux epouse mari femme compagnon compagne client cliente madame monsieur mme foyer couple
"""
)
# Section or field → the words that speak of it; a word of one says nothing of another.
TOPICS: dict[str, str] = {
    "besoins": "besoin besoins exprimes emprunt porte portent evoque evoques recherchez cherchez assurance garantie",
    "client": "concerne",
    "prenom": "appelez appelle appellent prenomme nomme",
    "nom": "appelez appelle nomme",
    "date_naissance": "nee naissance",
    "lieu_naissance": "nee naissance",
    "adresse": "habitez habite residez reside demeure",
    "code_postal": "habitez habite residez reside",
    "ville": "habitez habite residez reside situe situee",
    "telephone": "joindre joignable numero",
    "email": "joindre joignable adresse mail",
    "situation_matrimoniale": "situation famille vivez vit union",
    "regime_matrimonial": "regime",
    "enfants": "enfant enfants fils fille ages age pere mere",
    "nombre_enfants": "enfant enfants",
    "situation_professionnelle": "travaillez travaille activite exercez exerce emploi compte dirigez dirige "
    "fonction publique occupez occupe cherchez cherche faites fait etudes professionnelle",
    "profession": "travaillez travaille metier exercez exerce activite",
    "employeur": "ancien travaillez travaille employeur",
    "date_evenement_professionnel": "travaillez activite changement professionnel prevu",
    "forme_juridique": "exercez exerce activite cadre entreprise individuelle",
    "risques_professionnels": "metier comporte risque particuliers particulier",
    "details_risques_professionnels": "metier comporte particuliers",
    "fumeur": "fumez fume",
    "activites_sportives": "pratiquez pratique activite sportive",
    "details_activites_sportives": "pratiquez pratique activite sportive",
    "niveau_activites_sportives": "niveau",
    "km_parcourus_annuels": "parcourez parcourt km kilometres",
    "mandataire_social": "exercez exerce mandat",
    "chef_entreprise": "dirigez dirige",
    "revenus": "gagnez gagne percevez percoit touchez touche recevez recoit",
    "revenus_annuels": "gagnez gagne percevez percoit",
    "passifs": "remboursez rembourse credit pret reste restant rembourser cours fin prevue emprunte",
    "actifs_financiers": "possedez possede detenez detient disposez versez verse ouvert souscrites parts",
    "biens_immobiliers": "possedez possede detenez detient proprietaire achete achat estimee bien",
    "autres_epargnes": "possedez possede detenez detient",
    "contrats_existants": "assure couvert couverte payez paie cotisation garantie complementaire assurance contrat",
    "sante_souhait": "niveau complementaire place suivante maximum medecins",
    "bae_prevoyance": "garantir couvrir couverture garantie contrat place suivant retenue enfants prend",
    "bae_retraite": "partir depart valide validez estimee maintenir revenus contrat place suivant compte "
    "imposition envisage reste obtenir disponible versements etablissement tenu",
    "bae_epargne": "epargner epargne disposez dispose terme profil exprime suivant vise lieu fait faite eu pris",
}
_WORD = re.compile(r"[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """The folded words of a text; codes ("credit_immobilier") come apart."""
    return [word for word in _WORD.findall(fold(text)) if len(word) > 1 or word.isdigit()]


def stem(word: str) -> str:
    """A word without the marks of gender, number and of the few endings a verb takes here."""
    for ending in ("ees", "ee", "es", "s", "x", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def topical(*places: str) -> set[str]:
    """The stems of the words that speak of a section or a field."""
    return {stem(word) for place in places for word in TOPICS.get(place, "").split()}


_NUMBERS = words(
    """
zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente
quarante cinquante soixante cents mille million millions janvier fevrier mars avril mai juin juillet aout septembre
octobre novembre decembre er
"""
)
# Figures and dates are held against the facts apart, whatever words say them.
ALLOWED = frozenset(stem(word) for word in (*_PLAIN, *_NUMBERS))
