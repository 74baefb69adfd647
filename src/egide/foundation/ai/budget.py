"""What a month has cost against its budget and against the usual; alerts told once; the hard stop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Sum
from django.utils import timezone

from egide.foundation.ai.models import Alert, Settings, Use
from egide.foundation.realtime.public import publish

WARNING = Decimal("0.8")
UNUSUAL = Decimal("1.2")
MONTHS_OF_HABIT = 3


def month_of(at: datetime) -> str:
    """ "2026-11": the month in Paris."""
    return timezone.localtime(at).strftime("%Y-%m")


def months_before(mois: str, count: int) -> list[str]:
    """The `count` months before `mois`, nearest first."""
    year, month = (int(part) for part in mois.split("-"))
    found = []
    for _ in range(count):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        found.append(date(year, month, 1).strftime("%Y-%m"))
    return found


@dataclass(frozen=True, slots=True)
class Spending:
    """A month's euros: spent, the budget, the mean of the last three months that had any (None: no habit yet)."""

    mois: str
    depense: Decimal
    budget: Decimal | None
    arret: bool
    habituel: Decimal | None

    @property
    def part(self) -> Decimal | None:
        """1 is the whole budget."""
        return self.depense / self.budget if self.budget else None

    @property
    def bloque(self) -> bool:
        """The manager wants no more to be spent."""
        return self.arret and self.budget is not None and self.depense >= self.budget


def spending(options: Settings, *, mois: str | None = None) -> Spending:
    """One statement."""
    mois = mois or month_of(timezone.now())
    wanted = [mois, *months_before(mois, MONTHS_OF_HABIT)]
    rows = Use.objects.filter(mois__in=wanted).values("mois").annotate(total=Sum("cost"))
    costs: Mapping[str, Decimal] = {row["mois"]: row["total"] for row in rows}
    habits = [cost for month, cost in costs.items() if month != mois and cost > 0]
    return Spending(
        mois=mois,
        depense=costs.get(mois, Decimal(0)),
        budget=options.budget_mensuel,
        arret=options.arret,
        habituel=sum(habits, Decimal(0)) / len(habits) if habits else None,
    )


def raise_alerts(now: Spending) -> list[Alert]:
    """Tell what this month has passed and was not told yet. Two statements, one more for each alert."""
    passed: dict[str, Decimal] = {}
    if now.budget is not None and now.depense > 0:
        passed["budget_80"] = now.budget * WARNING
        passed["budget_100"] = now.budget
    if now.habituel is not None:
        passed["inhabituel"] = now.habituel * UNUSUAL
    due = {kind: seuil for kind, seuil in passed.items() if now.depense >= seuil}
    if not due:
        return []
    told = set(Alert.objects.filter(mois=now.mois).values_list("kind", flat=True))
    fresh = [
        Alert(mois=now.mois, kind=kind, seuil=seuil, cout=now.depense, at=timezone.now())
        for kind, seuil in due.items()
        if kind not in told
    ]
    Alert.objects.bulk_create(fresh, ignore_conflicts=True)
    for alert in fresh:
        publish("ai.alert", alert_id=alert.id)
    return fresh


def alerts(mois: str) -> list[Alert]:
    """What was told about a month, in order. One statement."""
    return list(Alert.objects.filter(mois=mois).order_by("at", "id"))
