"""Whole names given in answer to a question: "Maes, M A E S, Lieselotte", "Rabiller, Cindy", "Thiébaut Hennequin".

No table need hold the first name: asked for a name one says the family name and the first name, one after the other,
spelled or not, and nothing else with a capital.
"""

from __future__ import annotations

from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.names import first_names
from egide.kit.french.text import words
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.kinship import CHILD, SPOUSE, THIRD

_ASKED = re.compile(
    r"\bnom (?:au )?complet\b|\bnom,? (?:et )?(?:votre |le )?prenom\b|\bprenom,? (?:et )?(?:votre |le )?nom\b|"
    r"(?<!a )\b(?:votre|vos|le|quel|leur) noms?\b(?! (?:de jeune|de naissance))|\ba quel nom\b|\bau nom de qui\b|"
    r"\b(?:c'est|vous etes)(?: (?:bien|donc))? (?:monsieur|madame|m\.|mme)?\W*$|\bl'ecorche\b|\borthographe\b|"
    r"\b(?:ca s'|je l'|l')ecri[ts]\b|\bidentites?\b|\betat civil\b|\ba qui ai[- ]je\b|\bvous (?:vous )?appelez\b|"
    r"\bnom de jeune fille\b|\bqui est a l'appareil\b|^\W*(?:votre )?(?:petit )?(?:nom|prenom)\W*$|\bvos prenoms?\b|"
    r"\bvotre prenom\b"
)
# "Et vous, Madame ?": who answers says first name and family name, in that order.
_AND_YOU = re.compile(
    r"^\W*(?:(?:bon|bien|alors|d'accord|parfait|et|donc)\W+)*(?:vous|madame|monsieur)(?:,? (?:madame|monsieur|"
    r"vous))?\W*$"
)
_FIRST_ASKED = re.compile(r"\b(?:petit nom|prenoms?|identites?|etat civil|complet)\b")
_TOKEN = re.compile(r"[a-z]+(?:[-'][a-z]+)*|\d")
# What may stand between the words of a name without ending it.
_BETWEEN = words(
    "oui non moi c'est et alors donc euh ben bah eh bonjour le la de du mon nom prenom enfin voila avec un une deux "
    "trois tiret accent trema aigu grave l'accent mots mot a au bout fin majuscule comme ca se s'ecrit prononce je "
    "suis m'appelle madame monsieur ai j'ai garde toujours pour sans h puis en"
)
_PREFIXES = words("ait ould abd bou ben el al da dos van")
_REACH = 110


@dataclass(frozen=True, slots=True)
class OwnName:
    """The first name that somebody of the household gives as their own; ``role`` is who speaks."""

    start: int
    end: int
    role: str


def own_names(document: Document) -> list[OwnName]:
    """The first names given in answer to a question for one's own name, where voices are known and capitals written."""
    if not document.speaks_with_capitals or document.memo:
        return []
    found: list[OwnName] = []
    for clause in document.clauses[1:]:
        previous = document.clauses[clause.index - 1]
        if clause.role not in ("client", "conjoint") or previous.role != "courtier" or previous.turn == clause.turn:
            continue
        and_you = _AND_YOU.match(previous.text)
        if not (and_you or _ASKED.search(previous.text)) or _of_other(previous):
            continue
        asked_first = bool(and_you or _FIRST_ASKED.search(previous.text))
        span = _first_name(document, clause, asked_first=asked_first)
        if span is not None:
            found.append(OwnName(*span, clause.role))
    found.extend(_in_addresses(document))
    return found


_LOCAL = re.compile(r"([a-z]{3,}(?:-[a-z]+)*)(?: ?point ?| ?tiret ?|\.|-|_)([a-z]{3,})")


def _in_addresses(document: Document) -> list[OwnName]:
    """ "marek point kaminski arobase…", from whom is called Monsieur Kaminski: the other half is a first name."""
    found: list[OwnName] = []
    for email in document.emails:
        clause = document.clause_at(email.start)
        match = _LOCAL.match(document.text, email.start)
        if match is None or clause.role not in ("client", "conjoint"):
            continue
        for own, family in ((1, 2), (2, 1)):
            titled = rf"\b(?:monsieur|madame) (?:[a-z]+[ -])?{re.escape(match[family])}\b"
            if match[own] in first_names() and re.search(titled, document.text):
                found.append(OwnName(*match.span(own), clause.role))
    return found


def _of_other(question: Clause) -> bool:
    """Asked about somebody who is not spoken to."""
    text = question.text.replace("de jeune fille", "")
    if SPOUSE.search(text) or CHILD.search(text) or THIRD.search(text):
        return True
    spoken_to = re.search(r"\b(?:vous|votre|vos)\b", text)
    return not spoken_to and bool(re.search(r"\b(?:il|elle|lui|son|sa|ses|leurs?|ils|elles)\b", text))


def _first_name(document: Document, clause: Clause, *, asked_first: bool) -> tuple[int, int] | None:
    spans = _capitals(document, clause)
    table = first_names()
    known = [document.text[start:end] in table for start, end in spans]
    if len(spans) == 1:
        return spans[0] if re.search(r"\bprenom\b", document.clauses[clause.index - 1].text) and not known[0] else None
    if len(spans) != 2:
        return None
    if known[0] != known[1]:
        return spans[known.index(True)]
    together = document.text[spans[0][1] : spans[1][0]] == " "
    if together and not known[0] and not asked_first:
        return None  # two family names, as likely
    titled = re.search(rf"\b(?:monsieur|madame) {re.escape(document.text[spans[0][0] : spans[0][1]])}\b", document.text)
    return spans[0] if together and not titled else spans[1]


def _capitals(document: Document, clause: Clause) -> list[tuple[int, int]]:
    """The words with a capital that begin an answer, spelled letters left out, as long as little else is said."""
    text, prefix = document.text, -1
    spans: list[tuple[int, int]] = []
    end = next(
        (one.start for one in document.clauses[clause.index + 1 : clause.index + 4] if one.turn != clause.turn),
        len(text),
    )
    for match in _TOKEN.finditer(text, clause.start, min(end, clause.start + _REACH)):
        start, word = match.start(), match.group()
        if len(word) == 1 and word.isalpha():
            continue
        if any(one.start <= start < one.end for one in document.spellings):
            continue
        if word in _BETWEEN:
            continue
        if len(word) < 3 or not document.cased(start, match.end()) or _elsewhere(document, start):
            break
        if word in _PREFIXES:
            prefix = start
            continue
        if prefix >= 0:
            start, prefix = prefix, -1
        if spans and text[start - 1] == "'":
            break
        spans.append((start, match.end()))
        if len(spans) == 2:
            break
    return spans


def _elsewhere(document: Document, start: int) -> bool:
    """A town or a firm, not a person."""
    return any(t.start <= start < t.end and not t.value.ambiguous for t in document.towns) or any(
        one.start <= start < one.end for one in document.institutions
    )
