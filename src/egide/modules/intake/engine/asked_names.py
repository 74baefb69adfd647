"""Names that answer a question: asked for a name, one gives one's own, or that of the person asked about."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.text import words
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.firstnames import Name, surname_after
from egide.modules.intake.engine.kinship import CHILD, CHILD_WORDS, SPOUSE_WORDS, THIRD

SPOUSE_ASKED = re.compile(
    rf"\b(?:madame|monsieur) (?:est|a|travaille|fait|s'appelle|c'est)\b|(?:\b(?:et|pour|reste|quant a)|^\W*) ?"
    rf"\b(?:madame|monsieur)(?= ?[?…]|\W*$)|\b(?:et|pour|reste|quant a) (?:madame|monsieur)\b|"
    rf"\b(?:{SPOUSE_WORDS})\b|\b(?:elle|il) s'appelle|\bpartagez|\bvit avec|\bvivez avec"
)

CHILD_ASKED = re.compile(
    rf"\b(?:{CHILD_WORDS}|(?:les|des|la|le|mes|nos|vos) (?:petite?s?|jeunes|grands)|releve|"
    rf"garde alternee|nous en avons|on en a|j'en ai|poussette|etudiants|(?:une|deux|"
    rf"trois|quatre|cinq) (?:petits|petites|grands|grandes))\b"
)

STRANGER_AFTER = re.compile(
    rf"\W*,? ?(?:lui |elle |ca )?(?:c'est|c'etait|est|etait) (?:donc |plutot )?(?:{THIRD.pattern})|"
    r"\W*,? ?(?:c'est|c'etait) (?:mon|ma|le|la|son|sa) (?:premiere?|precedente?|ancienne?|seconde? ex)\b"
    r"(?! (?:fils|fille|enfant))|"
    r"\W*,? ?(?:c'est |donc )?(?:votre|mon|ma|son|sa|notre|l')[- ]?ex\b|\W*,? ?(?:c'est |qui est )?(?:mon|ma|"
    r"son|sa|votre|une?) (?:frere|soeur|pere|mere|collegue|copain|copine|ami|amie|patron|associee?|voisine?|"
    r"cousine?)\b"
)

_OF_OTHERS = re.compile(rf"{SPOUSE_ASKED.pattern}|{CHILD_ASKED.pattern}")
_WORD = re.compile(r"[a-z']+")
PERSONS = re.compile(
    rf"(?P<enfant>{CHILD.pattern})|(?P<conjoint>\b(?:{SPOUSE_WORDS})\b|"
    rf"\b(?:et|pour|cote) (?:madame|monsieur)\b(?!,? vous))|(?P<tiers>{THIRD.pattern})"
)


_NAME_ASKED = re.compile(
    r"\b(?:vos prenoms|prenom)\b|\bvous (?:vous )?appelez\b|\bvous appelle\b|(?<!a )\bvotre nom\b|"
    r"\b(?:a|au|sous|a quel|quel) nom\b|"
    r"\bidentite\b|\betat civil\b|\bvous etes\W*$|\bet vous (?:etes|c'est)\W*$|"
    r"\ba qui (?:ai[- ]je|je parle)|\bqui est a l'appareil"
)
_CALLED_ASKED = re.compile(
    r"\b(?:son|leurs?|ses|le|les|quel) prenoms?\b|\bprenoms? de\b|\bs'appelle\w*|\bc'est\W*$|"
    r"\bc'est qui\b|\bqui (?:est|c'est)\b"
)
# What may come between the question and the name.
_SAID_FIRST = words(
    "euh alors ben bah oui moi c'est donc ah eh voila bonjour non le mon prenom est en entier je m'appelle pour j'ai "
    "a b c d e f g h i j k l m n o p q r s t u v w x y z"
)
_REACH = 48


def answers_name(document: Document, name: Name, tail: str) -> str:
    """Asked for a name, who answers gives their own, or that of the one asked about."""
    clause = document.clause_at(name.start)
    if clause.role not in ("client", "conjoint") or document.transcript.segments[clause.segment].speaker is None:
        return ""
    asked, begun = _last_asked(document, clause), _turn_start(document, clause)
    if asked is None or name.start - begun > _REACH:
        return ""
    if not _SAID_FIRST.issuperset(_WORD.findall(document.text, begun, name.start)):
        return ""
    if STRANGER_AFTER.match(tail):
        return "tiers"
    about = _asked_about(document, asked, clause)
    if about and _CALLED_ASKED.search(asked.text):
        return about
    if about or not _NAME_ASKED.search(asked.text) or _OF_OTHERS.search(asked.text):
        return ""
    family = re.search(r"\bnom\b", asked.text) and "prenom" not in asked.text
    return "" if family and not surname_after(document, name) else clause.role


def _turn_start(document: Document, clause: Clause) -> int:
    index = clause.index
    while index and document.clauses[index - 1].turn == clause.turn:
        index -= 1
    return document.clauses[index].start


def _last_asked(document: Document, clause: Clause) -> Clause | None:
    """The broker's last clause before this turn."""
    for index in range(clause.index - 1, max(-1, clause.index - 6), -1):
        previous = document.clauses[index]
        if previous.turn != clause.turn:
            if not any(char.isalnum() for char in previous.text):
                continue  # the "?" of "elle s'appelle… ?"
            return previous if previous.role == "courtier" else None
    return None


def _asked_about(document: Document, asked: Clause, answer: Clause) -> str:
    """Whose name is asked, from the last person spoken of before the answer; "" for "vous"."""
    last = None
    for match in PERSONS.finditer(document.text, asked.start, answer.start):
        last = match
    own = re.search(r"\b(?:son|sa|il|elle|leurs?|ils|elles|lui)\b", asked.text)
    if last is None and own and not re.search(r"\bvo(?:us|tre|s)\b", asked.text):
        for match in PERSONS.finditer(document.text, max(0, asked.start - 200), asked.start):
            last = match
    kind = last.lastgroup or "" if last is not None else ""
    if last is not None and last.group() in ("mon copain", "ma copine", "votre copain", "votre copine"):
        kind = "conjoint"
    if kind == "conjoint" and answer.role == "conjoint":
        return "client"
    return kind
