"""The providers of a firm: added, changed, removed, allowed to receive personal data, tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.ai.models import Circuit, Provider, Settings
from egide.foundation.ai.prices import Price, listed
from egide.foundation.ai.register import Leave, close_entry, open_entry, renew_entry
from egide.foundation.ai.sealing import mask, open_key, seal_key
from egide.foundation.realtime.public import publish
from egide.integrations.llm import AddressRefused, Endpoint, check_address
from egide.kit.errors import Conflict, Invalid, NotFound, StaleVersion
from egide.kit.ids import uuid7

MOST = 10
DESTINATION = ("kind", "base_url")
REASONS = {
    "malformed": "Cette adresse n’est pas valable : écrivez-la comme https://exemple.fr/v1.",
    "insecure": "Cette adresse doit commencer par https://.",
    "private": "Cette adresse appartient à un réseau privé : seul l’opérateur peut l’autoriser.",
    "unknown_host": "Ce nom de serveur n’existe pas.",
}


class TooManyProviders(Conflict):
    code = "too_many_providers"
    message = "Dix fournisseurs au plus : retirez-en un."


def present(usage: str = "texte") -> list[Provider]:
    """The firm's providers of one use, in the order they are asked. One statement."""
    rows = Provider.objects.filter(deleted_at__isnull=True, usage=usage).select_related("autorise_par__user")
    return list(rows.order_by("rang", "created_at", "id"))


def find(provider_id: UUID) -> Provider:
    """:raises NotFound: missing, removed, or another firm's. One statement."""
    rows = Provider.objects.filter(pk=provider_id, deleted_at__isnull=True)
    found = rows.select_related("autorise_par__user").first()
    if found is None:
        raise NotFound
    return found


def price_of(provider: Provider) -> Price:
    """The firm's own price, else the table's, else nothing: a provider is not kept without one."""
    if provider.prix_entree is not None and provider.prix_sortie is not None:
        return Price(provider.prix_entree, provider.prix_sortie)
    return listed(provider.kind, provider.modele) or Price(Decimal(0), Decimal(0), "table")


def endpoint_of(provider: Provider) -> Endpoint:
    """:raises CannotOpen: its key was sealed with a key that the platform no longer has."""
    return Endpoint(
        kind=provider.kind,  # type: ignore[arg-type]
        model=provider.modele,
        api_key=open_key(provider.cle_scellee, provider.id) if provider.cle_scellee else "",
        base_url=provider.base_url,
        timeout_s=float(provider.delai_s),
        attempts=provider.essais,
        streaming=provider.streaming,
    )


def add_provider(*, values: Mapping[str, Any]) -> Provider:
    """:raises Invalid: by field. :raises TooManyProviders."""
    provider = Provider(id=uuid7(), usage=values.get("usage", "texte"))
    if Provider.objects.filter(deleted_at__isnull=True, usage=provider.usage).count() >= MOST:
        raise TooManyProviders
    _put(provider, values)
    _check(provider)
    provider.save(force_insert=True)
    publish("ai.provider", provider_id=provider.id)
    return find(provider.id)


def change_provider(*, provider_id: UUID, values: Mapping[str, Any], expected_version: int, par: UUID) -> Provider:
    """Another destination withdraws the leave to send, and asks for the key again: a key is not sent elsewhere
    than where it was typed for.

    :raises NotFound: no such provider. :raises StaleVersion: changed meanwhile. :raises Invalid: by field.
    """
    provider = _claimed(provider_id, expected_version)
    before = {nom: getattr(provider, nom) for nom in (*DESTINATION, "modele", "nom")}
    moved = any(nom in values and values[nom] != before[nom] for nom in DESTINATION)
    if moved and provider.cle_scellee and "cle" not in values:
        raise Invalid({"cle": [_("L’adresse change : saisissez de nouveau la clé.")]})
    _put(provider, values)
    _check(provider)
    if moved:
        _withdraw(provider)
        Circuit.objects.filter(provider_id=provider.id).delete()
    provider.save()
    if not moved and any(getattr(provider, nom) != before[nom] for nom in ("modele", "nom")):
        renew_entry(provider, par=par)
    publish("ai.provider", provider_id=provider.id)
    return find(provider.id)


