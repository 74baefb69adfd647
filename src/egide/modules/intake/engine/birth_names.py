"""Names of birth: "née Delattre", "mon nom de jeune fille c'est Castelli"."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.names import first_names
from egide.kit.french.text import words
from egide.modules.intake.engine.firstnames import NOT_NAMES
from egide.modules.intake.engine.name_changes import former_names, misread
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.surnames import WORD, shown, trim

_BORN = re.compile(rf"\bnee?\s+({WORD})")
_BIRTH_NAME = re.compile(
    rf"{_BORN.pattern}|\bnom de (?:jeune fille|naissance)\W+(?:(?:aussi|alors|donc|c'est|c'etait|est|etait) )*({WORD})|"
    rf"\b({WORD}),? (?:c'est|est) (?:son|mon) nom de (?:jeune fille|naissance)|"
    rf"\b({WORD}),? de (?:son )?nom de jeune fille|\b(?<!nom )de jeune fille\W+(?:c'est |je suis )?({WORD})"
)
_NOT_BIRTH = words("a au en le la les aux dans sous un une et ici la-bas tous toutes francais francaise de du")


def read_birth_names(reading: Reading) -> None:
    named = "jeune fille" in reading.text or "nom de naissance" in reading.text
    for match in (_BIRTH_NAME if named else _BORN).finditer(reading.text):
        group = next(index for index in range(1, 6) if match[index])
        start, end = match.start(group), match.end(group)
        word = match[group].split(" ")[0]
        led = reading.document.speaks_with_capitals and reading.document.cased(start, end)
        if not led and (word in _NOT_BIRTH or word in NOT_NAMES or re.match(r"\d", word)):
            continue
        if group == 1 and not _accented(reading, match.start()):
            continue
        if reading.document.speaks_with_capitals and not reading.document.cased(start, end):
            continue
        if group == 1 and any(t.start == start for t in reading.document.towns):
            continue
        trimmed = trim(reading, start, end)
        if trimmed is None and group == 1 and not reading.document.speaks_with_capitals and word in first_names():
            trimmed = start, start + len(word)  # "née Thibault"
        if trimmed is None:
            continue
        if misread(reading, reading.document.clause_at(match.start())):
            continue
        holder = reading.people.holder(match.start())
        if holder == "enfant" or holder == "tiers":
            continue
        person = _born_so(reading, holder)
        reading.put(person, "nom_naissance", shown(reading, *trimmed), trimmed, confidence=0.85)
    for person, span in former_names(reading):
        reading.put(person, "nom_naissance", shown(reading, *span), span, confidence=0.84)


def _accented(reading: Reading, position: int) -> bool:
    """ "Née" and the "ne" of a negation fold alike: the accent decides where accents are written."""
    if "é" in reading.document.original(position, position + 3).lower():
        return True
    return not any("é" in folded.original for folded in reading.document.folded)


def _born_so(reading: Reading, holder: str) -> str:
    """Whose birth name: only women's are said in practice, unless the names tell otherwise."""
    if holder == "conjoint" or reading.household.client_gender == "m":
        return "conjoint"
    return "client"
