"""Where a firm's events are sent: made, changed, stopped, taken away; secrets given once and renewed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.realtime.public import publish
from egide.foundation.webhooks.models import Endpoint
from egide.foundation.webhooks.registry import event_named, events, kinds_of
from egide.foundation.webhooks.sealing import seal_secret
from egide.integrations.address import AddressRefused, check_address
from egide.integrations.webhooks import new_secret
from egide.kit.errors import Conflict, Invalid, NotFound
from egide.kit.ids import uuid7

MOST = 20
OVERLAP = timedelta(hours=24)
REFUSALS = {
    "malformed": "Donnez une adresse complète, sans compte ni paramètre : https://exemple.fr/egide",
    "insecure": "L’adresse doit commencer par https.",
    "private": "Cette adresse est celle d’un réseau privé : elle n’est pas joignable d’ici.",
    "unknown_host": "Ce nom de serveur n’existe pas.",
}


def endpoints() -> Sequence[Endpoint]:
    """The firm's, the latest first. One statement."""
    return list(Endpoint.objects.filter(deleted_at=None).order_by("-created_at", "-id"))


def endpoint_of(endpoint_id: UUID) -> Endpoint:
    """Locked. :raises NotFound: none of this firm's."""
    found = Endpoint.objects.select_for_update().filter(pk=endpoint_id, deleted_at=None).first()
    if found is None:
        raise NotFound
    return found


def _checked(nom: str, url: str | None, names: Collection[str]) -> list[str]:
    """`url`: None: it is not a new one, and was checked; it is again at each message."""
    errors: dict[str, list[str]] = {}
    if not nom.strip():
        errors["nom"] = [_("Ce champ est obligatoire.")]
    try:
        if url is not None:
            check_address(url, trusted=settings.EGIDE_WEBHOOK_HOSTS)
    except AddressRefused as refusal:
        errors["url"] = [_(REFUSALS[refusal.reason])]
    unknown = sorted(name for name in names if event_named(name) is None)
    if unknown or not names:
        offered = ", ".join(event.nom for event in events())
        errors["evenements"] = [_("Choisissez parmi : %s.") % offered]
    if errors:
        raise Invalid(errors)
    return sorted(set(names))


def create_endpoint(*, nom: str, url: str, names: Collection[str]) -> tuple[Endpoint, str]:
    """:returns: the endpoint and its secret, which is never told again.

    :raises Invalid: by field. :raises Conflict: too many.
    """
    kept = _checked(nom, url, names)
    if Endpoint.objects.filter(deleted_at=None).count() >= MOST:
        raise Conflict("too_many_endpoints", "Le cabinet a déjà vingt points d’envoi : retirez-en un d’abord.")
    secret, key = new_secret(), uuid7()
    made = Endpoint.objects.create(
        id=key,
        nom=nom.strip(),
        url=url,
        events=kept,
        listens=kinds_of(kept),
        secret_scelle=seal_secret(secret, key),
        rotated_at=timezone.now(),
        created_at=timezone.now(),
    )
    publish("webhook.changed")
    return made, secret


def change_endpoint(*, endpoint: Endpoint, values: dict[str, Any]) -> Endpoint:
    """`nom`, `url`, `evenements`, `actif`. Put back in service, it starts with a clean slate.

    :raises Invalid: by field; nothing is written.
    """
    names = values.get("evenements", endpoint.events)
    nom, url = values.get("nom", endpoint.nom), values.get("url")
    endpoint.events = _checked(nom, url, names)
    endpoint.nom, endpoint.url, endpoint.listens = nom.strip(), url or endpoint.url, kinds_of(endpoint.events)
    active = values.get("actif", endpoint.active)
    if active and not endpoint.active:
        endpoint.failing_since, endpoint.disabled_reason = None, ""
    endpoint.active = active
    endpoint.save()
    publish("webhook.changed")
    return endpoint


def renew_secret(*, endpoint: Endpoint) -> str:
    """A new secret; the former one goes on signing beside it for a day, while the receiver changes. Told once."""
    secret = new_secret()
    now = timezone.now()
    endpoint.former_scelle, endpoint.former_until = endpoint.secret_scelle, now + OVERLAP
    endpoint.secret_scelle, endpoint.rotated_at = seal_secret(secret, endpoint.id), now
    endpoint.save(update_fields=["former_scelle", "former_until", "secret_scelle", "rotated_at"])
    publish("webhook.changed")
    return secret


def remove_endpoint(*, endpoint: Endpoint) -> None:
    """Nothing more is sent to it; what waited is dropped when its hour comes."""
    endpoint.deleted_at, endpoint.active = timezone.now(), False
    endpoint.save(update_fields=["deleted_at", "active"])
    publish("webhook.changed")
