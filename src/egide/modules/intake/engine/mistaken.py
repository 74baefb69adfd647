"""Words that look like first names and are none here: feasts, cars, initials, family names."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from egide.kit import patterns as re
from egide.kit.french.text import words
from egide.modules.intake.engine.document import Document
from egide.modules.intake.engine.firstnames import Name
from egide.modules.intake.engine.within import between

_FEASTS = {
    "toussaint": re.compile(r"\b(?:la|a|de|apres|avant|depuis|vers|jusqu'a|d'ici) (?:la )?$"),
    "noel": re.compile(r"\b(?:a|de|apres|avant|depuis|vers|pour|jusqu'a|d'ici|le|a|vacances de|fete de) (?:la )?$"),
    "victoire": re.compile(r"\b(?:la|une|cette) $"),
    "aurore": re.compile(r"\b(?:l'|a l') ?$"),
    "pascal": re.compile(r"\b(?:lundi|agneau) $"),
}
_CARS = words(
    "megane zoe clio octavia fabia leon scenic laguna twingo felicia sandero mercedes alhambra ibiza kona xsara xantia "
    "picasso saxo elise alba tipo panda polo golf juke micra yaris auris corolla ariya leaf captur kadjar modus espace "
    "kangoo berlingo partner jumpy trafic"
)
_FAMILY_BEFORE = re.compile(r"\b(?<!pre)nom(?: de (?:famille|naissance|jeune fille|fille))?,? (?:c'est |est |reste )?$")
# "Aït Saïd", "Ben Ali": families.
_PREFIX = re.compile(r"\b(?:ait|ould|abd|bou|ben) $")
_CAR_BEFORE = re.compile(
    r"\b(?:une?|la|cette|vieille|nouvelle|petite|renault|peugeot|citroen|seat|skoda|dacia|toyota|nissan|hyundai|lotus|"
    r"voiture,?(?: c'est)?(?: une)?) $"
)
_SPELT_AFTER = re.compile(
    r",? (?:avec |en |c'est )?(?:un|une|deux|trois|sans|un seul) (?:[a-z]\b|accent|trema|tiret|mots?)|,? [a-z],? "
    r"[a-z],? [a-z]\b"
)
_BORN_BEFORE = re.compile(r"\bnee $")
_FAMILY_ASKED = re.compile(r"\b(?:comme nom|nom de famille|au nom de|le nom)(?:,? (?:c'est|est|de))? $")


def without_mistaken(document: Document, names: Sequence[Name]) -> list[Name]:
    """The names that are first names."""
    families = _families(document, names)
    return [name for name in names if not _mistaken(document, name) and name.start not in families]


def _mistaken(document: Document, name: Name) -> bool:
    lead = document.text[max(0, name.start - 24) : name.start]
    feast = _FEASTS.get(name.key)
    if feast is not None and feast.search(lead):
        return True
    if _PREFIX.search(lead) and document.cased(name.start - 3, name.start - 2):
        return True
    if name.key in _CARS and _CAR_BEFORE.search(lead):
        return True
    if (not name.known and _FAMILY_BEFORE.search(lead)) or _BORN_BEFORE.search(lead):
        return True  # "née Martin"
    if any(
        t.start <= name.start and name.end < t.end for t in between(document.towns, name.start - 30, name.start + 1)
    ):
        return True
    written = document.original(name.start, name.end)
    return not name.known and document.speaks_with_capitals and written.isupper() and len(written) <= 5


def _families(document: Document, names: Sequence[Name]) -> set[int]:
    """Where a family name was taken for a first name: an unknown word beside a first name and elsewhere alone, and of
    two first names in answer to a family name the first."""
    found: set[int] = set()
    keys: set[str] = set()
    for first, second in itertools.pairwise(names):
        beside = document.text[first.end : second.start] == " "
        if beside and first.known and not second.known:
            keys.add(second.key)
        elif beside and _FAMILY_ASKED.search(document.text[max(0, first.start - 24) : first.start]):
            found.add(first.start)
    for name in names:
        if name.key in keys or (
            not name.known and _SPELT_AFTER.match(document.text, name.end) and _asked(document, name)
        ):
            found.add(name.start)
    return found


def _asked(document: Document, name: Name) -> bool:
    """ "Kervella, deux L ?": the broker asks how the family name is written."""
    clause = document.clause_at(name.start)
    return clause.role == "courtier" and clause.text.rstrip().endswith("?")
