"""Telephones and e-mail addresses, each to its person."""

from __future__ import annotations

import re

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.kinship import SPOUSE_WORDS
from egide.modules.intake.engine.reading import Reading

_OTHERS = re.compile(
    r"\b(?:(?:de|chez|pour) (?:mon|ma) (?:mere|pere|soeur|frere|fils|fille|patron|bureau|travail|comptable)|"
    r"du (?:bureau|cabinet|travail|comptable|notaire)|de l'agence|mon comptable|le comptable|le notaire|ma banque|"
    r"mon numero a moi|mon portable pro est au bureau|standard)\b"
)


def read_contacts(reading: Reading) -> None:
    for phone in reading.document.phones:
        person = _person(reading, phone.start)
        if person:
            later = reading.has(person, "telephone")
            corrected = later and re.search(
                r"\b(?:pardon|non|recommence|plutot|corrige|change|nouveau)\b",
                reading.text[max(0, phone.start - 60) : phone.start],
            )
            reading.put(
                person, "telephone", phone.value, (phone.start, phone.end), confidence=0.92, replace=bool(corrected)
            )
    for email in reading.document.emails:
        person = _person(reading, email.start, email.value)
        if person:
            reading.put(person, "email", email.value, (email.start, email.end), confidence=0.92)


def _person(reading: Reading, start: int, email: str = "") -> str:
    clause = reading.document.clause_at(start)
    before = reading.text[max(clause.start, start - 70) : start]
    if clause.role == "courtier" and (
        stance.verdict(reading.document, clause) == "no"
        or re.search(r"\b(?:mon|notre|mes|au cabinet|ici|joindre au)\b", before)
        or (email and re.search(r"@(?:cabinet|courtage)", email))
    ):
        return ""
    if _OTHERS.search(before):
        return ""
    local = email.split("@")[0] if email else ""
    names = {
        person: {name.key.split("-")[0] for name in reading.household.first(person)}
        for person in ("client", "conjoint")
    }
    for person in ("client", "conjoint"):
        if local and any(len(key) > 2 and key in local for key in names[person]):
            return person
    if re.search(rf"\b(?:{SPOUSE_WORDS})\b", before) and clause.role != "conjoint":
        return "conjoint"
    previous = reading.document.clauses[clause.index - 1].text if clause.index else ""
    if email and re.search(rf"\bcelui de(?: |$)(?:{SPOUSE_WORDS})?\W*$", previous + " " + before):
        return "conjoint"
    if clause.role == "conjoint":
        question = stance.asked(reading.document, clause)
        shared = question is not None and not re.search(r"\bmadame|monsieur|vous aussi|et vous\b", question.text)
        return (
            "client"
            if shared
            and not reading.has("client", "email" if email else "telephone")
            and not re.search(r"\bmoi|mon|le mien\b", before)
            else "conjoint"
        )
    holder = reading.holder(start)
    if holder == "tiers" or holder == "enfant":
        return "" if re.search(r"\b(?:son|sa|celui|elle|il)\b", before) else "client"
    return (
        "conjoint"
        if (
            holder == "conjoint"
            and re.search(r"\b(?:son|sa|elle|le sien|lui|celui)\b", before)
            and clause.role != "narrateur"
        )
        or (holder == "conjoint" and clause.role == "narrateur" and re.search(r"\b(?:elle|il|lui)\b", before))
        else "client"
    )
