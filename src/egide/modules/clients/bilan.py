"""What a household owns, owes, earns and spends, in the few figures a client understands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from egide.modules.clients.derived import CENT, Dossier, derive, yearly
from egide.modules.clients.fiscalite import Fiscalite, fiscalite


@dataclass(frozen=True, slots=True)
class Classe:
    """A class of what is owned: `code` names it, `valeur` euros, `part` percent of the whole."""

    code: str
    valeur: Decimal
    part: Decimal


@dataclass(frozen=True, slots=True)
class Budget:
    """Euros a month; None when no income is known. `reste` is what is left of the income once all is paid."""

    revenus: Decimal | None
    emprunts: Decimal
    charges: Decimal
    cotisations: Decimal
    impot: Decimal | None
    reste: Decimal | None


@dataclass(frozen=True, slots=True)
class Bilan:
    classes: tuple[Classe, ...]
    patrimoine_brut: Decimal | None
    dettes: Decimal
    patrimoine_net: Decimal | None
    budget: Budget
    fiscalite: Fiscalite


# Liquid savings are told apart from what is locked or at risk: what a client can draw on tomorrow.
LIQUIDES = frozenset({"compte_courant", "livret_a", "ldds", "lep", "cel"})
RETRAITE = frozenset({"per"})


def bilan(dossier: Dossier) -> Bilan:
    """The balance of a file, from the same figures as everywhere else (`derived`)."""
    derives, tax = derive(dossier), fiscalite(dossier)
    return Bilan(
        classes=_classes(dossier),
        patrimoine_brut=derives.patrimoine_brut,
        dettes=derives.dettes,
        patrimoine_net=derives.patrimoine_net,
        budget=_budget(dossier, derives.revenus_annuels_foyer, derives.cotisations_annuelles, tax.impot),
        fiscalite=tax,
    )


def _classes(dossier: Dossier) -> tuple[Classe, ...]:
    totals: dict[str, Decimal] = {}

    def add(code: str, value: Decimal | None) -> None:
        if value:
            totals[code] = totals.get(code, Decimal(0)) + value

    for row in dossier["biens_immobiliers"]:
        home = row["designation"] in ("residence_principale", "residence_secondaire")
        add("usage" if home else "rapport", row["valeur_actuelle_estimee"])
    for row in dossier["actifs_financiers"]:
        nature = row["nature"]
        code = "liquide" if nature in LIQUIDES else "retraite" if nature in RETRAITE else "financier"
        add(code, row["valeur_actuelle"])
    for row in dossier["autres_epargnes"]:
        add("autres", row["valeur"])
    whole = sum(totals.values(), Decimal(0))
    order = ("usage", "rapport", "liquide", "financier", "retraite", "autres")
    return tuple(Classe(code, totals[code], _share(totals[code], whole)) for code in order if code in totals)


def _share(value: Decimal, whole: Decimal) -> Decimal:
    return (value / whole * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _yearly_sum(rows: Sequence[Mapping[str, Any]], champ: str) -> Decimal:
    return sum((yearly(row[champ], row["periodicite"]) for row in rows), Decimal(0))


def _budget(dossier: Dossier, income: Decimal | None, premiums: Decimal, tax: Decimal | None) -> Budget:
    def monthly(amount: Decimal) -> Decimal:
        return (amount / 12).quantize(CENT, ROUND_HALF_UP)

    loans = monthly(_yearly_sum(dossier["passifs"], "montant_remboursement"))
    rows = [row for row in dossier["charges"] if row["montant"] is not None]
    known = [row for row in rows if row["nature"] == "impot_revenu"]
    charges = monthly(_yearly_sum([row for row in rows if row not in known], "montant"))
    # What the client says they pay is worth more than our estimate.
    stated = _yearly_sum(known, "montant") if known else tax
    due = None if stated is None else monthly(stated)
    earned = None if income is None else monthly(income)
    spent = loans + charges + monthly(premiums) + (due or Decimal(0))
    return Budget(earned, loans, charges, monthly(premiums), due, None if earned is None else earned - spent)
