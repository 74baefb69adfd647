"""The members who follow a client beside the main adviser."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.accounts.public import Membership
from egide.kit.errors import Invalid, NotFound
from egide.modules.clients.dictionary.listes import ROLE_SUIVI
from egide.modules.clients.models import Suivi
from egide.modules.clients.services.touch import touch

# Of the main adviser only, once another has taken over.
FORMER = "principal"
ROLES = tuple(code for code in ROLE_SUIVI.texts if code != FORMER)


def _day(values: Mapping[str, object], nom: str, errors: dict[str, list[str]]) -> date | None:
    value = values.get(nom)
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        errors[nom] = [_("Écrivez la date AAAA-MM-JJ.")]
        return None


def _cleaned(values: Mapping[str, object], known: Mapping[str, Any]) -> dict[str, Any]:
    """`role`, `depuis` and `jusqua` as they will be, checked together."""
    errors: dict[str, list[str]] = {
        nom: [_("Champ inconnu : %(champ)s.") % {"champ": nom}] for nom in set(values) - {"role", "depuis", "jusqua"}
    }
    cleaned = dict(known)
    if "role" in values and values["role"] != known["role"]:
        cleaned["role"] = values["role"]
        if values["role"] not in ROLES:
            errors["role"] = [_("Valeurs possibles : %s.") % ", ".join(ROLES)]
    for nom in ("depuis", "jusqua"):
        if nom in values:
            cleaned[nom] = _day(values, nom, errors)
    if cleaned["depuis"] is None and "depuis" not in errors:
        errors["depuis"] = [_("Ce champ est obligatoire.")]
    if not errors and cleaned["jusqua"] is not None and cleaned["jusqua"] < cleaned["depuis"]:
        errors["jusqua"] = [_("La fin est avant le début.")]
    if errors:
        raise Invalid(errors)
    return cleaned


def _refuse_twice(client_id: UUID, membre_id: UUID, but: UUID | None = None) -> None:
    current = Suivi.objects.filter(client_id=client_id, membre_id=membre_id, jusqua__isnull=True)
    if but is not None:
        current = current.exclude(pk=but)
    if current.exists():
        raise Invalid({"membre_id": [_("Cette personne suit déjà ce client.")]})


def add_follower(*, client_id: UUID, membre_id: UUID, values: Mapping[str, object], today: date | None = None) -> None:
    """A member of the firm follows the client too.

    :param values: `role` (conseiller), `depuis` (today), `jusqua`.
    :raises NotFound: no such client. :raises Invalid: by field.
    """
    if not Membership.objects.filter(pk=membre_id, active=True).exists():
        raise Invalid({"membre_id": [_("Cette personne n’est pas membre du cabinet.")]})
    cleaned = _cleaned(values, {"role": "conseiller", "depuis": today or timezone.localdate(), "jusqua": None})
    (client,) = touch(client_id)
    if client.conseiller_id == membre_id:
        raise Invalid({"membre_id": [_("Cette personne est déjà le conseiller principal de ce client.")]})
    if cleaned["jusqua"] is None:
        _refuse_twice(client_id, membre_id)
    Suivi.objects.create(client_id=client_id, membre_id=membre_id, **cleaned)


def change_follower(*, client_id: UUID, suivi_id: UUID, values: Mapping[str, object]) -> None:
    """The role or the dates of a member who follows the client; `jusqua` ends it.

    :raises NotFound: no such follower. :raises Invalid: by field.
    """
    rows = Suivi.objects.filter(pk=suivi_id, client_id=client_id)
    known = rows.first()
    if known is None:
        raise NotFound
    cleaned = _cleaned(values, {"role": known.role, "depuis": known.depuis, "jusqua": known.jusqua})
    touch(client_id)
    if cleaned["jusqua"] is None:
        _refuse_twice(client_id, known.membre_id, suivi_id)
    rows.update(**cleaned)


def remove_follower(*, client_id: UUID, suivi_id: UUID) -> None:
    """As if the member had never followed the client; `change_follower` ends it instead.

    :raises NotFound: no such follower.
    """
    if not Suivi.objects.filter(pk=suivi_id, client_id=client_id).delete()[0]:
        raise NotFound
    touch(client_id)
