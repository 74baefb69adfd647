"""What a family name looks like in the text, and how it is shown."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.names import first_names
from egide.modules.intake.engine.firstnames import NOT_NAMES
from egide.modules.intake.engine.reading import Reading

_PARTICLES = (
    r"(?:(?:le|la|les|de|du|des|da|dos|el|ben|van|von|di|del|abd|bou|saint|mac|mc|o'|den|der|ter|vander|vanden)[ -]|"
    r"d'|l'|n')"
)
WORD = rf"(?:{_PARTICLES}{{0,2}}[a-z][a-z'-]+(?:-[a-z'-]+)*)"

# What a family name that looks like a first name goes on: "Aït Ahmed", "Ben Youssef".
_PREFIXES = (
    "ait",
    "ben",
    "bou",
    "abd",
    "ould",
    "el",
    "al",
    "saint",
    "sainte",
    "de",
    "le",
    "la",
    "da",
    "di",
    "d'",
    "mac",
)


# Words that open a family name and are none alone.
_SMALL = ("le", "la", "les", "de", "du", "des", "da", "dos", "el", "ben", "van", "von", "di", "saint")
# "L'épouse, Claire": who somebody is to somebody is no family name.
RELATION = re.compile(r"(?:l'|le |la )?(?:epoux|epouse|conjointe?|mari|femme|compagne|compagnon|concubine?|cliente?)")


# "Pour faire plaisir à monsieur le généraliste au minimum": what comes next, no name.
_A_CARER = re.compile(
    r"(?:le|la|les) (?:generaliste|specialiste|dentiste|dentaire|kine|medecin|docteur|pharmacie|reste|dos)\b"
)


# "Asseyez vous", "installez-vous": what the broker asks, no name.
_ORDER = re.compile(r"[a-z]{2,}ez[ -]vous\b")


def trim(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Keep the leading words that look like a family name."""
    words = [(m.start() + start, m.end() + start, m.group()) for m in re.finditer(r"[a-z'-]+", reading.text[start:end])]
    kept: list[tuple[int, int, str]] = []
    for first, last, word in words:
        if re.match(r"(?:c'|j'|qu'|s'|t'|m')", word) or _ORDER.match(reading.text, first):
            break
        capital = reading.document.cased(first, last)
        particle = word in _SMALL or (bool(kept) and word in ("den", "der", "ter"))
        if not kept and any(name.start == first for name in reading.household.names):
            return None
        if (
            kept
            and kept[-1][2] not in _PREFIXES
            and any(name.start == first and name.person for name in reading.household.names)
        ):
            break
        if reading.document.speaks_with_capitals:
            if not capital and not particle:
                break
        elif (
            (word in NOT_NAMES and not particle)
            or word in first_names()
            or (len(kept) >= 1 and not any(p[2] in ("le", "la", "de", "ben", "el", "van", "da") for p in kept))
        ):
            break
        kept.append((first, last, word))
    if kept and kept[0][2] in ("de", "du", "des") and not reading.document.speaks_with_capitals:
        kept = kept[1:]
    while kept and kept[-1][2] in ("le", "la", "les", "de", "du", "des"):
        kept.pop()
    if not kept or len(kept[-1][2]) < 3:
        return None
    if any(w in NOT_NAMES for _, _, w in kept[-1:]):
        return None
    return kept[0][0], kept[-1][1]


_OBJECT = re.compile(r" (?:le|la|les|un|une|des|son|sa|ses|pas|plus|rien|toujours|encore|tout) ")


def no_name(reading: Reading, start: int, end: int) -> bool:
    """ "Monsieur regarde le foot", in speech without capitals: a verb follows the title; or what comes next does."""
    told = not reading.document.speaks_with_capitals and _OBJECT.match(reading.text, end) is not None
    return told or _A_CARER.match(reading.text, start) is not None


def shown(reading: Reading, start: int, end: int) -> str:
    said = reading.said(start, end)
    return said.title().replace("'S", "'s") if said.islower() or (said.isupper() and len(said) > 3) else said
