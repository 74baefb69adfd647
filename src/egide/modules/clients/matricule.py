"""The number a client is known by: two letters of the name, four digits, two letters of the first name ("MA-2041-HL").

Easy to say and to spell on the telephone; unique in the firm by a constraint, not by a count.
"""

from __future__ import annotations

import random
import re
import unicodedata

_ALPHABET = "ABCDEFGHJKLMNPRSTVWXYZ"
_CONSONANTS = re.compile(r"[^AEIOUY]")


def _letters(text: str | None) -> str:
    folded = unicodedata.normalize("NFKD", (text or "").replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae"))
    return re.sub(r"[^A-Z]", "", folded.upper())


def _pad(letters: str, chance: random.Random) -> str:
    return letters[:2] + "".join(chance.choice(_ALPHABET) for _missing in range(2 - len(letters[:2])))


def new_matricule(nom: str | None, prenom: str | None, chance: random.Random) -> str:
    """A candidate; the database says whether it is free.

    :param chance: what draws the digits (a `SystemRandom`, or a seeded one for reproducible data).
    """
    last, first = _letters(nom), _letters(prenom)
    short = first[:1] + "".join(_CONSONANTS.findall(first[1:]))
    return f"{_pad(last, chance)}-{chance.randrange(1000, 10_000)}-{_pad(short, chance)}"
