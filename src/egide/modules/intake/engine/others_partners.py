"""The partners of other people: "mon fils, sa femme est médecin" tells of no spouse of the client's."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine.document import Document
from egide.modules.intake.engine.kinship import CHILD, SPOUSE, THIRD
from egide.modules.intake.engine.person_words import FEMININE

_THEIRS = re.compile(r"(?:sa|son|leurs?) ")
# "Je suis sa femme", "moi, son mari": whoever says so is the partner.
_I_AM = re.compile(r"\b(?:je suis|moi,?|c'est moi,?|en tant que|ici) $")
_REACH = 140


def own_partner(words: str, client_gender: str) -> bool:
    """ "Ma femme", "mon mari": whether who says so has the client for a partner, by the gender of the word."""
    return re.match(r"m(?:on|a) ", words) is not None and (FEMININE.search(words) is not None) == (client_gender == "f")


def partner_of_another(document: Document, start: int) -> bool:
    """ "Ma sœur ne travaille pas, son mari…": said by the client, "his" or "her" partner is the one's just told of."""
    if not _THEIRS.match(document.text, start):
        return False
    clause = document.clause_at(start)
    labelled = document.transcript.segments[clause.segment].speaker is not None
    if not labelled or clause.role not in ("client", "conjoint"):
        return False
    if _I_AM.search(document.text[max(clause.start, start - 16) : start]):
        return False
    floor = start - _REACH
    for earlier in reversed(document.clauses[max(0, clause.index - 4) : clause.index + 1]):
        if earlier.turn != clause.turn:
            break
        low = max(earlier.start, floor)
        said = document.text[low : max(low, min(earlier.end, start))]
        if SPOUSE.search(said):
            return False
        if THIRD.search(said) or CHILD.search(said):
            return True
    return False
