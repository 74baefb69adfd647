"""What is said of holdings away from their names: "61 000 dessus", "ça dort sur mon compte", "les deux chez Fortuneo".

Done once the values have gone to the nearest thing, and before the rows are made: it gives holdings the figures,
institutions and holders that pronouns, lists and the same words said again give them.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.within import between, within

_UPON = re.compile(r"(?: ?(?:euros?|€|balles))?,? (?:la-)?(?:dessus|dedans|au chaud)\b")
_PRONOUN = re.compile(
    r"^\W*(?:(?:et|donc|alors|ben|oui|bon)\W+)*(?:ca|c'est|c'etait|il|elle|ils|elles|tout|le tout|l'argent|la somme|"
    r"les sous|j'ai tout|on a tout)\b[^.;]{0,60}\b(?:sur|dans|a|au|en)\W+(?:mon|ma|mes|le|la|les|un|une|notre|nos|"
    r"son|sa|l'|leur)? ?$"
)
# "180 000 euros à placer, …, qui dorment sur un compte courant".
_LIES_ON = re.compile(
    r"\b(?:qui|ils|elle|il|ca) (?:dor\w+|train\w+|est|sont|attend\w*|rest\w+|repos\w+|croupi\w+) "
    r"(?:[a-z]+ )?(?:sur|dans|en) (?:une?|la|le|les|l'|mon|ma|son|sa|notre|leur|des)? ?$"
)
_ALL_AT = re.compile(
    r"\b(?:les deux|tous les deux|toutes les deux|tous deux|les trois|le tout|tout(?: ca)?|l'ensemble|tout est)"
    r",? (?:est |sont |c'est )?(?:chez|a la|a l'|au|aux|dans) $|[(,] ?(?:le tout|les deux|tous) $"
)
_LEADING = re.compile(r"^\W*(?:(?:et|alors|sinon|donc|ben|oui)\W+)*(?:chez|a la|a l'|au|aux|dans) $")
_SAME_BANK = re.compile(
    r"\b(?:meme (?:banque|enseigne|endroit|etablissement|maison|adresse|boutique|assureur|compagnie)|"
    r"au meme endroit|la-bas aussi|chez (?:les memes|eux aussi))\b"
)
_FOR = re.compile(r"(?: [a-z]+){0,3}?,? (?:(?:pour|au nom de|a) |au nom d')(?=[a-z])")
# "Elle est à 40 000", "il doit être dans les 12 000".
_IS_AT = re.compile(
    r"\b(?:il|elle|qui|ca|on)(?: en)? (?:est|vaut|fait|monte|pese|doit (?:etre|valoir|faire)|en est|tourne) "
    r"(?:a|dans les|autour de|vers|environ|bien|a peu pres)? ?$"
)
_DRIVEN = re.compile(r"\b(?<!ca )(?:fais|fait|roule|km|kilometres?)\b[^.;]{0,12}$")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_OF_CHILD = re.compile(
    r"(?: [a-z]+)?,? (?:du|de la|de l'|des|(?:de|pour) (?:mon|ma|mes|notre|nos|son|sa|leur|leurs)|"
    r"pour (?:la|le|les)|(?:a|pour) chacune? d(?:es|e (?:nos|mes|ses))(?: deux| trois| quatre)?|aux|"
    r"a (?:la|mon|ma|notre)|au nom de "
    r"(?:mon|ma|mes|notre|nos)) ?(?:petite?s?|grande?s?|gamine?s?|fils|filles?|enfants?|gosses?|aine[e]?|cadet(?:te)?|"
    r"minots?|loulous?|bebe|jumeaux|jumelles|garcons?)\b"
)


# Things of other sections, of which "ça vaut huit mille" is said as well.
_OTHERS = ("autres_epargnes", "biens_immobiliers")


def complete(reading: Reading) -> None:
    """Give every holding what is said of it away from its name."""
    anchors = reading.anchors.get("actifs_financiers", [])
    _institutions(reading, anchors)
    for index, anchor in enumerate(anchors):
        following = anchors[index + 1].start if index + 1 < len(anchors) else len(reading.text)
        _upon(reading, anchor, following)
        if not anchor.moneys:
            _before(reading, anchor)


def child_s(reading: Reading, anchor: Anchor) -> bool:
    """ "Le livret jeune du petit", "la grande a un PEL": a child's own."""
    if _OF_CHILD.match(reading.text, anchor.end) is not None:
        return True
    low = max(anchor.clause.start, anchor.start - 70)
    return _CHILD_HAS.search(reading.text[low : anchor.start]) is not None


