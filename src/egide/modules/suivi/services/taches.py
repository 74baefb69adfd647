"""A task is given, changed, done, taken away; a program asks for one only once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.accounts.public import Membership
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import current_team_id
from egide.kit.errors import Invalid, NotFound, StaleVersion
from egide.modules.clients.public import present_client
from egide.modules.suivi import tasks
from egide.modules.suivi.models import LONGEST_TITLE, Tache
from egide.modules.suivi.services.removal import give_back, take_away

PARIS = ZoneInfo("Europe/Paris")
DUE_AT = time(8, 0)


def add_task(
    *,
    titre: str,
    created_by_id: UUID | None,
    detail: str = "",
    echeance: date | None = None,
    assigne_id: UUID | None = None,
    client_id: UUID | None = None,
) -> Tache:
    """A task for `assigne_id`, or for whoever takes it. One statement and an event, one more per link to check.

    :raises Invalid: by field; nothing is written.
    """
    values = _checked({"titre": titre, "detail": detail, "assigne_id": assigne_id, "client_id": client_id})
    tache = Tache.objects.create(**values, echeance=echeance, created_by_id=created_by_id)
    _tell(tache)
    _plan(tache.id, echeance)
    return tache


def ensure_task(
    *,
    cle: str,
    titre: str,
    detail: str = "",
    echeance: date | None = None,
    assigne_id: UUID | None = None,
    client_id: UUID | None = None,
) -> Tache:
    """The task that `cle` names in this firm, made if it never was.

    A task that exists is given as it is: people may have moved it, done it or taken it away, and it does not come back.
    Put what makes it another one in the key: "contrat.echeance <contrat_id> 2027-01-01". Of two calls at once, one
    makes it. Two statements.

    :raises Invalid: by field; nothing is written.
    """
    if known := Tache.objects.filter(cle=cle).first():
        return known
    values = _checked({"titre": titre, "detail": detail, "assigne_id": assigne_id, "client_id": client_id})
    made = Tache(**values, cle=cle, echeance=echeance)
    Tache.objects.bulk_create([made], ignore_conflicts=True)
    tache = Tache.objects.get(cle=cle)
    if tache.id == made.id:
        _tell(tache)
        _plan(tache.id, echeance)
    return tache


def change_task(*, tache: Tache, expected_version: int, by_id: UUID | None, values: dict[str, Any]) -> None:
    """Change what is given: `titre`, `detail`, `echeance`, `assigne_id`, `client_id`, `faite`.

    :raises Invalid, StaleVersion: nothing changed.
    """
    changed = _checked({name: value for name, value in values.items() if name != "faite"})
    if "faite" in values:
        done = values["faite"]
        changed |= {"faite_at": timezone.now() if done else None, "faite_par_id": by_id if done else None}
    mine = Tache.objects.filter(pk=tache.id, version=expected_version, deleted_at__isnull=True)
    if not mine.update(**changed, version=F("version") + 1, updated_at=timezone.now()):
        raise StaleVersion
    _tell(tache)
    if "echeance" in changed:
        _plan(tache.id, changed["echeance"])


def delete_task(*, tache: Tache, expected_version: int) -> None:
    """Out of every list. One statement and an event. :raises StaleVersion: nothing changed."""
    take_away(tache, expected_version=expected_version)
    _tell(tache)


def restore_task(*, tache: Tache) -> None:
    """Back as it was. :raises NotFound: it was not taken away."""
    give_back(tache)
    _tell(tache)


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    errors: dict[str, list[str]] = {}
    if "titre" in values:
        values["titre"] = " ".join(values["titre"].split())
        if not values["titre"]:
            errors["titre"] = [_("Ce champ est obligatoire.")]
        elif len(values["titre"]) > LONGEST_TITLE:
            errors["titre"] = [_("Au plus %(longueur)s caractères.") % {"longueur": LONGEST_TITLE}]
    if "detail" in values:
        values["detail"] = values["detail"].strip()
    if values.get("assigne_id") and not Membership.objects.filter(pk=values["assigne_id"], active=True).exists():
        errors["assigne_id"] = [_("Cette personne n’est pas membre du cabinet.")]
    if values.get("client_id"):
        try:
            present_client(values["client_id"])
        except NotFound:
            errors["client_id"] = [_("Ce client n’existe pas ou n’existe plus.")]
    if errors:
        raise Invalid(errors)
    return values


def _tell(tache: Tache) -> None:
    publish("tache.changed", client_id=tache.client_id)


def _plan(tache_id: UUID, echeance: date | None) -> None:
    """On its day, in the morning, those who listen are told; a task for today or before is due already."""
    if echeance is None:
        return
    morning = datetime.combine(echeance, DUE_AT, PARIS)
    left = max(morning - timezone.now(), timedelta(0))
    tasks.tell_due.enqueue_in(left, team_id=current_team_id(), tache_id=tache_id, echeance=echeance)


def tell_due(*, tache_id: UUID, echeance: date) -> None:
    """A task not done on its day; moved, done or taken away meanwhile, nothing is said."""
    waiting = Tache.objects.filter(pk=tache_id, echeance=echeance, faite_at=None, deleted_at=None)
    if (tache := waiting.first()) is not None:
        publish("tache.due", tache_id=tache.id, client_id=tache.client_id)
