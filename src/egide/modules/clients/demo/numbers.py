"""Numbers that look real and belong to nobody: valid check digits, telephone ranges kept for fiction."""

from __future__ import annotations

import random
from datetime import date

from egide.kit.french.companies import luhn


def telephone(chance: random.Random) -> str:
    """06 39 98 xx xx: the range Arcep keeps for fiction."""
    return f"+3363998{chance.randrange(10_000):04d}"


def siren(chance: random.Random) -> str:
    """Eight digits and their key."""
    body = f"{chance.randrange(30_000_000, 99_999_999)}"
    return next(body + str(key) for key in range(10) if luhn(body + str(key)))


def nir(*, feminine: bool, born: date, order: int) -> str:
    """Of somebody born abroad (99) in a country that no code names (999), with its key."""
    body = f"{2 if feminine else 1}{born:%y%m}99999{order % 1000:03d}"
    return f"{body}{97 - int(body) % 97:02d}"


def iban(chance: random.Random) -> str:
    """A French account of a bank code that no bank has (99999), with both its keys."""
    branch, account = chance.randrange(100_000), chance.randrange(10**11)
    key = 97 - (89 * 99_999 + 15 * branch + 3 * account) % 97
    bban = f"99999{branch:05d}{account:011d}{key:02d}"
    check = 98 - int(f"{bban}152700") % 97  # F R 0 0
    return f"FR{check:02d}{bban}"
