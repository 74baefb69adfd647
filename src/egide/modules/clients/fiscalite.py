"""Household shares and marginal rate, from what the file knows. An estimate, never a tax return.

Shares: articles 193 to 194 of the Code général des impôts. Scale and ceilings: article 197, as set by the finance act
for 2026 for the incomes of 2025. What the file does not know is left out: invalidity, veterans, children brought up
alone in the past, pensions paid, tax reductions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from egide.modules.clients.derived import Dossier, household, yearly

BAREME = "Barème 2026 sur les revenus de 2025, article 197 du Code général des impôts"
TRANCHES = ((0, 0), (11_600, 11), (29_579, 30), (84_577, 41), (181_917, 45))
"""(from this income per share, in euros a year; rate in percent)."""
PLAFOND_DEMI_PART = Decimal(1_807)
# The whole share of a lone parent's first child.
PLAFOND_PARENT_ISOLE = Decimal(4_262)
# Professional costs and pensions are taken into account for nine tenths (article 83, 3°; article 158, 5 a).
ABATTEMENT = Decimal("0.9")
DEDUCTED = frozenset({"salaire", "allocation_chomage", "pension_retraite"})
# Not taxed by the scale: family allowances are exempt, dividends pay the flat rate (articles 81, 2° and 200 A).
OUTSIDE_THE_SCALE = frozenset({"allocations_familiales", "dividendes"})
TAXED_TOGETHER = frozenset({"marie", "pacse"})
LONE = frozenset({"celibataire", "divorce", "separe"})
HALF, QUARTER = Decimal("0.5"), Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Fiscalite:
    """`parts` of the household taxed with the client; euros a year; percentages.

    `revenu_imposable`, `tmi` and `impot` are None when no income is known. `plafonne`: the shares of the children bring
    no more than the ceiling, so that the rate is that of the income without them. `tmi_declaree` is what the file says.
    """

    parts: Decimal
    revenu_imposable: Decimal | None
    tmi: int | None
    impot: Decimal | None
    plafonne: bool
    tmi_declaree: int | None
    bareme: str = BAREME


def fiscalite(dossier: Dossier) -> Fiscalite:
    """What the file lets one say."""
    base, family, lone = _shares(dossier)
    parts = base + family
    declared = (dossier["bae_retraite"] or {}).get("tmi")
    income = _taxable(dossier)
    if income is None:
        return Fiscalite(parts, None, None, None, False, declared)
    ceiling = _ceiling(family, lone)
    with_family, without = tax(income, parts), tax(income, base) - ceiling
    capped = without > with_family
    rate = marginal_rate(income / (base if capped else parts))
    due = max(with_family, without, Decimal(0)).quantize(Decimal(1), ROUND_HALF_UP)
    return Fiscalite(parts, income.quantize(Decimal(1), ROUND_HALF_UP), rate, due, capped, declared)


def tax(income: Decimal, parts: Decimal) -> Decimal:
    """The scale applied to `income`, in euros, shared by `parts`."""
    share, due = income / parts, Decimal(0)
    for (floor, rate), above in zip(TRANCHES, [*(low for low, _ in TRANCHES[1:]), None], strict=True):
        top = share if above is None else min(share, Decimal(above))
        due += max(top - floor, Decimal(0)) * rate / 100
    return due * parts


def marginal_rate(share: Decimal) -> int:
    """Percentage on the last euro of one share."""
    return max((rate for floor, rate in TRANCHES if share > floor), default=0)


def _shares(dossier: Dossier) -> tuple[Decimal, Decimal, bool]:
    """Shares of the adults, shares for the children, and whether a lone parent brings them up."""
    situation = dossier["situation_matrimoniale"]
    adults = Decimal(2 if situation in TAXED_TOGETHER else 1)
    charged = [row for row in dossier["enfants"] if row["fiscalement_a_charge"] is not False]
    alternating = sum(1 for row in charged if row.get("garde_alternee") is True)
    whole = max(household(dossier).enfants - alternating, 0)
    family = children_shares(whole, alternating)
    if situation == "veuf" and family:
        return adults, family + 1, False  # a widowed parent keeps the shares of a couple (article 194, I)
    lone = situation in LONE and dossier["conjoint"] is None and family > 0
    return adults, family + (_lone_parent(whole, alternating) if lone else 0), lone


def children_shares(whole: int, alternating: int) -> Decimal:
    """Half a share for each of the first two children, a whole one from the third; half of that in shared custody."""
    shares = Decimal(0)
    for rank in range(1, whole + alternating + 1):
        worth = HALF if rank <= 2 else Decimal(1)
        shares += worth if rank <= whole else worth / 2
    return shares


def _lone_parent(whole: int, alternating: int) -> Decimal:
    if whole:
        return HALF
    return min(alternating, 2) * QUARTER


def _ceiling(family: Decimal, lone: bool) -> Decimal:
    """What the shares beyond the adults' may bring at most."""
    if lone and family >= 1:
        return PLAFOND_PARENT_ISOLE + (family - 1) * 2 * PLAFOND_DEMI_PART
    return family * 2 * PLAFOND_DEMI_PART


def _taxable(dossier: Dossier) -> Decimal | None:
    """The yearly income the scale applies to, of those who are taxed together."""
    together = dossier["situation_matrimoniale"] in TAXED_TOGETHER
    holders = {None, "client", "commun"} | ({"conjoint"} if together else set())
    rows = [row for row in dossier["revenus"] if row["beneficiaire"] in holders and row["montant"] is not None]
    total = sum((_counted(row) for row in rows), Decimal(0))
    known = bool(rows)
    for holder, stated in (("client", dossier["revenus_annuels"]), ("conjoint", _spouse(dossier, together))):
        earned = any(row["nature"] in DEDUCTED and (row["beneficiaire"] or "client") == holder for row in rows)
        if stated is not None and not earned:
            total += stated * ABATTEMENT
            known = True
    return total if known else None


def _spouse(dossier: Dossier, together: bool) -> Decimal | None:
    stated: Decimal | None = (dossier["conjoint"] or {}).get("revenus_annuels") if together else None
    return stated


def _counted(row: Mapping[str, Any]) -> Decimal:
    if row["nature"] in OUTSIDE_THE_SCALE:
        return Decimal(0)
    amount = yearly(row["montant"], row["periodicite"])
    return amount * ABATTEMENT if row["nature"] in DEDUCTED else amount
