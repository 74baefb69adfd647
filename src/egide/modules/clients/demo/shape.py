"""What the demonstration draws, and the dice."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from egide.modules.clients.demo.trades import Trade

Values = dict[str, Any]
Town = tuple[str, str, int]


class Dice(random.Random):
    """Seeded: the same seed draws the same world."""

    def maybe(self, probability: float) -> bool:
        return self.random() < probability

    def rounded(self, amount: float, digits: int) -> int:
        return int(round(amount, digits))


@dataclass
class Person:
    """`income` is euros a year, what they live on; a pension when `trade` is None."""

    feminine: bool
    prenom: str
    nom: str
    born: date
    trade: Trade | None
    income: int
    retired: bool
    started: int


@dataclass
class Household:
    """Sections of the dictionary, as typed values."""

    client: Values
    town: Town
    records: dict[str, Values] = field(default_factory=dict)
    rows: dict[str, list[Values]] = field(default_factory=dict)
    besoins: list[str] = field(default_factory=list)

    def add(self, section: str, **values: Any) -> None:
        self.rows.setdefault(section, []).append({nom: value for nom, value in values.items() if value is not None})
