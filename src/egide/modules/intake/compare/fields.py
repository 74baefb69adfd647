"""Values: empty or not, equal or not, whatever the way they are written."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any

from .dossier import Dossier

_NOT_ALNUM = re.compile(r"[^a-z0-9@+]+")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_NUMBER_KINDS = ("montant", "nombre", "entier")

LOW_CONFIDENCE = 0.5

# A change of these is rarely news of the client's life and often a slip of the ear or of the file: both values
# are shown, none is preferred.
SETTLED_FIELDS = frozenset(
    {"nom", "prenom", "nom_naissance", "date_naissance", "lieu_naissance", "email", "telephone", "iban", "siren"}
)
# What makes client and spouse look like one person (rule 2 of the business).
TWIN_FIELDS = ("nom", "prenom", "date_naissance", "profession")

PERIODS_A_YEAR = {"mensuel": 12, "trimestriel": 4, "semestriel": 2, "annuel": 1}


def is_empty(value: Any) -> bool:
    """Nothing is known: not said, or said to be nothing in writing. `False` and `0` are values (rule 5)."""
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {}, ())


def fold(text: str) -> str:
    """Text without accents, case, punctuation: what makes two spellings one value."""
    text = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae")
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return _NOT_ALNUM.sub(" ", plain).strip() or text.strip()


def equal(kind: str, held: Any, said: Any) -> bool:
    """Whether the meeting confirms what the file holds. Two empties are not equal: nothing confirms nothing."""
    if is_empty(held) or is_empty(said):
        return False
    if isinstance(held, bool) or isinstance(said, bool):
        return held is said
    if kind in _NUMBER_KINDS:
        left, right = number(held), number(said)
        return left is not None and left == right
    if kind == "date":
        return _same_date(str(held), str(said))
    if kind == "choix":
        return str(held) == str(said)
    return fold(str(held)) == fold(str(said))


def _same_date(held: str, said: str) -> bool:
    """ "1985" confirms "1985-03-12"; "1985-03-12" tells more than "1985" and so is not the same."""
    if _DATE.fullmatch(held) and _DATE.fullmatch(said):
        return held == said or held.startswith(f"{said}-")
    return held == said


def number(value: Any) -> Decimal | None:
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def current_value(dossier: Dossier, section: str, champ: str | None, row_id: str | None) -> Any:
    """What the file holds at the place of a proposal; None when it holds nothing there."""
    if section == "besoins":
        return champ in dossier.besoins
    if row_id is not None:
        row = dossier.row(section, row_id)
        if row is None:
            return None
        return dict(row.values) if champ is None else row.values.get(champ)
    return dossier.records.get(section, {}).get(champ) if champ is not None else None
