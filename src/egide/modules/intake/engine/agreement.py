"""Gender heard in a word: "négociatrice" is not said of a man."""

from __future__ import annotations

from egide.kit.french.professions import profession_heads
from egide.kit.french.text import words
from egide.modules.intake.engine.document import Document
from egide.modules.intake.engine.identity import Household

_FEMININE = ("trice", "euse", "iere", "ienne", "ante", "onne")
# Masculine endings that women's trades seldom keep ("ingénieur" and "professeur" are said of both).
_MASCULINE = ("ier", "icien", "ant")
_ADJECTIVES = words(
    "independante etudiante gerante dirigeante remplacante assistante commercante veuve independant etudiant gerant "
    "remplacant commercant"
)


def heard(word: str) -> str:
    """ "f" or "m" when a trade or status sounds so, else ""."""
    if word not in _ADJECTIVES and word not in profession_heads():
        return ""
    if word.endswith(_FEMININE) or word == "veuve":
        return "f"
    return "m" if word.endswith(_MASCULINE) else ""


def gender_of_phrase(document: Document, start: int, end: int) -> str:
    """The gender a trade or status shows, to the ear or, in written speech, to the eye ("salariée")."""
    for word in document.text[start:end].replace("-", " ").split():
        gender = heard(word)
        if gender:
            return gender
    written = document.original(start, end).lower()
    return "f" if document.speaks_with_capitals and written.endswith(("ée", "ées")) else ""


def agreed(document: Document, household: Household, holder: str, start: int, end: int) -> str:
    """The holder, or the other adult when the word cannot be said of the holder."""
    genders = {"client": household.client_gender, "conjoint": household.spouse_gender}
    if holder not in genders or "" in genders.values() or genders["client"] == genders["conjoint"]:
        return holder
    gender = gender_of_phrase(document, start, end)
    if not gender or genders[holder] == gender or (gender == "m" and document.speaks_with_capitals):
        return holder
    return "conjoint" if holder == "client" else "client"
