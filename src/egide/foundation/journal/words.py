"""Values of the log as people read them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from egide.foundation.audit.records import Column
from egide.foundation.journal.filters import PARIS

Language = Literal["fr", "en"]
THIN, NBSP = "\u202f", "\u00a0"
SEALED = "••••"
MOST_OF_A_VALUE = 2_000


def number(value: Any, language: Language) -> str:
    """« 1 234,5 »; what is not a number as it is written."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return str(value)
    try:
        exact = Decimal(str(value))
    except ArithmeticError:
        return str(value)
    text = f"{exact:,f}"
    whole, _, cents = text.partition(".")
    cents = cents.rstrip("0")
    if language == "en":
        return f"{whole}.{cents}" if cents else whole
    whole = whole.replace(",", THIN).replace("-", "−")
    return f"{whole},{cents}" if cents else whole


def _day(value: Any) -> str:
    """A date as precise as it is known."""
    return "/".join(reversed(str(value).split("-")))


def _moment(value: Any) -> str:
    try:
        return datetime.fromisoformat(str(value)).astimezone(PARIS).strftime("%d/%m/%Y %H:%M")
    except ValueError:
        return str(value)


def _plain(value: Any, language: Language) -> str:
    match value:
        case bool():
            yes, no = ("Yes", "No") if language == "en" else ("Oui", "Non")
            return yes if value else no
        case list() if all(isinstance(one, str | int | float) for one in value):
            return ", ".join(str(one) for one in value)
        case list() | dict():
            return json.dumps(value, ensure_ascii=False)
        case int() | float() | Decimal():
            return number(value, language)
        case date():
            return value.strftime("%d/%m/%Y")
    return str(value)


def text_of(column: Column, value: Any, names: Callable[[str, UUID], str], language: Language) -> str | None:
    """One value, None when there was nothing. What is protected says only that it was there.

    :param names: what calls a person, a member or a client by name, from the column's kind and the identifier.
    """
    if value is None or value == "":
        return None
    if column.protege:
        return SEALED
    match column.kind:
        case "choix":
            known: Mapping[str, tuple[str, str]] = column.choix
            found = known.get(str(value))
            text = found[0 if language == "fr" else 1] if found else str(value)
        case "membre" | "personne" | "client":
            text = names(column.kind, UUID(str(value)))
        case "date":
            text = _day(value)
        case "instant":
            text = _moment(value)
        case "montant":
            text = f"{number(value, language)}{NBSP}€{column.unite}"
        case "nombre":
            text = f"{number(value, language)}{NBSP}{column.unite}" if column.unite else number(value, language)
        case _:
            text = _plain(value, language)
    return text[:MOST_OF_A_VALUE]