_PLAN_OF_WORK = re.compile(
    r"\b(?:per|p e r|pee|p e e|perco|perecol|epargne(?: salariale| retraite)?|participation|interessement|"
    r"plan|article 83)"
    r"(?: [a-z]+){0,2} (?:de|a|par|dans|chez) (?:la |ma |mon |sa |son |leur |notre |l')"
    r"(?:boite|entreprise|boulot|societe|employeur|travail|patron)\b"
)


def by_employer(reading: Reading, anchor: Anchor) -> bool:
    """ "Le PER de la boîte, 38 000, et une assurance-vie": the employer offers the plan and owns nothing of it."""
    if reading.holder(anchor.start) != "entreprise" or anchor.clause.role not in ("client", "conjoint"):
        return False
    low = reading.document.clauses[max(0, anchor.clause.index - 1)].start
    return _PLAN_OF_WORK.search(reading.text, low, anchor.clause.end) is not None


_FIRM = (
    r"(?:l'|(?:la|le|ma|mon|notre|sa|son|leur) )(?:atelier|societe|boite|entreprise|sarl|sasu?|eurl|selarl|holding|"
    r"cabinet|agence|garage|restaurant|salon|magasin|boutique|pharmacie|exploitation|ferme|affaire)\b"
)
# "Au nom de l'atelier, pas au mien", "mais c'est la société qui le détient", "souscrit par la SARL".
_HELD_BY_FIRM = re.compile(
    rf"(?<!pas )\b(?:(?:au nom|la propriete|dans les comptes|a l'actif) (?:de |d')?{_FIRM}|"
    rf"(?:souscrit|detenu|ouvert|porte)e?s? (?:par|dans|au nom de) {_FIRM}|c'est {_FIRM} qui (?:le |la |l'|les )|"
    rf"(?:c'est|est|appartient|sont) (?:a|dans|sur|au nom de) {_FIRM}|"
    r"hors (?:de )?(?:mon |son |leur )?patrimoine (?:perso\w*|prive))"
)
_OFFERED_BY_FIRM = ("epargne_salariale", "per")


def held_by_firm(reading: Reading, anchor: Anchor, following: int) -> bool:
    """Whether a holding is told, in its clause or the next, to be the firm's; the next one begins at ``following``."""
    if anchor.kind in _OFFERED_BY_FIRM:
        return False
    nexts = reading.document.clauses[anchor.clause.index + 1 : anchor.clause.index + 2]
    end = nexts[0].end if nexts and nexts[0].turn == anchor.clause.turn else anchor.clause.end
    return _HELD_BY_FIRM.search(reading.text, anchor.start, min(end, anchor.last + 110, following)) is not None


_CHILD_HAS = re.compile(
    r"\b(?:mon|ma|mes|nos|notre|les|la|le|ses|son|sa) (?:[a-z]+ )?(?:fils|filles?|enfants?|gamine?s?|gosses?|petite?s?|"
    r"grande?s?|ainee?s?|cadette?s?|jumeaux|jumelles|garcons?|ado)(?: [a-z]+)?,? (?:il |elle |ils |elles |qui )?"
    r"(?:a|ont|avait|possede\w*) (?:deja |bien |aussi |chacune? )?(?:une?|son|leur|le|la|des) ?(?:vieux |petit )?$"
)


