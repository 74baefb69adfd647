""" "Monsieur" and "madame": whose title each is, told by who is spoken to, who answers and who is spoken of."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.kinship import SPOUSE_WORDS

_TITLE = re.compile(r"\b(?P<title>monsieur|madame|mademoiselle|mme|mlle|mr|m\.)(?=$|[\s,.;:?!…)])")
_OFFICE = re.compile(r" (?:le|la|l'|les) ?(?:maire|direct\w+|presidente?|juge|notaire|consul|cure|docteur|ministre)\b")
_PAIR_BEFORE = re.compile(r"\b(?:monsieur|madame|mme|m\.) (?:et|ou) $")
_PAIR_AFTER = re.compile(r" (?:et|ou) (?:monsieur|madame|mme|m\.)(?=$|\W)")
_VERB = (
    r"(?:est|n'est|a|n'a|ne|va|fait|gagne|touche|fume|roule|travaille|exerce|s'appelle|prend|vit|habite|perçoit|veut|"
    r"voudrait|souhaite|aussi|non plus|c'est|toujours|sur un an|de son cote|garde|verse|paie|cotise|avait|etait|"
    r"aura|sera|reste|vient|arrive|attend|viendra|nous rejoint|est-ce|a-t|est-|fume-t|gagne-t|touche-t|"
    r"travaille-t|elle|il)"
)
# "Madame est-elle…", "Et madame, elle…": not who is spoken to.
_TOLD_OF_AFTER = re.compile(
    rf"(?:,? {_VERB}\b|,? (?:elle|il)\b|, (?:son|sa|ses|c'est quoi (?:son|sa)|qu'est-ce qu'(?:elle|il))\b)"
)
_TOLD_OF_BEFORE = re.compile(
    r"(?:\b(?:de|pour|chez|avec|cote|quant a|du cote de|que|par|sur|celui de|celle de|reste|manque|comme|et moi|"
    r"mari de|femme de|chef|lui,|elle,)|(?<!merci )\ba) $"
)
_ALONE = re.compile(r"\W*(?P<and>et |et pour |pour |cote |quant a )?(?:monsieur|madame|mme|m\.)\W*$")
_TO_YOU = re.compile(r"\b(?:vous|votre|vos)\b")
_OWN = re.compile(r"\b(?:je|moi|mon|ma|mes)\b|\b[jm]'")
_THEIRS = re.compile(r"\b(?:elle|il|lui|son|sa|ses)\b")
_SELF_BEFORE = re.compile(r"\b(?:je suis|c'est|moi,?|ici|appelle|mettez|plutot|non,?|oui,?|de|a) $")
_PARTNER_BEFORE = re.compile(rf"\b(?:{SPOUSE_WORDS})\W+(?:[a-z]+\W+)?$|\bconjointe? ?: ?$")
_CLIENT_BEFORE = re.compile(r"\b(?:cliente?|dossier|chez|recu|vue?|rendez-vous avec|prospect)(?: ce [a-z]+)? ?:? ?$")
_EITHER = re.compile(r"\b(?:madame ou monsieur|monsieur ou madame)\b")
# "Je suis avocate, monsieur Lafargue.": the broker is called by his name.
_CALLED_BY = re.compile(r"[a-z0-9]{2,}[^,]*, $")
_ENDS = re.compile(r" (?:de |du |des |d')?[a-z'-]+(?: [a-z'-]+)?\W*(?:$|[.!?\n])")
_PREFERRED = re.compile(r"\b(?:prefere|mettez|mets|ecrivez|c'est|plutot|toujours|encore|coche[rz]?|restee?)\W+$")
_READ_OUT = re.compile(r"\bcivilite\b|\b(?:je coche|je mets|je note)\b")


@dataclass(frozen=True, slots=True)
class Title:
    """A title at a position; ``person`` is client, conjoint, tiers (nobody's of the household), or "" (not told)."""

    start: int
    end: int
    gender: str
    person: str


def read_titles(document: Document) -> list[Title]:
    """Every title of the meeting, in order; "monsieur et madame" tell nobody apart, and an office is no title."""
    found: list[Title] = []
    text = document.text
    for match in _TITLE.finditer(text):
        if _OFFICE.match(text, match.end()):
            continue
        gender = "m" if match["title"] in ("monsieur", "mr", "m.") else "f"
        paired = _PAIR_AFTER.match(text, match.end()) or _PAIR_BEFORE.search(
            text[max(0, match.start() - 12) : match.start()]
        )
        found.append(Title(*match.span(), gender, "" if paired else _whose(document, *match.span())))
    return _set_against(document, found)


def _set_against(document: Document, titles: list[Title]) -> list[Title]:
    """ "Vous êtes monsieur Roy. Et madame ?": of two titles of one turn, the answer is to the last one."""
    for index, (first, second) in enumerate(itertools.pairwise(titles)):
        clause, later = document.clause_at(first.start), document.clause_at(second.start)
        if clause.turn != later.turn or first.gender == second.gender or clause.role != "courtier":
            continue
        other = {"client": "conjoint", "conjoint": "client"}.get(second.person, "")
        if first.person and other:
            titles[index] = replace(first, person=other)
    return titles


def told_gender(titles: Iterable[Title], person: str) -> str:
    """The gender the titles give to a person; "" when they do not."""
    votes = Counter(title.gender for title in titles if title.person == person)
    return "" if votes["m"] == votes["f"] else max("mf", key=lambda gender: votes[gender])


def _whose(document: Document, start: int, end: int) -> str:
    clause = document.clause_at(start)
    lead = document.text[max(clause.start, start - 34) : start]
    if clause.role == "narrateur":
        return "conjoint" if _PARTNER_BEFORE.search(lead) else "client" if _CLIENT_BEFORE.search(lead) else ""
    if document.transcript.segments[clause.segment].speaker is None:
        return _unlabelled(document, lead, end)
    if clause.role == "courtier":
        return _by_broker(document, clause, end, lead)
    if clause.role in ("client", "conjoint"):
        return _by_household(document, clause, end, lead)
    return ""


def _by_broker(document: Document, clause: Clause, end: int, lead: str) -> str:
    """Whoever answers when spoken to; the other one when spoken of ("et madame, elle…")."""
    answer = _answer(document, clause)
    answerer = answer.role if answer is not None else ""
    alone = _ALONE.fullmatch(clause.text)
    told_of = _TOLD_OF_AFTER.match(document.text, end) or _TOLD_OF_BEFORE.search(lead)
    if not (alone or told_of) or (not alone and _TO_YOU.search(document.text, end, min(clause.end, end + 12))):
        return answerer
    if answer is None:
        return "conjoint" if told_of else ""
    if answerer == "conjoint":
        return "client" if _THEIRS.search(answer.text[:24]) and not _OWN.search(answer.text[:40]) else "conjoint"
    own, theirs = _OWN.search(answer.text[:30]), _THEIRS.search(answer.text)
    if own and not theirs:
        return "client"
    return "conjoint" if told_of or theirs or (alone and alone["and"]) else ""


def _by_household(document: Document, clause: Clause, end: int, lead: str) -> str:
    """Their own title, the other one's, or the broker's when they only call by it ("oui, madame")."""
    question = stance.asked(document, clause)
    chosen = question is not None and _EITHER.search(question.text)
    chosen = chosen or _PREFERRED.search(lead) or (question is not None and _READ_OUT.search(question.text))
    named = re.compile(r" [a-z]{3,}").match(document.text, end)
    if chosen or (_SELF_BEFORE.search(lead) and named):
        return clause.role
    if named and _CALLED_BY.search(lead) and _ENDS.match(document.text, end):
        return "tiers"
    if re.compile(rf" {_VERB}\b").match(document.text, end) and not lead.strip():
        return "conjoint" if clause.role == "client" else "client"
    return "" if named else "tiers"


def _unlabelled(document: Document, lead: str, end: int) -> str:
    """Without labels only "et madame…" spoken of is told from the rest."""
    clause = document.clause_at(end - 1)
    told_of = _TOLD_OF_AFTER.match(document.text, end) or (
        clause.role == "courtier" and not document.text[end : clause.end].strip()
    )
    return "conjoint" if told_of and re.search(r"\b(?:et|cote|pour|avec) $", lead) else ""


def _answer(document: Document, clause: Clause) -> Clause | None:
    """The first clause of the household after this turn."""
    for following in document.clauses[clause.index + 1 : clause.index + 14]:
        if following.role in ("client", "conjoint"):
            return following
    return None
