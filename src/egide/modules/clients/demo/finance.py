"""Loans that add up."""

from __future__ import annotations

from dataclasses import dataclass

# Usual fixed rates of French mortgages by year of signature, percent.
RATES = {
    **dict.fromkeys(range(2000, 2009), 4.4),
    **dict.fromkeys(range(2009, 2013), 3.7),
    **dict.fromkeys(range(2013, 2016), 2.8),
    **dict.fromkeys(range(2016, 2020), 1.5),
    **dict.fromkeys(range(2020, 2022), 1.2),
    2022: 2.0,
    2023: 3.7,
    2024: 3.8,
    2025: 3.2,
    2026: 3.2,
}


@dataclass(frozen=True, slots=True)
class Loan:
    """Euros; `left` is what is still owed after `paid` instalments, `remaining` the months to go."""

    amount: int
    rate: float
    instalment: int
    left: int
    remaining: int


def loan(amount: int, *, year: int, months: int, paid: int) -> Loan:
    """A constant-instalment loan signed in `year`."""
    rate = RATES[max(2000, min(2026, year))]
    monthly = rate / 1200
    instalment = amount * monthly / (1 - (1 + monthly) ** -months)
    left = amount * (1 + monthly) ** paid - instalment * ((1 + monthly) ** paid - 1) / monthly
    return Loan(amount, rate, round(instalment), max(0, int(round(left, -1))), months - paid)
