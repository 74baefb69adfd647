"""Consultations metered, and added up: by month, by day, by provider, by subject."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from egide.foundation.ai.budget import month_of, months_before, raise_alerts, spending
from egide.foundation.ai.models import Provider, Settings, Use
from egide.foundation.ai.providers import price_of
from egide.foundation.realtime.public import publish
from egide.integrations.llm import Usage

HISTORY = 12
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a consultation is about: "extraction" of a meeting, "test" of a provider."""

    purpose: str
    id: UUID | None = None


def meter_listening(
    provider: Provider, subject: Subject, *, seconds: float, duration_ms: float, requests: int = 1, code: str = ""
) -> Use:
    """Keep what hearing `seconds` of sound cost; a failure costs nothing. Five statements."""
    at = timezone.now()
    cost = Decimal(0) if code else (provider.prix_heure or Decimal(0)) * Decimal(seconds) / 3600
    return _kept(
        Use(
            at=at,
            mois=month_of(at),
            provider_id=provider.id,
            modele=provider.modele,
            purpose=subject.purpose,
            subject_id=subject.id,
            input_tokens=0,
            output_tokens=0,
            secondes=0 if code else round(seconds, 3),
            requests=requests,
            cost=cost.quantize(Decimal("0.000001")),
            duration_ms=duration_ms,
            code=code,
        )
    )


def meter(
    provider: Provider,
    subject: Subject,
    usage: Usage,
    *,
    duration_ms: float,
    code: str = "",
    cached: bool = False,
    at: datetime | None = None,
) -> Use:
    """Keep what a consultation cost, and tell what the month has passed. Five statements."""
    at = at or timezone.now()
    return _kept(
        Use(
            at=at,
            mois=month_of(at),
            provider_id=provider.id,
            modele=provider.modele,
            purpose=subject.purpose,
            subject_id=subject.id,
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            requests=usage.requests,
            cost=Decimal(0) if cached else price_of(provider).of(usage),
            duration_ms=duration_ms,
            code=code,
            cached=cached,
        )
    )


def _kept(use: Use) -> Use:
    use.save(force_insert=True)
    raise_alerts(spending(Settings.objects.first() or Settings(), mois=use.mois))
    publish("ai.usage")
    return use


COUNTS: dict[str, Any] = {
    "appels": Count("id"),
    "echecs": Count("id", filter=~Q(code="")),
    "depuis_cache": Count("id", filter=Q(cached=True)),
    "tokens_entree": Sum("input_tokens", default=0),
    "tokens_sortie": Sum("output_tokens", default=0),
    "cout": Sum("cost", default=Decimal(0)),
}


def of_month(mois: str) -> QuerySet[Use]:
    return Use.objects.filter(mois=mois)


def _added_up(groups: Any) -> Any:
    """The counts of each group of `.values()`."""
    return groups.annotate(**COUNTS)


def total(mois: str) -> Json:
    """One statement."""
    return of_month(mois).aggregate(**COUNTS)


def by_day(mois: str) -> list[Json]:
    """One statement."""
    rows = _added_up(of_month(mois).annotate(jour=TruncDate("at")).values("jour"))
    return list(rows.order_by("jour"))


def by_provider(mois: str) -> list[Json]:
    """Dearest first. One statement."""
    rows = _added_up(of_month(mois).values("provider_id", "modele", nom=F("provider__nom")))
    return list(rows.order_by("-cout", "provider_id", "modele"))


def by_month(until: str) -> list[Json]:
    """The last twelve months with use, `until` first. One statement."""
    wanted = [until, *months_before(until, HISTORY - 1)]
    return list(_added_up(Use.objects.filter(mois__in=wanted).values("mois")).order_by("-mois"))


def by_subject(mois: str, purpose: str) -> QuerySet[Use, Json]:
    """Of one purpose, dearest first; for pages."""
    rows = _added_up(of_month(mois).filter(purpose=purpose, subject_id__isnull=False).values("subject_id"))
    ordered: QuerySet[Use, Json] = rows.order_by("-cout", "subject_id")
    return ordered


def of_subjects(subject_ids: Iterable[UUID]) -> Json:
    """Everything that was spent on these. One statement."""
    return Use.objects.filter(subject_id__in=list(subject_ids)).aggregate(**COUNTS)


def check_month(text: str | None) -> str | None:
    """ "AAAA-MM" as it is, None when it is no month."""
    if text is None:
        return month_of(timezone.now())
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return text if len(text) == 7 and 2000 <= found.year <= 2200 else None