def named_for(reading: Reading, anchor: Anchor) -> str:
    """ "Un LDDS pour Ingrid", "un PER au nom d'Édouard": the partner named just after a holding; "" if none."""
    found = _FOR.match(reading.text, anchor.end)
    if found is None:
        return ""
    word = _WORD.match(reading.text, found.end())
    key = word.group() if word else ""
    person = next((name.person for name in reading.household.names if name.key == key), "")
    return person if person in ("client", "conjoint") else ""


# "Un CEL de 6 100 euros et un LDDS de 12 000 à la Banque Populaire": the bank of both.
_LISTED = re.compile(r" (?:de |a |d'une valeur de )?[0-9a-z .,-]{2,34}?(?:euros?|€)? et (?:une?|le|la|son|mon|ma|sa) ")


def _institutions(reading: Reading, anchors: list[Anchor]) -> None:
    document = reading.document
    for number, group in itertools.groupby(anchors, key=lambda anchor: anchor.clause.index):
        held, clause = list(group), document.clauses[number]
        for found in within(document.institutions, clause):
            lead = document.text[clause.start : found.start]
            after = _ALL_AT.search(lead) is not None and found.start > held[-1].start
            if not (after or _LEADING.search(lead)):
                continue
            for anchor in held:
                if not anchor.institutions or (after and anchor is not held[-1]):
                    anchor.institutions[:] = [found]
    for first, second in itertools.pairwise(anchors):
        listed = _LISTED.fullmatch(reading.text, first.end, second.start)
        if listed and second.institutions and not first.institutions and second.institutions[0].start > second.end:
            first.institutions.append(second.institutions[0])
    for before, anchor in itertools.pairwise(anchors):
        near = anchor.start - before.last < 160
        words = document.text[anchor.end : min(anchor.clause.end, anchor.last + 60)]
        if near and before.institutions and not anchor.institutions and _SAME_BANK.search(words):
            anchor.institutions.append(before.institutions[0])


def _upon(reading: Reading, anchor: Anchor, following: int) -> None:
    """ "61 000 dessus", in the holding's own turn or in the answer."""
    limit = min(following, anchor.end + 220)
    for measure in _money(reading, anchor.end, limit):
        turn = reading.document.clause_at(measure.start).turn
        if _DRIVEN.search(reading.text, anchor.end, measure.start):
            return
        if any(thing.section in _OTHERS for thing in between(reading.things, anchor.end, measure.start)):
            return
        lead = reading.text[max(anchor.end, measure.start - 34) : measure.start]
        upon = _UPON.match(reading.text, measure.end) or (not measure.period and _IS_AT.search(lead))
        if turn - anchor.clause.turn > 1 or not upon:
            continue
        if measure not in anchor.moneys:
            anchor.moneys.insert(0, measure)
        return


def _before(reading: Reading, anchor: Anchor) -> None:
    """ "Cent quarante-cinq mille. C'est arrivé sur mon compte courant": the one figure of the sentence before."""
    clause = anchor.clause
    if clause.role == "courtier":
        return
    lies = _LIES_ON.search(reading.text, clause.start, anchor.start)
    if lies is not None:
        told = [m for m in _money(reading, clause.start, lies.start()) if not m.period and m.value >= 500]
        anchor.moneys.extend(told[:1])
    if anchor.moneys or not clause.index:
        return
    if not _PRONOUN.match(reading.text[clause.start : anchor.start]):
        return
    earlier: Clause = reading.document.clauses[clause.index - 1]
    if earlier.turn != clause.turn or earlier.role != clause.role:
        return
    figures = [m for m in _money(reading, earlier.start, earlier.end) if not m.period and m.value >= 500]
    if figures and not any(thing.moneys for thing in reading.things_in(earlier)):
        anchor.moneys.append(figures[-1])


def _money(reading: Reading, start: int, end: int) -> list[Measure]:
    measures = reading.document.measures
    first = bisect_left(measures, start, key=lambda measure: measure.start)
    found = itertools.takewhile(lambda measure: measure.start < end, measures[first:])
    return [measure for measure in found if measure.kind == "money"]
