"""How a firm's meetings are read, and what it may cost a month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from egide.foundation.ai.budget import spending
from egide.foundation.ai.models import Provider, Settings
from egide.foundation.ai.register import renew_entry
from egide.foundation.realtime.public import publish
from egide.kit.errors import StaleVersion

READING = ("moteur", "decoupage", "pseudonymisation")
MONEY = ("budget_mensuel", "arret")


def options() -> Settings:
    """The firm's options; the defaults before the first change. One statement."""
    return Settings.objects.first() or Settings(version=0)


def change_options(*, values: Mapping[str, Any], expected_version: int, par: UUID) -> Settings:
    """Write the given fields; the register follows pseudonymisation.

    :param expected_version: 0 before the first change.
    :raises StaleVersion: changed meanwhile.
    """
    before = options()
    if before.version != expected_version:
        raise StaleVersion
    if before.version == 0:
        _first()
    if not Settings.objects.filter(version=max(before.version, 1)).update(version=F("version") + 1):
        raise StaleVersion
    now = Settings.objects.get()
    for nom, value in values.items():
        setattr(now, nom, value)
    now.save(update_fields=[*values])
    if now.pseudonymisation != before.pseudonymisation:
        for provider in Provider.objects.filter(autorise_at__isnull=False):
            renew_entry(provider, par=par)
    publish("ai.provider", provider_id=None)
    return now


def _first() -> None:
    try:
        with transaction.atomic():
            Settings.objects.create()
    except IntegrityError:
        raise StaleVersion from None


@dataclass(frozen=True, slots=True)
class Plan:
    """Who may be asked now, in order, and why nobody when there is nobody (a notice's code, else empty)."""

    providers: tuple[Provider, ...]
    prevented: str = ""


def active_providers(usage: str) -> list[Provider]:
    """Those in service, in the order they are asked. One statement."""
    rows = Provider.objects.filter(deleted_at__isnull=True, actif=True, usage=usage)
    return list(rows.order_by("rang", "created_at", "id"))


def plan() -> Plan:
    """Whom to ask about personal data now: active providers, allowed by the administrator, within the budget."""
    active = active_providers("texte")
    if not active:
        return Plan((), "llm_not_configured")
    allowed = tuple(provider for provider in active if provider.autorise_at is not None)
    if not allowed:
        return Plan((), "llm_no_consent")
    if spending(options()).bloque:
        return Plan((), "llm_budget")
    return Plan(allowed)
