"""What models cost: euros per million tokens, a table that each firm may override for its own contract. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from egide.integrations.llm import Usage

MILLION = Decimal(1_000_000)
CENTS = Decimal("0.000001")
EUROS_PER_DOLLAR = Decimal("0.90")
"""Providers publish dollars. Rounded, on the side of dearer; a firm that wants its exact price writes it."""


@dataclass(frozen=True, slots=True)
class Price:
    """Euros per million tokens read (`entree`) and written (`sortie`)."""

    entree: Decimal
    sortie: Decimal
    source: Literal["cabinet", "table"] = "cabinet"

    def of(self, usage: Usage) -> Decimal:
        """Euros, to the millionth."""
        spent = self.entree * usage.input_tokens + self.sortie * usage.output_tokens
        return (spent / MILLION).quantize(CENTS)


# Dollars per million tokens, as the providers published them in November 2026. The longest beginning that fits wins.
_TABLE: dict[str, dict[str, tuple[str, str]]] = {
    "openai": {
        "gpt-4.1": ("2", "8"),
        "gpt-4.1-mini": ("0.4", "1.6"),
        "gpt-4o": ("2.5", "10"),
        "gpt-4o-mini": ("0.15", "0.6"),
        "gpt-5": ("1.25", "10"),
        "gpt-5-mini": ("0.25", "2"),
        "gpt-5-nano": ("0.05", "0.4"),
        "gpt-5.2": ("1.75", "14"),
        "gpt-5.4": ("2.5", "15"),
        "gpt-5.4-mini": ("0.75", "4.5"),
        "gpt-5.4-nano": ("0.2", "1.25"),
        "gpt-5.6-luna": ("0.2", "1.2"),
        "gpt-6-luna": ("0.1", "0.5"),
        "gpt-6-sol": ("2", "10"),
        "gpt-6.1-sol": ("2", "10"),
        "gpt-6.1-terra": ("1", "5"),
    },
    "anthropic": {
        "claude-haiku-4-5": ("1", "5"),
        "claude-haiku-5-5": ("0.1", "0.5"),
        "claude-sonnet-4": ("3", "15"),
        "claude-sonnet-5": ("2", "10"),
        "claude-opus-4": ("15", "75"),
        "claude-opus-4-5": ("5", "25"),
        "claude-opus-4-6": ("5", "25"),
        "claude-opus-4-7": ("5", "25"),
        "claude-opus-4-8": ("5", "25"),
        "claude-opus-5": ("5", "25"),
        "claude-opus-5-5": ("4", "20"),
    },
    "mistral": {
        "ministral-8b": ("0.15", "0.15"),
        "mistral-large": ("2", "6"),
        "mistral-large-2512": ("0.5", "1.5"),
        "mistral-large-4": ("0.7", "2.1"),
        "mistral-medium": ("1.5", "7.5"),
        "mistral-small": ("0.15", "0.6"),
        "magistral-medium": ("2", "5"),
    },
}


def listed(kind: str, modele: str) -> Price | None:
    """The table's price of a model of a provider, None when the table does not know it."""
    known = _TABLE.get(kind, {})
    fitting = [name for name in known if modele == name or modele.startswith((f"{name}-", f"{name}@", f"{name}:"))]
    if not fitting:
        return None
    entree, sortie = (Decimal(dollars) * EUROS_PER_DOLLAR for dollars in known[max(fitting, key=len)])
    return Price(entree, sortie, "table")
