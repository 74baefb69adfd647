"""Names of several words: first names written apart by a speech recogniser or told whole when the whole is asked, and
towns that no list knows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from egide.kit import patterns as re
from egide.modules.intake.engine.document import Document
from egide.modules.intake.engine.firstnames import Name

_HYPHEN = re.compile(
    r"(?: (?:oui|non|c'est|avec|et|y a|il y a|sans oublier)){0,3} (?:le |un )?(?:trait d'union|tiret)\b"
)
_ONE_CHILD = re.compile(
    r"\b(?:la petite derniere|le petit dernier|la petite|le petit|la grande|le grand|l'ainee?|la derniere|le dernier|"
    r"ma fille|mon fils|notre fille|notre fils)(?: c'est| s'appelle)? $"
)
_ASKS_WHOLE = re.compile(r"\bprenoms?(?: usuel)? (?:complet|en entier|entier|exact|officiel|de l'etat civil)")
_WHOLE = re.compile(r"(?:moi,? )?(?:c'est )?(?P<name>[a-z-]+(?: (?:d[eao]|dos|das|del|de la|do)? ?[a-z-]{3,}){1,2})\W*")


def joined(document: Document, names: Sequence[Name]) -> list[Name]:
    """The names with those of two words made one; a name keeps the hyphen it was heard with."""
    kept: list[Name] = []
    skip = -1
    for first, second in itertools.zip_longest(names, names[1:]):
        if first.start < skip:
            continue
        whole = _told_whole(document, first)
        if whole:
            first = Name(
                document.text[first.start : whole], document.original(first.start, whole), first.start, whole, True
            )
            skip = whole
        elif second is not None and _one(document, first, second):
            shown = f"{first.shown}-{second.shown}"
            first, skip = Name(f"{first.key}-{second.key}", shown, first.start, second.end, True), second.end
        kept.append(first)
    return kept


def _one(document: Document, first: Name, second: Name) -> bool:
    """ "Ange Mathieu avec le tiret", "la petite Stella Marie, huit": two words heard as one first name."""
    if document.speaks_with_capitals or document.text[first.end : second.start] != " ":
        return False
    if _HYPHEN.match(document.text, second.end):
        return True
    only = _ONE_CHILD.search(document.text, max(0, first.start - 30), first.start)
    age = next(iter(document.numbers_between(second.end, second.end + 2)), None)
    return bool(only) and age is not None and age.value < 26


def _told_whole(document: Document, name: Name) -> int:
    """Where a first name ends that was asked for in full ("Maria de Lurdes."); 0 when it was not."""
    clause = document.clause_at(name.start)
    asked = document.clauses[clause.index - 1] if clause.index else None
    if asked is None or asked.role != "courtier" or not document.speaks_with_capitals:
        return 0
    match = _WHOLE.fullmatch(document.text, clause.start, clause.end) if _ASKS_WHOLE.search(asked.text) else None
    if match is None or match.start("name") != name.start:
        return 0
    last = match["name"].split(" ")[-1]
    return match.end("name") if document.cased(match.end("name") - len(last), match.end("name")) else 0


_COMPOUND = re.compile(r" (?:de|do|da|di|del|d'|sur|sous|en) ([a-z][a-z'-]+)")


def compound_end(document: Document, end: int) -> int:
    """ "Ponte de Lima": where a town of several words that no list knows ends."""
    more = _COMPOUND.match(document.text, end)
    return more.end() if more is not None and document.cased(*more.span(1)) else end
