"""The words of health cover: items of care, levels wanted of them, and where they stand in the text.

Every mention becomes a ``Mark``. ``levels.py`` joins levels to items; nothing is decided here but what a word means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

EXTRAS = {
    "souhaite_medecine_douce": r"medecines? (?:douces?|alternatives?|naturelles?|paralleles?|chinoises?)|osteo\w*|"
    r"acupunct\w*|acuponct\w*|chiropract\w*|naturopath\w*|sophrolog\w*|homeopath\w*|etiopath\w*|reflexolog\w*|"
    r"hypnose|hypnotherap\w*|dieteti\w+|phytotherap\w*",
    "souhaite_cures_thermales": r"cures?(?: thermales?)?(?![ -](?:dents?\b|de jouvence|de desintox\w*|"
    r"d'amaigri\w*|de sommeil))|"
    r"thermes|thermal\w*|thermalisme|curistes?",
    "souhaite_autres_protheses": r"(?:autres )?protheses?(?! (?:auditives?|dentaires?|de (?:hanche|genou)))|"
    r"semelles?|"
    r"orthopedi\w+|ortheses?|perruques?|corsets?|bas de contention|fauteuil roulant",
    "souhaite_protection_juridique": r"protections? juridiques?(?: (?:sante|medicale))?|volet juridique|"
    r"option (?:juridique|protection)|(?:defense|assistance) juridique",
}
ITEMS = {
    "niveau_hospitalisation": r"hospitalisations?|(?<!ete )hospitalise(?:e?s?|r)|hospi|hopital|hopitaux|hosto|"
    r"hospitaliere?s?|cliniques?|"
    r"operations?|chirurgien|chirurgie|chirurgical\w*|(?:me|se|nous) faire operer",
    "niveau_chambre_particuliere": r"(?:ch\.?|chambre) (?:part(?:iculiere)?|indiv\w*|seule)|"
    r"chambres? (?:d'hopital |a l'hopital |a l'hosto |a la clinique )?(?:"
    r"particulieres?|(?:tout |toute )?seule?s?|individuelles?|privees?|simples?|a part|perso|a un lit|"
    r"(?:pour|a) (?:moi|lui|elle|nous|soi)(?: tout| toute)?(?: seule?)?)(?: a l'hopital| a l'hosto| en clinique)?|"
    r"(?<=et la )chambre(?=[ ,:…]*(?:, )?(?:moyen|confort|au|le|renforce|maximum|correct|basique|minimum|pareil|"
    r"aussi|important|bof|\?))",
    "niveau_medecin_generaliste": r"(?:medecins? )?generalistes?|consultations?|medecine de ville|soins courants|"
    r"medecins?(?: traitants?| de famille)?|visites? chez le medecin|docteurs?|toubibs?|soins de ville",
    "niveau_analyses_imagerie": r"analyses?(?! de (?:votre|vos|la situation|marche|besoins?))|imagerie|radios?|"
    r"radiologie|irm|scanners?|labo(?:ratoires?)?|prises? de sang|echographies?|echos|examens(?: medicaux)?|"
    r"biologie|bilans? sanguins?",
    "niveau_auxiliaires_medicaux": r"auxiliaires medicaux|kines?|kinesi\w+|infirmier(?:e)?s?|soins infirmiers|"
    r"orthophoni\w+|reeducation|podologues?|pedicures?|orthoptistes?|ergotherapeutes?|psycho ?motric\w+|"
    r"para[ -]?medica\w+",
    "niveau_pharmacie": r"(?<!loupes de )(?<!lunettes de )pharmacies?|medicaments?|medocs?|cachets|ordonnances",
    "niveau_dentaire": r"dentaires?|dents?|dentistes?|implants?|couronnes?|bridges?|orthodonti\w+|bagues|"
    r"appareils? dentaires?|dentiers?|gencives?|parodont\w+|quenottes|protheses? dentaires?|soins dentaires",
    "niveau_optique": r"optique|lunettes?|lentilles|verres(?: progressifs)?|progressifs|montures?|(?:la|ma|sa|"
    r"notre) vue|"
    r"(?:les|mes|ses|nos|aux) yeux|binocles|opticiens?",
    "niveau_protheses_auditives": r"appareils? (?:auditifs?|d'audition|(?:pour|dans|aux) (?:les |mes |"
    r"ses )?oreilles?|"
    r"pour (?:bien |mieux )?entendre)|protheses? auditives?|audition|audioproth\w+|auditifs?|oreilles?|ouie|"
    r"sonotones?|audio|appareillage auditif|surdite",
    # What takes a level and has no field.
    "": r"(?:tout )?le reste|les autres postes|speciali?stes?|ophtalmo\w*|budget|risque|profil|prevoyance|retraite|"
    r"epargne|obseques|emprunteur|placements?|dependance|" + "|".join(EXTRAS.values()),
}
_HIGH = (
    r"\+\+\+?|(?:couvrez|remboursez|prenez)(?:[- ]moi)? tout|tout (?:couvert|rembourse|pris en charge)|"
    r"(?:au|le|grand) max(?:imum)?(?! (?:de |d'|\d))|maxi|max|au top|le top|top|renforce\w*|costaud|beton|"
    r"blinde\w*|"
    r"a bloc|a fond(?: les ballons)?|le paquet|le plus (?:haut|fort|eleve|possible|complet)|au plus (?:haut|fort)|"
    r"haut niveau|niveau (?:3|trois|haut|eleve|superieur|fort|max)|haut de gamme|premium|le meilleur|la meilleure|"
    r"ce qu'il y a de (?:mieux|plus (?:complet|haut|fort))|le mieux|(?:tres |vraiment |super )?(?:bien|"
    r"mieux) (?:couverte?s?|rembourse\w*|"
    r"pris(?:es?)? en charge|protegee?s?|garantie?s?)|solides?|du lourd|du serieux|gros niveau|(?<!le )gros|grosse|"
    r"tout ce (?:que vous avez|qu'il y a|qui existe)|(?:pas|sans) (?:megoter|lesiner|radiner|chipoter|rogner)|"
    r"(?:rien|pas|plus|zero|sans)(?: a| avoir a| de)? (?:sortir|debourser|payer|reste a charge|"
    r"avancer)(?: (?:de ma poche|un (?:centime|sou|euro|rond)|a ma charge))?|reste a charge zero|"
    r"zero (?:euro )?de ma poche|"
    r"(?:tres )?(?:bons?|bonnes?)(?= (?:niveau|remboursement|couverture|prise|garantie|dentaire|optique|hospi|"
    r"prise en charge|remboursements|garanties|forfait|mutuelle (?:en|pour|sur))\w*)|tres bons?|tres bonne|"
    r"(?:un )?(?:bon|haut)(?= niveau)|(?:mieux rembourse\w*|rembours\w+ mieux)|(?:plutot|assez|tres) (?:haut|"
    r"eleve)\w*|au mieux|"
    r"(?:mettez|mets|met|faut|voudrais|veux) (?:du )?bien|bien(?= aussi)|"
    r"(?<=donc )bien(?=\W*(?:$|[.,;]))|forts?|fortes?|excellent\w*|"
    r"maximale?s?|integrale?(?:ment)?|"
    r"(?:trois|deux|quatre) cents? (?:pour ?cent|%)|[234]00 ?(?:%|pour ?cent)"
)
_HIGH_OPINION = (
    r"important\w*|ca compte|compte (?:le plus|beaucoup|pour moi|pour nous|vraiment)|qui compte(?! pas)|"
    r"principal\w*|primordial\w*|(?:j'|on |il |elle |nous )y tien\w+|indispensables?|prioritaires?|priorites?|"
    r"essentiel\w*|capitale?|crucial\w*|vitale?|sacree?|obligatoire|non negociable|(?:je|on) l'exige\w*|exig\w+|"
    r"gros poste|faut (?:pas )?(?:que ca suive|assurer)|ca doit suivre|(?:ma|notre|leur|sa) hantise|absolument|"
    r"c'est (?:ca|la) (?:qui|que|ou) (?:ca )?(?:compte|coince|peche|m'interesse)|necessaire"
)
_MIDDLE = (
    r"(?:l'|de l'|d')?ordinaires?(?! d)|"
    r"(?<!en )moyen(?:ne)?s?(?! de )|correcte?s?|correctement|confort(?:able)?|raisonnables?|normale?s?|normaux|"
    r"le normal|standards?|"
    r"intermediaires?|(?:au|du|le) milieu|median\w*|convenables?|honnetes?|decente?s?|niveau (?:2|deux|moyen|"
    r"median)|"
    r"entre les deux|classiques?|ni (?:plus|trop) ni (?:moins|trop peu)|sans exces"
)
_LOW = (
    r"(?:au |le )?(?:strict )?minimum|le mini|mini|minimale?s?|(?:de |en |la |niveau |juste )*base|basiques?|"
    r"niveau (?:1|un|bas|minimum|mini)|premier niveau|le moins (?:cher|possible)|le plus bas|entree de gamme|"
    r"bas de gamme|(?:le )?premier prix|(?:au )?ras (?:les|des) paquerettes|"
    r"economique|ticket moderateur|(?:tarif|taux|niveau) (?:de la )?secu|(?:la )?secu (?:me |nous |ca )?suffi\w+|"
    r"leger|legere|au plus bas|rez-de-chaussee"
)
_LOW_OPINION = (
    r"rien a (?:cirer|battre|secouer|foutre|faire) (?:de|des|du)\b|"
    r"peu importe|peu m'importe|bof|(?:je |on |il |elle )?(?:m'en|s'en|nous en) (?:fiche\w*|moque\w*|fous|fout|"
    r"balance\w*|"
    r"tape\w*|passe\w*)|m'indiffer\w+|indifferente?s?|(?:m'est|nous est|lui est|est) egal|secondaires?|"
    r"accessoires?|"
    r"(?:pas|aucun|guere|plus) (?:vraiment |trop |franchement )?(?:besoin|la peine|utile|l'utilite|d'interet|"
    r"d'utilite|"
    r"la priorite|interet)|inutiles?|pas grave|(?:pas|peu|aucune) (?:d')?importance|rien de (?:special|"
    r"particulier)|superflue?s?|tant pis|"
    r"(?:n'y |j'y |y )?(?:va|vais|vont|allons|met\w*)(?: les pieds)? (?:jamais|presque jamais|quasiment jamais|"
    r"rarement|pas)|jamais (?:malade|de probleme|eu|mis les pieds|besoin)|pas grand[- ]chose|grand[- ]chose|"
    r"laissez tomber|on oublie|(?:m'|nous )en sers? (?:pas|jamais)|negligeable"
)
_SAME = (
    r"pareil\w*|idem|la meme chose|meme (?:chose|niveau)|itou|"
    r"aussi(?=\W*(?:[.,;!?\n]|$)|(?: bien sur| evidemment)? (?:a cause|parce|vu|pour|car|puisque|comme)\b)"
)
_ALL = r"(?:les|tous les) (?:deux|trois)|partout|l'un comme l'autre"
_SWAP = r"invers\w+|le contraire|l'inverse"

_NEGATED = re.compile(
    r"\b(?:pas|plus|jamais|rien|ni|non|aucun\w*)(?: (?:de|d'|du|des|le|la|l'|les|en|au|tres|si|trop|vraiment|"
    r"une|un|"
    r"forcement|franchement|bien|ma|notre|sa|leur|specialement|plus|super|hyper|particulierement|tellement|"
    r"forcement|besoin|question|le plus|un poste|tout a fait|seulement|juste|utile|ultra))*(?: ?d'| ?l')? ?$"
)
_POSSESSED = re.compile(
    r"\b(?:j'avais|on avait|il avait|elle avait|avions|actuellement|aujourd'hui|pour l'instant|a l'epoque|avant|"
    r"etait|etais)(?: (?:au|le|du|un|en|j'ai|on a|a|pris|toujours))* ?$"
)
# "Du moyen ?" "Ça suffira largement."
ENOUGH = re.compile(r"\W*(?:oh |ben |bah |oui )?(?:ca|cela) (?:me |nous )?(?:suffi|convien)\w+")
# "Au boulot ils ont mis la base obligatoire": a cover in force, told.
_GIVEN = re.compile(
    r"\b(?:ils|elle|il|le patron|la boite|l'employeur) (?:nous |m'|l')?(?:ont|a|avait|avaient) "
    r"(?:mis|pris|donne|choisi|impose)\b"
)
_TRADE = re.compile(
    r"\b(?:(?:je|tu) suis|j'etais|(?:il|elle|femme|mari|conjoint|fils|fille|epouse|epoux|qui) (?:est|etait)|"
    r"metiers?|"
    r"profession|travail\w* (?:a|dans|en|comme|pour|chez)|bosse\w* (?:a|dans|en|comme)|comme|secretaire|aide|"
    r"preparat\w+|"
    r"interne|directrice?|cadre|agent|assistante?|de garde|cabinet|etudes? (?:de|d'|en)|retraitee?|ancienne?|ex|"
    r"prothesiste|installee?|remplacant|liberal\w*|tresor|a eu (?:un )?|apprentie?)"
    r"(?: (?:a|de|en|une?|la|le|l'|d'|dans|du|des|par))* ?$"
)


_PLAIN = re.compile(
    r"(?:\+\+|(?:au|le|grand) max|max|(?:au|le) top|renforce|niveau|(?:au |le )?(?:strict )?mini|(?:de |en |la )*base|"
    r"moyen|confort|intermediaire|au plus|le plus|haut niveau|haut de gamme|premium|basique|entree de gamme)"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """``kind``: item, level, same, all or swap. ``name`` is the field or the level; ``graded`` levels name a grade
    of cover ("renforcé"), the others give an opinion ("important"); ``plain`` ones are said of nothing else."""

    kind: str
    name: str
    start: int
    end: int
    graded: bool = False
    plain: bool = False


def marks(reading: Reading) -> dict[int, list[Mark]]:
    """The marks of every clause that has some, in order and without overlap; levels only where items are named."""
    found: list[tuple[Mark, Clause]] = []
    for name, pattern in ITEMS.items():
        for match, clause in reading.find(rf"(?<![a-z])(?:{pattern})(?![a-z])"):
            if not name or not _elsewhere(reading, match, clause):
                found.append((Mark("item", name, match.start(), match.end()), clause))
    stretches = _stretches(reading, sorted({clause.index for mark, clause in found if mark.name}))
    for level, pattern, graded in _LEVELS:
        for match, clause in _find(reading, pattern, stretches):
            meant = _meant(reading, match, clause, level, graded)
            if meant:
                found.append((Mark("level", meant, *match.span(), graded, bool(_PLAIN.match(match.group()))), clause))
    for kind, pattern in _TURNS:
        found += [(Mark(kind, kind, *match.span()), clause) for match, clause in _find(reading, pattern, stretches)]
    return _by_clause(found)


def _stretches(reading: Reading, named: list[int]) -> list[tuple[int, int]]:
    """The parts of the text where items are spoken of: from one clause before to eight after."""
    clauses = reading.document.clauses
    stretches: list[tuple[int, int]] = []
    for index in named:
        start, end = clauses[max(0, index - 1)].start, clauses[min(len(clauses) - 1, index + 8)].end
        if stretches and start <= stretches[-1][1]:
            start = stretches.pop()[0]
        stretches.append((start, end))
    return stretches


def _find(reading: Reading, pattern: str, stretches: list[tuple[int, int]]) -> Iterator[tuple[re.Match[str], Clause]]:
    for start, end in stretches:
        for match in re.compile(pattern).finditer(reading.text, start, end):
            yield match, reading.document.clause_at(match.start())


_LEVELS = tuple(
    (level, rf"(?<![a-z])(?:{pattern})(?![a-z])", graded)
    for level, pattern, graded in (
        ("renforce", _HIGH, True),
        ("renforce", _HIGH_OPINION, False),
        ("confort", _MIDDLE, True),
        ("base", _LOW, True),
        ("base", _LOW_OPINION, False),
    )
)


_TURNS = tuple(
    (kind, rf"(?<![a-z])(?:{pattern})(?![a-z])") for kind, pattern in (("same", _SAME), ("all", _ALL), ("swap", _SWAP))
)


def _by_clause(found: list[tuple[Mark, Clause]]) -> dict[int, list[Mark]]:
    found.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    sorted_marks: dict[int, list[Mark]] = {}
    end = -1
    for mark, clause in found:
        if mark.start < end:
            continue
        sorted_marks.setdefault(clause.index, []).append(mark)
        end = mark.end
    return sorted_marks


def _meant(reading: Reading, match: re.Match[str], clause: Clause, level: str, graded: bool) -> str:
    """The level a word stands for where it is said, "" when it says none ("pas le minimum", "120 euros maximum")."""
    before = reading.text[max(clause.start, match.start() - 60) : match.start()]
    if _POSSESSED.search(before) or (_GIVEN.search(before) and not stance.wished(clause.text)):
        return ""
    if re.search(r"max|mini|plus|moins", match.group()) and _limits_amount(reading, match):
        return ""
    if _NEGATED.search(before) and not re.match(r"(?:pas|rien|aucun|plus|zero|sans|jamais)\b", match.group()):
        return "base" if level == "renforce" and not graded else ""
    return level


def _limits_amount(reading: Reading, match: re.Match[str]) -> bool:
    """ "Cent vingt maximum", "maximum 90": a limit to pay, not a level."""
    return any(
        measure.kind in ("money", "percent")
        and (0 <= match.start() - measure.end < 10 or 0 <= measure.start - match.end() < 5)
        for measure in reading.measures_between(match.start() - 40, match.end() + 6)
    )


# "Si les dents sont bien remboursées", "prothèses autres que dentaires": named without being asked for.
_APART = re.compile(
    r"\b(?:si (?:les|la|le|l'|mes|ma|mon)|(?:autres? qu|sauf|hors|hormis|a part|excepte)e? ?(?:les |la |le |"
    r"l')?) ?$"
)


def _elsewhere(reading: Reading, match: re.Match[str], clause: Clause) -> bool:
    """A job ("je suis kiné"), an exception, or the care of somebody outside the household."""
    before = reading.text[max(clause.start, match.start() - 40) : match.start()]
    if _TRADE.search(before) or _APART.search(before):
        return True
    named = reading.people.last_before(match.start(), clause.start)
    return named is not None and named.holder == "tiers"
