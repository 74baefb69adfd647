"""Figures of a file that are computed and never typed. The one place that says how.

A dossier is the file as `selectors.dossier` reads it: sections of the dictionary, amounts as Decimal, unknown as None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from egide.modules.clients.echeances import IN_FORCE
from egide.modules.clients.required import COUPLES, ADemander, a_demander, completude, is_company

Dossier = Mapping[str, Any]
Row = Mapping[str, Any]

CENT = Decimal("0.01")
# An amount without a period is taken as monthly, the way people say wages and instalments.
PERIODS_A_YEAR = {"mensuel": 12, "trimestriel": 4, "semestriel": 2, "annuel": 1, None: 12}

# Incomes that `revenus_annuels` of a person already sums up.
EARNED = frozenset({"salaire", "bnc", "bic", "ba", "pension_retraite", "allocation_chomage"})


@dataclass(frozen=True, slots=True)
class Foyer:
    """Who lives on the household's income; children are those not declared independent."""

    adultes: int
    enfants: int

    @property
    def personnes(self) -> int:
        return self.adultes + self.enfants


@dataclass(frozen=True, slots=True)
class Derives:
    """Euros; a year unless the name says otherwise; None when nothing is known to compute from.

    `taux_endettement` is a percentage of the household's income; `completude` 0–100 of what advice requires.
    """

    revenus_annuels_client: Decimal | None
    revenus_annuels_conjoint: Decimal | None
    revenus_annuels_foyer: Decimal | None
    immobilier: Decimal
    financier: Decimal
    autres_avoirs: Decimal
    patrimoine_brut: Decimal | None
    dettes: Decimal
    patrimoine_net: Decimal | None
    mensualites: Decimal
    taux_endettement: Decimal | None
    cotisations_annuelles: Decimal
    nombre_contrats: int
    foyer: Foyer
    a_demander: tuple[ADemander, ...]
    completude: int

    def as_json(self) -> dict[str, object]:
        """What is stored beside the client and sent with the file."""
        figures: dict[str, object] = {
            name: getattr(self, name)
            for name in self.__slots__
            if name not in ("foyer", "a_demander", "nombre_contrats")
        }
        foyer = self.foyer
        return figures | {
            "foyer": {"adultes": foyer.adultes, "enfants": foyer.enfants, "personnes": foyer.personnes},
            "a_demander": [question.as_json() for question in self.a_demander],
        }


def age_on(naissance: str | None, today: date) -> int | None:
    """Completed years; unknown unless the day of birth is known (`selectors.age` says the same in SQL)."""
    if naissance is None or len(naissance) < len("AAAA-MM-JJ"):
        return None
    born = date.fromisoformat(naissance)
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def yearly(amount: Decimal | None, periodicite: str | None) -> Decimal:
    """An amount per period, over a year; zero when unknown."""
    return Decimal(0) if amount is None else amount * PERIODS_A_YEAR[periodicite]


def _sum(rows: Iterable[Row], champ: str) -> Decimal:
    return sum((row[champ] for row in rows if row[champ] is not None), Decimal(0))


def _person_income(rows: list[Row], stated: Decimal | None) -> Decimal | None:
    """A person's rows, and their stated income unless a row already tells what they earn."""
    known = [row for row in rows if row["montant"] is not None]
    total = sum((yearly(row["montant"], row["periodicite"]) for row in known), Decimal(0))
    if stated is not None and not any(row["nature"] in EARNED for row in known):
        return total + stated
    return total if known else None


def incomes(dossier: Dossier) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Yearly income of the client, of the spouse and of the household."""
    rows: list[Row] = dossier["revenus"]
    conjoint: Row = dossier["conjoint"] or {}
    client = _person_income(
        [row for row in rows if row["beneficiaire"] in (None, "client")], dossier["revenus_annuels"]
    )
    spouse = _person_income([row for row in rows if row["beneficiaire"] == "conjoint"], conjoint.get("revenus_annuels"))
    shared = _person_income([row for row in rows if row["beneficiaire"] in ("commun", "enfant")], None)
    parts = [part for part in (client, spouse, shared) if part is not None]
    if parts:
        return client, spouse, sum(parts, Decimal(0))
    retraite: Row = dossier["bae_retraite"] or {}
    return None, None, retraite.get("revenus_annuels_foyer")


def household(dossier: Dossier) -> Foyer:
    """The adults and the children who are not declared independent for tax; nobody for a company."""
    if is_company(dossier):
        return Foyer(adultes=0, enfants=0)
    couple = dossier["conjoint"] is not None or dossier["situation_matrimoniale"] in COUPLES
    children: list[Row] = dossier["enfants"]
    independent = sum(1 for child in children if child["fiscalement_a_charge"] is False)
    total = max(len(children), dossier["nombre_enfants"] or 0)
    return Foyer(adultes=2 if couple else 1, enfants=total - independent)


def derive(dossier: Dossier) -> Derives:
    """Every computed figure of a file."""
    client, spouse, foyer = incomes(dossier)
    immobilier = _sum(dossier["biens_immobiliers"], "valeur_actuelle_estimee")
    financier = _sum(dossier["actifs_financiers"], "valeur_actuelle")
    autres = _sum(dossier["autres_epargnes"], "valeur")
    dettes = _sum(dossier["passifs"], "capital_restant_du")
    owned = any(dossier[section] for section in ("biens_immobiliers", "actifs_financiers", "autres_epargnes"))
    brut = immobilier + financier + autres if owned else None
    repaid = sum((yearly(row["montant_remboursement"], row["periodicite"]) for row in dossier["passifs"]), Decimal(0))
    questions = a_demander(dossier)
    contracts = [row for row in dossier["contrats_existants"] if row.get("statut") in IN_FORCE]
    return Derives(
        revenus_annuels_client=client,
        revenus_annuels_conjoint=spouse,
        revenus_annuels_foyer=foyer,
        immobilier=immobilier,
        financier=financier,
        autres_avoirs=autres,
        patrimoine_brut=brut,
        dettes=dettes,
        patrimoine_net=(brut or Decimal(0)) - dettes if owned or dossier["passifs"] else None,
        mensualites=(repaid / 12).quantize(CENT, ROUND_HALF_UP),
        taux_endettement=(repaid / foyer * 100).quantize(Decimal("0.1"), ROUND_HALF_UP) if foyer else None,
        cotisations_annuelles=sum((yearly(row["cotisation"], row["periodicite"]) for row in contracts), Decimal(0)),
        nombre_contrats=len(contracts),
        foyer=household(dossier),
        a_demander=tuple(questions),
        completude=completude(dossier, len(questions)),
    )
