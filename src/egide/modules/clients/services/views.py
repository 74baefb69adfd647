"""Saved views of the list are made, changed, taken away, brought back and chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.realtime.public import publish
from egide.kit.errors import Conflict, Invalid, StaleVersion
from egide.modules.clients.models import Vue, VueDefaut
from egide.modules.clients.selectors.columns import columns
from egide.modules.clients.selectors.criteria import read_criteria

LONGEST_NAME = 60
MOST_VIEWS = 50
MOST_COLUMNS = 40
DENSITIES = ("compact", "normal", "airy")


def _name(value: object) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text or len(text) > LONGEST_NAME:
        raise Invalid({"nom": [_("Donnez un nom de 1 à %(longueur)s caractères.") % {"longueur": LONGEST_NAME}]})
    return text


def _shared(value: object) -> bool:
    if not isinstance(value, bool):
        raise Invalid({"partagee": [_("Répondez oui (true) ou non (false).")]})
    return value


def _settings(value: object, member_id: UUID) -> dict[str, Any]:
    """What a list's address says, checked as the list would. :raises Invalid: what the list would refuse."""
    if not isinstance(value, dict) or set(value) - {"q", "filtre", "sort", "colonnes", "groupe", "densite"}:
        raise Invalid({"reglages": [_("Cette vue n’est pas lisible.")]})
    texts = {nom: value[nom] for nom in ("q", "sort", "groupe", "densite") if nom in value}
    if not all(isinstance(text, str) and len(text) <= 200 for text in texts.values()):
        raise Invalid({"reglages": [_("Cette vue n’est pas lisible.")]})
    if (density := texts.get("densite")) is not None and density not in DENSITIES:
        raise Invalid({"densite": [_("Valeurs possibles : %s.") % ", ".join(DENSITIES)]})
    if "filtre" in value:
        read_criteria(value["filtre"], membership_id=member_id)
    shown = value.get("colonnes", [])
    if not isinstance(shown, list) or len(shown) > MOST_COLUMNS or not all(isinstance(nom, str) for nom in shown):
        raise Invalid({"colonnes": [_("Au plus %(maximum)s colonnes.") % {"maximum": MOST_COLUMNS}]})
    if unknown := [nom for nom in [*shown, *filter(None, [texts.get("groupe")])] if nom not in columns()]:
        raise Invalid({"colonnes": [_("Champ inconnu : %(champ)s.") % {"champ": ", ".join(unknown)[:100]}]})
    return dict(value)


def create_view(*, member_id: UUID, values: Mapping[str, object]) -> Vue:
    """A new view. Two statements.

    :param values: nom, reglages, and perhaps partagee.
    :raises Invalid: by field. :raises Conflict: the firm keeps no more than `MOST_VIEWS` of one person.
    """
    if Vue.objects.filter(owner_id=member_id, deleted_at__isnull=True).count() >= MOST_VIEWS:
        raise Conflict("too_many", _("Vous avez déjà %(nombre)s vues : retirez-en une.") % {"nombre": MOST_VIEWS})
    view = Vue.objects.create(
        owner_id=member_id,
        nom=_name(values.get("nom")),
        partagee=_shared(values.get("partagee", False)),
        reglages=_settings(values.get("reglages", {}), member_id),
    )
    publish("vue.changed", vue_id=view.id)
    return view


def update_view(*, view: Vue, member_id: UUID, values: Mapping[str, object], expected_version: int) -> Vue:
    """Another name, other settings, shared or not. :raises Invalid, StaleVersion: nothing is written."""
    checks: dict[str, Callable[[object], object]] = {
        "nom": _name,
        "partagee": _shared,
        "reglages": lambda value: _settings(value, member_id),
    }
    if unknown := set(values) - set(checks):
        raise Invalid({nom: [_("Champ inconnu : %(champ)s.") % {"champ": nom}] for nom in unknown})
    cleaned = {nom: checks[nom](value) for nom, value in values.items()}
    if cleaned.get("partagee") is False:
        # Nobody opens on what they no longer see.
        VueDefaut.objects.filter(vue=view).exclude(member_id=view.owner_id).delete()
    _write(view, expected_version, **cleaned)
    return view


def remove_view(*, view: Vue, expected_version: int) -> None:
    """Taken away; `restore_view` brings it back. :raises StaleVersion: somebody changed it."""
    VueDefaut.objects.filter(vue=view).delete()
    _write(view, expected_version, deleted_at=timezone.now())


def restore_view(*, view: Vue) -> None:
    """Brought back as it was, nobody's first view."""
    if view.deleted_at is not None:
        _write(view, view.version, deleted_at=None)


def choose_view(*, member_id: UUID, view: Vue | None) -> None:
    """The view the member's list opens on; None: everybody. One statement."""
    if view is None:
        VueDefaut.objects.filter(member_id=member_id).delete()
        return
    VueDefaut.objects.bulk_create(
        [VueDefaut(member_id=member_id, vue=view)],
        update_conflicts=True,
        unique_fields=["team", "member"],
        update_fields=["vue"],
    )


def _write(view: Vue, expected_version: int, **values: Any) -> None:
    rows = Vue.objects.filter(pk=view.pk, version=expected_version)
    if not rows.update(**values, version=F("version") + 1, updated_at=timezone.now()):
        raise StaleVersion
    for nom, value in values.items():
        setattr(view, nom, value)
    view.version = expected_version + 1
    publish("vue.changed", vue_id=view.id)
