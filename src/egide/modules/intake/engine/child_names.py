"""Children known by what stands right beside their names, and names that turn out not to be the household's."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine.child_words import COUSINS, OF_ANOTHER, OPENS, whose
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.firstnames import Name
from egide.modules.intake.engine.kinship import CHILD_WORDS, SPOUSE, THIRD

NOT_OURS_AFTER = re.compile(
    rf",? (?:c'est |c'etait |est )?(?:(?=(?:mon|ma|mes|notre|nos|votre|vos|une?) )(?:{THIRD.pattern})|(?:mon|ma|mes|"
    rf"son|sa|notre|nos|votre|vos) "
    r"(?:petite?s?[- ](?:fils|filles?|enfants?)|neveux?|nieces?|filleule?s?|beau[- ]fils|belle[- ]fille))"
)
_JOINED = re.compile(r"(?:,| et|, et|,? puis|,? ou) ")
_SAID_AFTER = re.compile(
    rf"[,.]? (?:c'est |ce sont |c'etaient )?(?:(?:mon|ma|mes|notre|nos|son|sa|ses|leur|leurs|votre|vos|les|le|la|l') ?)"
    rf"(?:deux |trois |quatre |petite?s? |grande?s? )*(?:{CHILD_WORDS}|derniers?|trois|deux)\b|"
    r" (?:est|sont|font|fait|vit|vivent|passent?|reste) (?:une semaine|en garde alternee|en residence alternee|"
    r"un week[- ]end sur deux|chez (?:sa|son|leur) (?:mere|pere|maman|papa))|"
    r",? (?:toujours |encore )?(?:a charge|en garde alternee)\b|"
    r" ont quel age"
)
_SAID_BEFORE = re.compile(
    r"\b(?:garde (?:alternee|partagee) (?:pour|de)|moitie[- ]moitie pour|notre|nos|"
    r"enfts?|garde (?:alternee|partagee) :)(?: (?:petite?s?|grande?s?))? $"
)
_OF_A_CHILD = re.compile(
    r"\b(?:a charge|rattachee?|avis d'imposition|feuille d'impots|foyer fiscal|quel age (?:a|ont)|nee? quand|"
    r"en quelle (?:annee|classe))\b"
)


def around(document: Document, names: list[Name], listed: dict[int, int]) -> dict[int, int]:
    """ "Paul et Line, mes deux derniers", "garde alternée pour Côme", "il est à charge, Julien ?"."""
    found: dict[int, int] = {}
    index = 0
    while index < len(names):
        run = [names[index]]
        while index + 1 < len(names) and _JOINED.fullmatch(document.text, run[-1].end, names[index + 1].start):
            index += 1
            run.append(names[index])
        index += 1
        clause = document.clause_at(run[0].start)
        lead = document.text[clause.start : run[0].start]
        after = _SAID_AFTER.match(document.text, run[-1].end)
        if COUSINS.search(lead) or SPOUSE.search(lead[-30:]):
            continue
        own = after and not OF_ANOTHER.match(document.text, after.end())
        in_list = any(name.start in listed for name in run)
        told_of = _subject_is_a_child(document, clause, run[0].start) or _tagged(document, clause, run)
        if own or _SAID_BEFORE.search(lead) or in_list or told_of:
            found.update({name.start: name.end for name in run})
    return found


_NAMED_AT_LAST = re.compile(r"(?:,|\bc'est|\bs'appelle|\bprenom) (?:c'est )?$")


def _subject_is_a_child(document: Document, clause: Clause, start: int) -> bool:
    """ "La petite porte nos deux noms, Alix": told of a child, who is named at last."""
    if not _NAMED_AT_LAST.search(document.text[max(clause.start, start - 16) : start]):
        return False
    match = next(OPENS.finditer(document.text, max(clause.start, start - 90), start), None)
    if match is None or whose(document, clause, match) != "enfant" or match.group().endswith("s"):
        return False
    between = document.text[match.end() : start]
    return not (
        THIRD.search(between)
        or SPOUSE.search(between)
        or re.search(r"\b(?:appelle|moi|avec)\b(?! comment)", between[:-14])
    )


def _tagged(document: Document, clause: Clause, run: list[Name]) -> bool:
    """ "Elle est née quand, votre Capucine ?": a fact of children, then the name at the end of the question."""
    if clause.role != "courtier" or not re.match(r"\W*\?", document.text[run[-1].end : run[-1].end + 3]):
        return False
    lead = document.text[clause.start : run[0].start]
    tail = re.search(r"(?:, (?:(?:votre|notre|la petite|le petit) )?|\bvotre |\ba )$", lead)
    return bool(tail and _OF_A_CHILD.search(lead) and re.match(r"\W*(?:et )?(?:il|elle|ils|quel)\b|.*\bvotre $", lead))


_LOST_BEFORE = re.compile(
    r"\b(?:perdu|perdue|enterre|mort de|deces de)(?: (?:notre|mon|ma|nos|un|une|fils|fille|petite?))* $"
)
_LOST_AFTER = re.compile(
    r",? (?:on|nous|je) l'(?:a|ai|avons) perdue?\b|,? (?:qui )?(?:est|nous a|n'est) (?:mort|decede|parti|plus|"
    r"quitte)e?\b|"
    r",? decedee?\b"
)
_TO_COME = re.compile(r"\b(?:appellera|appellerait|s'appellera|prenom si|ce sera|voudrait l'appeler)\b")


def lost(document: Document, listed: dict[int, int]) -> list[int]:
    """Children who died, and whoever turns out to be somebody else's, are not in the file."""
    return [
        start
        for start, end in listed.items()
        if _LOST_BEFORE.search(document.text[document.clause_at(start).start : start])
        or _LOST_AFTER.match(document.text, end)
        or NOT_OURS_AFTER.match(document.text, end)
    ]


def to_come(document: Document, listed: dict[int, int]) -> list[int]:
    """Nor those not yet born."""
    return [start for start in listed if _TO_COME.search(document.text[document.clause_at(start).start : start])]
