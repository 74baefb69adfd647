"""Whether the meeting knows a spouse or partner at all: named, spoken of, or speaking."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine.kinship import SPOUSE
from egide.modules.intake.engine.person_words import DOUBLED
from egide.modules.intake.engine.reading import Reading

_BOTH_TITLES = re.compile(
    r"\b(?:monsieur et madame|madame et monsieur|m\. et mme|mme et m\.) (?!durand|tout le "
    r"monde)[a-z]"
)


def _told_beside(reading: Reading) -> bool:
    """ "Moi je suis infirmière et lui il est pompier": one set against the other, whom nobody named."""
    return any(
        mention.holder == "conjoint" and mention.kind in ("he", "she") and DOUBLED.match(reading.text, mention.start)
        for mention in reading.people.mentions
    )


def _headed(reading: Reading) -> bool:
    """ "Conjoint gérant d'une SARL": the heading of a line of a note."""
    memo = reading.document.memo
    return memo and any(
        mention.holder == "conjoint" and _HEADING.fullmatch(reading.text, mention.start, mention.end)
        for mention in reading.people.mentions
    )


_HEADING = re.compile(r"(?:conjointe?|compagne|compagnon|concubine?|epouse|epoux)")


def has_spouse(reading: Reading) -> bool:
    """Whether the meeting knows a spouse or partner: named, spoken of, or speaking."""
    return (
        bool(reading.household.first("conjoint"))
        or any(title.person == "conjoint" for title in reading.household.titles)
        or bool(SPOUSE.search(reading.text))
        or any(c.role == "conjoint" for c in reading.document.clauses)
        or reading.people.partner_heard
        or _told_beside(reading)
        or _headed(reading)
        or _BOTH_TITLES.search(reading.text) is not None
        or bool(
            re.search(
                r"\b(?:mariee?s?|pacsee?s?|concubinage|ni lui ni moi|ni elle ni moi|ni l'un ni l'autre|"
                r"vous (?:etes )?(?:tous les )?deux|"
                r"(?:on est|nous sommes|nationalite) [a-z]+ (?:tous|toutes) les deux|"
                r"(?:et|cote) (?:monsieur|madame)(?=,| \?))\b",
                reading.text,
            )
        )
    )
