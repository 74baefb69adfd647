"""Names and words of the trade that an engine is told to expect: what it has not been told, it writes as it sounds."""

from __future__ import annotations

from collections.abc import Iterable

MOST_CHARACTERS = 600
"""An engine reads 224 tokens of hints, and forgets the beginning or the end of more."""
TRADE = (
    *("prévoyance", "IJSS", "PER", "assurance vie", "SCPI", "Madelin", "PEA", "PERCO", "capital décès", "CSP"),
    *("délai de franchise", "rente éducation", "GAV", "garantie emprunteur", "quotité", "rachat de crédit", "TMI"),
    *("indemnités journalières", "mutuelle", "TNS", "SASU", "EURL", "LMNP", "usufruit", "donation", "PACS"),
)
INSURERS = (
    *("Generali", "AXA", "Allianz", "Swiss Life", "Apicil", "AG2R La Mondiale", "Malakoff Humanis", "MAAF", "MMA"),
    *("Macif", "Matmut", "GMF", "MAIF", "Groupama", "Harmonie Mutuelle", "April", "CNP", "Aviva", "Abeille", "Alptis"),
    *("Cardif", "Suravenir", "Spirica", "Predica", "Oradéa", "Utwin", "Entoria", "Agipi", "MGEN", "Klésia"),
)


def hints(people: Iterable[str | None]) -> list[str]:
    """The people first, then the insurers and the words of the trade, as many as an engine listens to."""
    told: list[str] = []
    room = MOST_CHARACTERS
    for word in dict.fromkeys((*(name for name in people if name), *INSURERS, *TRADE)):
        room -= len(word) + 2
        if room < 0:
            break
        told.append(word)
    return told
