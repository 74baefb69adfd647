"""Whose partner has died: said in many ways that name neither widow nor death, and seldom of the partner by name.

"Votre dame ?" "Partie en 2019, la pauvre"; "toute seule depuis que papa est mort" of who is spoken for; "depuis le
décès", "la réversion de mon mari".
"""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.kinship import SPOUSE_WORDS, THIRD

_PARTNER = (
    rf"(?:{SPOUSE_WORDS}|votre dame|votre monsieur|(?:mon|son) (?:pauvre|defunt|regrette) [a-z]+|"
    r"(?:ma|sa) (?:pauvre|defunte|regrettee) [a-z]+)"
)
_DIED = (
    r"(?:(?:est|etait) (?:mort|decede|parti trop tot|disparu)e?|s'est eteinte?|(?:nous|m'|l')? ?a quittee?s?\b|"
    r"n'est plus (?:la|de ce monde))"
)
_LOST = re.compile(
    rf"\b(?P<partner>{_PARTNER})(?: lui| elle|,? [a-z-]+,?)?,? (?:qui )?{_DIED}|"
    rf"\b(?:mort|deces|disparition|enterrement|obseques|reversion) de (?P<of>{_PARTNER})\b|"
    r"\bdepuis (?:le deces|son deces|sa mort|qu'(?:il|elle) est (?:morte?|decedee?))\b(?! de (?:votre|ma|mon) "
    r"(?:mere|pere))|"
    rf"\b(?:j'ai |on a )?(?:perdu|enterre) (?P<lost>{_PARTNER})\b|\bje suis seule? depuis (?:sa mort|son deces)\b"
)
_PARENT_LOST = re.compile(
    r"\b(?:(?P<f>(?:votre )?maman|(?:ma|notre|votre) mere)|(?P<m>(?:votre )?papa|(?:mon|notre|votre) pere))(?:,? "
    r"(?:il|elle),?|"
    r",? lui| qui)? (?:est (?:morte?|decedee?|partie?)|nous a quittes|n'est plus)|\b(?:mort|deces|reversion) de "
    r"(?:(?P<f2>maman|ma mere)|(?P<m2>papa|mon pere))\b"
)
# Somebody else has come since.
_AGAIN = re.compile(
    r"\b(?:sa|ma|son|mon|votre) (?:compagne|compagnon|concubine?|copine|nouvelle femme|nouveau mari|second mari|"
    r"seconde femme)\b|\brefait (?:ma|sa) vie\b|\bremari\w+|\ben (?:couple|concubinage)\b"
)
_PARTNER_ASKED = re.compile(rf"\b(?:{_PARTNER}|et (?:madame|monsieur))\W*(?:est (?:toujours )?la|va bien)?\W*$")
_GONE = re.compile(
    r"\W*(?:(?:ah|oh|ben|bah|la pauvre|le pauvre|non|elle|il)\W+)*(?:est )?(?:partie?s?|morte?|decedee?|enterree?|"
    r"disparue?|"
    r"plus la|au cimetiere|je l'ai (?:perdue?|enterree?)|je suis (?:veuf|veuve))\b(?! (?:au|travailler|faire|en "
    r"vacances))"
)


def loss(document: Document, spoken_for: str) -> re.Match[str] | None:
    """Where it is said that the client's partner has died; None when it is not."""
    if _AGAIN.search(document.text):
        return None
    for match in _LOST.finditer(document.text):
        clause = document.clause_at(match.start())
        before = document.text[max(clause.start, match.start() - 60) : match.start()]
        if clause.role == "conjoint" or THIRD.search(before) or _supposed(clause, before):
            continue
        return match
    if spoken_for:
        other = ("m", "m2") if spoken_for == "f" else ("f", "f2")
        for match in _PARENT_LOST.finditer(document.text):
            if any(match[name] for name in other):
                return match
    return _answered(document)


def _supposed(clause: Clause, before: str) -> bool:
    """ "Si mon mari est décédé", "au décès de mon mari": not yet."""
    return bool(re.search(r"\b(?:si|quand|jour ou|cas de|en cas|au|apres|capital|rente|garantie)\b", before[-24:])) or (
        clause.role == "courtier" and clause.question and bool(re.search(r"\ben cas\b", clause.text))
    )


def _answered(document: Document) -> re.Match[str] | None:
    """ "Et votre dame ?" "Partie en 2019"."""
    for clause in document.clauses:
        match = _GONE.match(document.text, clause.start, clause.end)
        if match is None or clause.role not in ("client", "conjoint"):
            continue
        question = stance.asked(document, clause)
        if question is not None and clause.index - question.index == 1 and _PARTNER_ASKED.search(question.text):
            return match
    return None
