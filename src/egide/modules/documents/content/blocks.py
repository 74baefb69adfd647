"""The blocks a document is made of (`gabarits/document.typ` draws them), and French ways of writing values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

Bloc = dict[str, Any]
NBSP, THIN = "\u00a0", "\u202f"
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre"),
    *("novembre", "décembre"),
)


@dataclass(frozen=True, slots=True)
class Manque:
    """Something a document needs and that nobody has said.

    `ou` is where it is said: "cabinet" (the firm's identity), "client" (the file), "document" (the document's own
    form). `obligatoire`: the document is not made without it; otherwise the document says that it was not told.
    """

    ou: str
    section: str
    champ: str
    libelle: str
    article: str
    obligatoire: bool = True


@dataclass(frozen=True, slots=True)
class Contenu:
    """A document ready to be drawn."""

    titre: str
    blocs: list[Bloc]
    manques: list[Manque]


def titre(texte: str, article: str = "") -> Bloc:
    return {"type": "titre", "texte": texte, "article": article}


def texte(words: str) -> Bloc:
    return {"type": "texte", "texte": words}


def encadre(words: str) -> Bloc:
    return {"type": "encadre", "texte": words}


def liste(points: Sequence[str]) -> Bloc:
    return {"type": "liste", "points": list(points)}


def lignes(pairs: Sequence[tuple[str, str | None]]) -> Bloc:
    """Label and value; what is not known is left out, since it is listed among what is missing."""
    return {"type": "lignes", "lignes": [[label, value] for label, value in pairs if value]}


def tableau(entetes: Sequence[str], rangees: Sequence[Sequence[str]], droite: Sequence[int] = ()) -> Bloc:
    return {"type": "tableau", "entetes": list(entetes), "rangees": [list(row) for row in rangees], "droite": [*droite]}


def signatures(*qui: tuple[str, str]) -> Bloc:
    return {"type": "signatures", "qui": [list(one) for one in qui]}


def euros(amount: Decimal | float | None, *, cents: bool = True) -> str | None:
    """ "1 234,56 €"; None stays None."""
    if amount is None:
        return None
    rounded = Decimal(amount).quantize(Decimal("0.01") if cents else Decimal(1))
    whole, _, rest = f"{abs(rounded):,}".replace(",", THIN).partition(".")
    sign = "−" if rounded < 0 else ""
    return f"{sign}{whole}{',' + rest if rest else ''}{NBSP}€"


def jour(value: str | date | None) -> str | None:
    """ "12 mars 1984"; a year, or a month and its year, when nothing more is known."""
    if value is None or value == "":
        return None
    parts = value.split("-") if isinstance(value, str) else [str(value.year), str(value.month), str(value.day)]
    year = parts[0]
    if len(parts) == 1:
        return year
    month = MONTHS[int(parts[1]) - 1]
    if len(parts) == 2:
        return f"{month} {year}"
    day = "1er" if int(parts[2]) == 1 else str(int(parts[2]))
    return f"{day} {month} {year}"


def moment(at: datetime) -> str:
    """ "12 mars 2026 à 18 h 40", of the time given."""
    return f"{jour(at.date())} à {at.hour}{NBSP}h{NBSP}{at.minute:02}"


def telephone(value: str | None) -> str | None:
    """ "06 48 21 17 93" for a French number, in either writing; another as it is."""
    if not value:
        return None
    national = f"0{value[3:]}" if value.startswith("+33") else value
    if len(national) == 10 and national.isdigit():
        return NBSP.join(national[at : at + 2] for at in range(0, 10, 2))
    return value


def grouped(digits: str, *sizes: int) -> str:
    """ "812 345 676": digits in groups of these sizes."""
    groups, at = [], 0
    for size in sizes:
        groups.append(digits[at : at + size])
        at += size
    return NBSP.join(group for group in groups if group)
