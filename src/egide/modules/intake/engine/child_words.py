"""The words lists of children are made of, where such lists open, and whose children a word means."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.dates import MONTHS
from egide.kit.french.names import first_names
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.kinship import CHILD, CHILD_WORDS, SPOUSE_WORDS, THIRD

_RANKS = (
    r"grande?s?|petite?s?|premiere?s?|premier|deuxieme|troisieme|quatrieme|secondes?|seconds?|derniere?s?|"
    r"dernier|ainee?s?|cadette?s?|cadets?|benjamine?s?|jumeaux|jumelles|jumeau|jumelle|autres?|demoiselles?|"
    r"plus (?:jeune|vieux|vieille|grande?|petite?)"
)
_NO_CHILD = (
    r"maison|appart\w*|boite|credit|pret|mariage|fois|emploi|metier|boulot|contrat|mari|femme|epouse|epoux|"
    r"compagne|compagnon|union|retraite|salaire|poste|bien|immeuble|studio|voiture|enfance"
)
_OWN_RANKS = (
    r"grande?s?|petite?s?|derniere?s?|dernier|ainee?s?|cadette?s?|cadets?|benjamine?s?|jumeaux|jumelles|demoiselles?"
)
_UNION = (
    r"(?:celui|celle|ceux|celles) (?:de |d'|a )(?:monsieur|madame|lui|elle|mon mari|ma femme|mon conjoint|ma conjointe|"
    r"mon compagnon|ma compagne)|"
    r"d'(?:une?|un) (?:premiere?|precedente?|autre|ancienne?) (?:mariage|union|lit|histoire|vie|relation)|"
    r"d'(?:un|une) premier (?:mariage|lit)|du (?:premier|deuxieme|second|meme)(?: (?:mariage|lit))?|"
    r"de (?:mon|ma|son|sa) (?:premiere?|premier|precedente?|deuxieme|ex)"
    r"(?:[ -](?:mariage|union|lit|femme|mari|epoux|epouse|compagne|compagnon))?|avec (?:mon|ma|son|sa|l')[ -]?ex|"
    r"d'avant|(?:de |a |d')(?:lui|elle|moi|nous|eux)(?: deux)?|d'un cote|de l'autre"
)
_CUSTODY = (
    r"(?:a (?:ma |sa |notre |leur )?|toujours a |encore a )charge|(?:en )?garde (?:alternee|partagee)|"
    r"(?:en )?residence alternee|chez (?:moi|nous)|partagee|alternee|une semaine (?:chacun|sur deux)"
)
_LINK = (
    r"et|puis|ensuite|apres|enfin|alors|donc|euh|hein|oui|non|pardon|si|voila|bon|ben|bah|c'est|ce sont|c'etait|"
    r"(?:qui )?s'appelle(?:nt)?|prenommee?s?|prenoms?|prenom|j'ai|j'en ai|on a|on en a|nous avons|il y a|y a|nous|le|"
    r"la|les|l'|mon|ma|mes|notre|nos|son|sa|ses|leur|leurs|un|une|il|elle|ils|elles|lui|elle aussi|eux|qui|en a|a|"
    r"ont|est|sont|etait|va avoir|va sur ses|aura|vient d'avoir|a eu|ont eu|bientot|presque|deja|tout juste|"
    r"pile|ans?|mois|et demie?|nee?s?|agee?s? de|age de|respectivement|comment|combien|"
    r"tous les (?:deux|trois|quatre)|toutes les (?:deux|trois|quatre)|tous|toutes|cases|adultes|autonomes?|"
    r"comme (?:moi|lui|elle|nous|toi|(?:leur|son|sa) (?:pere|mere|papa|maman))|"
    r"aussi|(?:est )?arrivee?s?|seule|seul|unique|ados?|majeure?s?|siens?|miens?|siennes?|miennes?|"
    r"le mien|la mienne|j'avais|elle avait|il avait|elle a|il a|ils ont|dans l'ordre|pour|"
    rf"{'|'.join(MONTHS)}"
)
# The words a list of children is made of; one match a step.
STEP = re.compile(
    rf"(?:[\s,.:;()!?…–/&-]+|(?:{_UNION}|{_CUSTODY}|{_RANKS}|{CHILD_WORDS}|enfts?|{_LINK})(?![a-z0-9'-]|(?<=l)')|l')"
)
AGE_GAP = re.compile(r",? \(?(?:(?:elle|il|qui|lui) (?:en )?a |a |en a |(?:qui est |est )?(?:nee? )?(?:le |en |du ))?")
CLOSED = re.compile(r"\s*(?:[,.;:(!?]|$)| (?:et|a|est|s'appelle|nee?) | \d")
BEFORE_VALUE = re.compile(r"(?:de|du|le|en|a) ")
SIBLING = re.compile(r"(?:sa|son|ses) (?:(?:petite?|grande?|deux) )?(?:soeurs?|freres?)\b")
OPENS = re.compile(
    rf"{CHILD.pattern}|\bles notres\b(?= [a-z])|\benfts?\b|\bgarde (?:alternee|partagee) pour\b|"
    rf"\bmoitie[- ]moitie pour\b|\b(?:(?:mon|ma|mes|"
    rf"notre|nos|votre|vos|son|sa|ses|leur|leurs) |l')(?:deux |trois )?"
    rf"(?:petite?s? )?(?:{_OWN_RANKS})\b(?! (?:{_NO_CHILD}))"
)
# "Les enfants de ma femme" are children of the household too.
OF_PARTNER = re.compile(rf" (?:de |d'|a )(?:{SPOUSE_WORDS}|monsieur|madame|lui|elle)\b")
QUESTION = re.compile(
    rf"\b(?:{CHILD_WORDS}|enfts?|leurs? (?:petits? )?(?:prenoms?|ages?|noms?)|les (?:prenoms|ages)|les petite?s?|"
    r"famille nombreuse|quel age (?:ont|a)[- ](?:ils|elles|il|elle)|(?:garde|residence) alternee|la garde)\b"
)
# A question that goes on about the children spoken of before it.
GOES_ON = re.compile(
    r"^\W*(?:(?:et|alors|donc|d'accord|tres bien|ok|bien|bon|qui)\W+)*(?:combien|quel age|les ages|l'age|quels ages|"
    r"(?:son|le|leurs?|les) prenoms?|prenoms?|(?:il|elle|ils|elles) (?:s'appellent?|ont|a)\b|garde alternee|"
    r"comment (?:il|elle|ils)|"
    r"nees? quand|l'autre|(?:la|le|les) votres?\b|et (?:l'autre|lui|elle)|la (?:deuxieme|seconde|derniere|petite|"
    r"grande)|le (?:deuxieme|second|"
    r"dernier|petit|grand))"
)
ACKNOWLEDGED = re.compile(r"^\W*(?:d'accord|ok|okay|tres bien|parfait|bien|note|je note|oui|hum|ah|super|bon)\b")

_ELSEWHERE = re.compile(r"(?:petite?s?-|petits |arriere[- ])$")
_SPONSORED = re.compile(r"\b(?:je|on|nous) (?:parrain\w+|suis (?:le parrain|la marraine|nounou))\b")
# "Nom de jeune fille", "mon beau-fils", "la belle-fille".
_GRANDCHILDREN = re.compile(r"-(?:fils|filles?|enfants?)\b")
_NO_CHILDREN = re.compile(r"\b(?:jeunes?|beaux?|belles?)[- ]$")
# "Sans enfant", "pas d'enfants": no list follows.
_NONE = re.compile(r"\b(?:sans|pas (?:encore )?(?:de |d')|aucune?|ni|jamais (?:eu )?d'|zero|point d') ?$")
_OWN_AGAIN = re.compile(r"\b(?:moi|j'ai|j'en ai|on a|nous|mes|mon|ma|nos|notre|vos|votre)\b(?! (?:frere|soeur))")
# "Ma sœur a des jumeaux", "mon frère et ses deux filles".
_HAS_OWN = re.compile(r"[^.;!?]{0,30}\b(?:a|ont|avait|avaient|attend|eu|ses|sa|son|leurs?)\b")
OF_ANOTHER = re.compile(rf" (?:de |du |d'|des |a )(?:la |le |l')?(?:{THIRD.pattern})")
COUSINS = re.compile(
    r"\b(?:petits?[- ](?:enfants?|fils)|petites?[- ]filles?|neveux?|nieces?|filleule?s?|arriere[- ]petits?[- ]\w+)\b"
)


def whose(document: Document, clause: Clause, match: re.Match[str]) -> str:
    """Whose children a word means: the household's ("enfant"), of others or grandchildren ("tiers"), or "" none."""
    text = document.text
    before = text[clause.start : match.start()]
    if _NONE.search(before):
        return ""
    if _NO_CHILDREN.search(before) or _GRANDCHILDREN.match(text, match.end()):
        return ""
    if _ELSEWHERE.search(before) or _SPONSORED.search(before) or OF_ANOTHER.match(text, match.end()):
        return "tiers"
    ends = [one.end() for one in (*THIRD.finditer(before), *COUSINS.finditer(before))]
    if not ends:
        return "enfant"
    between = f"{before[max(ends) :]}{match.group()}"
    named = between.split()
    own_name = bool(named) and named[0] in first_names()  # "sa collègue Sandrine a deux garçons"
    someone = any(word in first_names() for word in named[own_name:])
    return "enfant" if someone or _OWN_AGAIN.search(between) or not _HAS_OWN.match(between) else "tiers"
