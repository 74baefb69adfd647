"""What insurance needs are called: the products, the things insured, and the worries that ask for one.

A *product* ("une mutuelle", "la prévoyance") is a need wherever it is wanted; a *thing* ("la voiture", "le prêt")
only where insuring it is what is spoken of.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from egide.kit import patterns as re
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_OF_LOAN = (
    r"(?:(?:du|de|de la|de l'|des|d'un|d'|sur|pour|a|au) ?)?(?:mon|notre|son|leur|votre|vos|le|la|l'|ce|cet|un)? ?"
)
_LOAN = r"(?:prets?|emprunts?|credits?(?! mutuel| agricole| lyonnais| du nord| cooperatif)(?: immo\w*)?)"
_HOUSE = (
    r"(?:maison(?! de (?:retraite|sante))|appart\w*|logements?|studio|villa|pavillon|residence (?:principale|"
    r"secondaire)|"
    r"bureau|coloc\w*|location|case|toit|t[1-5])"
)
_CAR = (
    r"(?:voitures?|vehicules?|bagnoles?|caisse(?= de)|clio|megane|twingo|scenic|kangoo|duster|sandero|logan|"
    r"dacia|zoe|"
    r"renault|peugeot|[1-5]0[0-9]8?(?= (?:a|chez|de|du|et|qui|neuve))|206|207|208|308|2008|3008|5008|citroen|"
    r"c[1-5]\b|"
    r"berlingo|fiat|panda|polo|golf|tiguan|audi|bmw|mercedes|ford|fiesta|focus|mini(?= (?:d'elle|cooper))|opel|"
    r"corsa|ibiza|"
    r"octavia|skoda|kia|hyundai|nissan|qashqai|toyota|yaris|tesla|suv|utilitaire|camping-car|caravane|quad|"
    r"camionnette|fourgon|break|scooter|moto)"
)

_PRODUCTS = {
    "protection_juridique": r"(?:protection|assistance|defense|assurance|aide)s? juridiques?|\bpj\b",
    "responsabilite_civile": r"responsabilites? civiles?(?: (?:pro\w*|exploitation))?|r\.?c\.?(?: (?:pro\w*|"
    r"exploitation|"
    r"decennale))?|rcp(?: ?pro)?|decennale|multirisques? pro\w*|"
    r"assurances? (?:pro(?:fessionnelles?)?|(?:de|pour) (?:mon|ma|notre|sa|son) (?:entreprise|local|activite|"
    r"cabinet|boite|commerce|magasin))|"
    r"assurer (?:mon|notre|son) (?:local|cabinet|atelier|magasin|commerce|activite)",
    "emprunteur": rf"(?:assurances?|assurer|couvrir) {_OF_LOAN}{_LOAN}|assurances? (?:emprunteurs?|groupe)|"
    r"emprunteur|"
    r"delegation(?! de (?:pouvoir|signature|service))(?: d'assurance)?|"
    r"assurance (?:de (?:la|ma|votre) banque|deces[- ]invalidite du pret)|loi lemoine|"
    r"banque (?:m'a|nous a) (?:impose|vendu|colle|refile|mis|fait prendre) (?:son|leur|sa|une) assurance",
    "obseques": r"obseques|funerailles|enterrement|convention obseques|incineration|cremation",
    "sante": r"(?:sur)?complementaires?(?: sante)?|(?:assurance |la |une |ma |votre |en |cote |notre )?sante|"
    r"mutuelles?",
    "prevoyance": r"prevoyances?|arrets? (?:de travail|maladie)|en cas d'arrets?|"
    r"invalidite|(?:capital|assurance|garantie|"
    r"contrat)[ -]deces|"
    r"indemnites? journalieres?|(?:rente|garantie)s? (?:education|conjoint)|maintien de (?:salaire|revenus?)|"
    r"perte de revenus?|(?:proteger|garantir|assurer|maintenir|couvrir) (?:mon|mes|son|ses|nos|notre|"
    r"leurs?) (?:salaire|revenus?|arrets?)|"
    r"garanties? de salaire|proteg\w+ (?:ma|mon|mes|les|notre|nos|leur|la|sa) (?:femme|mari|famille|enfants|gamins|"
    r"petits|proches|conjoint\w*|compagn\w+|filles?|fils|epouse|moitie|veuve)|(?:s'il m'arriv\w+)|(?:si|"
    r"quand) (?:je (?:meurs|"
    r"disparais|deced\w+|"
    r"tombe(?: malade)?|me blesse|me casse|(?:ne )?peux plus (?:travailler|bosser))|"
    r"il m'arriv\w+|j'ai un accident)",
    "retraite": r"(?:plans? )?(?:d')?epargne[- ]retraite|per(?:in|p)?(?= |[.,;:?!)]|$)|vieux jours|"
    r"defiscalis\w+|pour (?:la|ma|notre|sa|leur) retraite|(?:pens|song|reflech)\w+ (?:a|sur) (?:la |ma |notre |"
    r"sa )?retraite|"
    r"(?:complements?|completer) (?:de |pour |a )?(?:la |ma |sa |leur |notre )?(?:retraite|pension)|"
    r"(?:etude|bilan|point|simulation|complement|projet|dossier)s? (?:de |sur |pour )?(?:la |ma |sa |leur |"
    r"notre |votre )?retraite|"
    r"(?:preparer|prepare|simuler|completer|organiser|anticiper|ameliorer)(?: \w+)? ?(?:la |ma |sa |leur |"
    r"notre |votre )retraite",
    "auto": r"assurances? (?:auto\w*|(?:de |pour )?(?:la |ma |notre |sa |une |cette )?voiture)|autos?|contrat auto|"
    rf"(?:assur\w+|couvrir) (?:la |ma |notre |une |sa |cette |mon |un |le |son )?(?:nouvelle |petite |grosse |"
    rf"vieille )?{_CAR}",
    "habitation": r"(?:assurances? |multirisques? |contrat |devis )?habitation|mrh|assurances? (?:locataire|"
    r"locative)|risques locatifs|"
    rf"(?:assur\w+|couvrir) (?:de |pour )?(?:la |l'|ma |mon |le |notre |un |une |nos )?{_HOUSE}|"
    rf"proprietaire non occupant|pno",
    "epargne": r"epargn(?:er|e|ons)|placer|replacer|placements?|investir|investissements?|faire (?:fructifier|"
    r"travailler)|"
    r"(?:mettre|mettent|mettrai\w*) (?:\w+ ){0,4}?de cote|assurances?[ -]vie|bloquer(?= \d)|argent qui dort|"
    r"faire rapporter|ou (?:mettre|placer) (?:les|mes|nos|cet|l'|mon|son) ?(?:sous|argent|economies|pognon)",
}
_THINGS = {
    "auto": _CAR,
    "habitation": _HOUSE,
    "emprunteur": _LOAN,
    "retraite": r"retraite",
}
# Words of a need that mean something else where these stand around them.
_ELSEWHERE_BEFORE = re.compile(
    r"(?<![a-z])(?:caisse d'|plan d'|livret d'|capacite d'|compte d'|l'assurance |societe d'|maison de |centre de |"
    r"questionnaire de |etat de |probleme?s? de |raisons? de |bonne |ministere de la |securite |dans la |credit |"
    r"point de vue |a la |en |age de (?:la )?|depart (?:a|en) (?:la )?|caisse de |relevee? de |partir? en |"
    r"prendre (?:ma|sa|la|leur|notre) |prof de |bureau d')$"
)
_ELSEWHERE_AFTER = re.compile(
    r" (?:salariale|publique|des mines|complementaire agirc|agirc|entrepren\w+|ecole|didacte|route)\b|"
    r"-(?:entrepren|ecole|didacte)"
)
_PART = re.compile(r"indemnites? journalieres?|rentes? |garanties? |invalidite|capital")
_HEALTH_LAW = re.compile(r" (?:sante|medicale)| (?:dans|avec|de) (?:la |ma |cette |certaines )?mutuelle")


@dataclass(frozen=True, slots=True)
class Mention:
    """A need named at a place; ``product`` when the word itself is the cover, else the thing that may be insured;
    ``theirs`` when somebody outside the household is spoken of, ``part`` when only one guarantee is named."""

    need: str
    start: int
    end: int
    product: bool
    theirs: bool = False
    part: bool = False


def mentions(reading: Reading) -> dict[int, list[Mention]]:
    """The needs named in every clause that names some, in order and without overlap."""
    found: list[tuple[Mention, Clause]] = []
    for product, table in ((True, _PRODUCTS), (False, _THINGS)):
        for need, pattern in table.items():
            for match, clause in reading.find(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])"):
                if not _elsewhere(reading, match, clause, need, product=product):
                    theirs = _theirs(reading, match.start(), clause)
                    found.append(
                        (Mention(need, *match.span(), product, theirs, bool(_PART.match(match.group()))), clause)
                    )
    found.sort(key=lambda pair: (pair[0].start, -pair[0].end, not pair[0].product))
    sorted_mentions: dict[int, list[Mention]] = {}
    end = -1
    for mention, clause in found:
        if mention.start >= end:
            sorted_mentions.setdefault(clause.index, []).append(mention)
            end = mention.end
    return sorted_mentions


def _theirs(reading: Reading, start: int, clause: Clause) -> bool:
    """Whether somebody outside the household is spoken of: not in "le propriétaire râle, il me faut une assurance"."""
    named = reading.people.last_before(start, clause.start)
    if named is None or named.holder != "tiers":
        return False
    said = [person for person in reading.people.mentions_in(clause) if named.start < person.start < start]
    return clause.role not in ("client", "conjoint") or not any(person.kind == "me" for person in said)


def _elsewhere(reading: Reading, match: re.Match[str], clause: Clause, need: str, *, product: bool) -> bool:
    """The word is part of a name or of another expression, or somebody else's."""
    before = reading.text[max(clause.start, match.start() - 24) : match.start()]
    after = reading.text[match.end() : match.end() + 24]
    whole = match.group()
    if need == "protection_juridique" and _HEALTH_LAW.match(after):
        return True
    if (not product or need in ("epargne", "sante")) and " " not in whole and _ELSEWHERE_BEFORE.search(before):
        # "à la retraite", "en retraite"; but "pour la santé", "en santé"
        return not (need == "sante" and re.search(r"\b(?:en|a la) $", before))
    if _ELSEWHERE_AFTER.match(after):
        return True
    names = reading.document.institutions
    last = bisect_right(names, match.start(), key=lambda name: name.start) - 1
    return last >= 0 and match.start() < names[last].end