def remove_provider(*, provider_id: UUID, expected_version: int) -> None:
    """Its key is destroyed; what was spent there stays known.

    :raises NotFound: no such provider. :raises StaleVersion: changed meanwhile.
    """
    provider = _claimed(provider_id, expected_version)
    _withdraw(provider)
    provider.cle = provider.cle_scellee = None
    provider.deleted_at = timezone.now()
    provider.save()
    publish("ai.provider", provider_id=provider.id)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What an administrator answered to `formulation`."""

    accorde: bool
    formulation: str


def set_leave(*, provider_id: UUID, agreement: Agreement, par: UUID) -> Provider:
    """Let personal data go to a provider, or no longer; the register says it.

    :raises NotFound: no such provider. :raises Invalid: agreed to nothing.
    """
    provider = find(provider_id)
    formulation = agreement.formulation.strip()
    if agreement.accorde and not formulation:
        raise Invalid({"formulation": [_("Ce champ est obligatoire.")]})
    provider = _claimed(provider_id, provider.version)
    _withdraw(provider)
    if agreement.accorde:
        leave = Leave(par, timezone.now(), formulation)
        provider.autorise_at, provider.autorise_par_id = leave.at, par
        open_entry(provider, leave, pseudonymisation=Settings.objects.filter(pseudonymisation=True).exists())
    provider.save()
    publish("ai.provider", provider_id=provider.id)
    return find(provider.id)


def _claimed(provider_id: UUID, expected_version: int) -> Provider:
    """The row, its version counted up, held until the end of the transaction."""
    provider = find(provider_id)
    held = Provider.objects.filter(pk=provider_id, version=expected_version, deleted_at__isnull=True)
    if not held.update(version=F("version") + 1):
        raise StaleVersion
    provider.version = expected_version + 1
    provider.updated_at = timezone.now()
    return provider


def _withdraw(provider: Provider) -> None:
    provider.autorise_at = provider.autorise_par = None
    close_entry(provider.id)


_PLAIN = ("nom", "kind", "base_url", "modele", "actif", "rang", "delai_s", "essais", "streaming")


def _put(provider: Provider, values: Mapping[str, Any]) -> None:
    for nom in (*_PLAIN, "prix_entree", "prix_sortie", "prix_heure"):
        if nom in values:
            setattr(provider, nom, values[nom])
    provider.base_url = provider.base_url.strip().rstrip("/")
    if "cle" in values:
        cle = (values["cle"] or "").strip()
        provider.cle = mask(cle) if cle else None
        provider.cle_scellee = seal_key(cle, provider.id) if cle else None


def _check(provider: Provider) -> None:
    errors: dict[str, list[str]] = {}
    if provider.base_url:
        try:
            check_address(provider.base_url, trusted=settings.EGIDE_LLM_HOSTS)
        except AddressRefused as refusal:
            errors["base_url"] = [_(REASONS[refusal.reason])]
    elif not provider.cle_scellee:
        errors["cle"] = [_("Ce fournisseur demande une clé.")]
    errors |= _listening_errors(provider) if provider.usage == "parole" else _price_errors(provider)
    if errors:
        raise Invalid(errors)


def _listening_errors(provider: Provider) -> dict[str, list[str]]:
    errors: dict[str, list[str]] = {}
    if provider.kind != "openai":
        errors["kind"] = [_("La transcription parle le protocole d’OpenAI : choisissez-le, quel que soit le service.")]
    if provider.prix_heure is None:
        errors["prix_heure"] = [_("Écrivez le prix d’une heure de son (0 s’il est gratuit), en euros.")]
    return errors


def _price_errors(provider: Provider) -> dict[str, list[str]]:
    errors: dict[str, list[str]] = {}
    if provider.prix_heure is not None:
        errors["prix_heure"] = [_("Ce prix ne concerne que la transcription.")]
    if (provider.prix_entree is None) != (provider.prix_sortie is None):
        errors["prix_sortie" if provider.prix_sortie is None else "prix_entree"] = [
            _("Donnez les deux prix, ou aucun.")
        ]
    elif provider.prix_entree is None and listed(provider.kind, provider.modele) is None:
        errors["prix_entree"] = [
            _("Le prix de ce modèle n’est pas connu : écrivez-le (0 s’il est gratuit), en euros par million de jetons.")
        ]
    return errors
