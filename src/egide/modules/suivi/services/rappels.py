"""The dates of contracts become tasks of their advisers, each once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from egide.foundation.accounts.public import Membership
from egide.kit.errors import Invalid, StaleVersion
from egide.modules.clients.public import SECTIONS, EcheanceContrat, echeances
from egide.modules.suivi.models import LONGEST_TITLE, Rappels, Tache
from egide.modules.suivi.services.taches import ensure_task

LONGEST_AHEAD = 365
# The insurer's own last day to tell (`avis`) asks nothing of the adviser, and a due date has its notice before it.
KINDS = ("preavis", "terme", "denonciation", "infra_annuelle", "echeance")
_WORDS = {
    "preavis": "dernier jour pour résilier le {jour}",
    "terme": "le contrat prend fin le {jour}",
    "denonciation": "avis d’échéance tardif, résiliable jusqu’au {jour}",
    "infra_annuelle": "résiliable à tout moment à partir du {jour}",
    "echeance": "échéance le {jour}, remplaçable à tout moment",
}
_PRESUMED = "Date calculée d’après la date d’effet, l’échéance n’étant pas connue."
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def reminders() -> Rappels:
    """The firm's choice; the defaults before the first change. One statement."""
    return Rappels.objects.first() or Rappels(version=0)


def change_reminders(*, values: Mapping[str, Any], expected_version: int) -> Rappels:
    """Write the given fields.

    :param expected_version: 0 before the first change.
    :raises Invalid: due before it comes, or further ahead than a year. :raises StaleVersion: changed meanwhile.
    """
    now = reminders()
    if now.version != expected_version:
        raise StaleVersion
    for nom, value in values.items():
        setattr(now, nom, value)
    if not 1 <= now.jours_avant <= LONGEST_AHEAD:
        raise Invalid({"jours_avant": [_("Entre 1 et 365 jours.")]})
    if now.jours_a_faire > now.jours_avant:
        raise Invalid({"jours_a_faire": [_("La tâche serait à faire avant d’apparaître : indiquez moins de jours.")]})
    if expected_version == 0:
        now.version = 1
        try:
            with transaction.atomic():
                now.save(force_insert=True)
        except IntegrityError:
            raise StaleVersion from None
        return now
    changed = {nom: getattr(now, nom) for nom in values}
    if not Rappels.objects.filter(version=expected_version).update(**changed, version=F("version") + 1):
        raise StaleVersion
    now.version = expected_version + 1
    return now


def remind(*, today: date) -> int:
    """A task for each date of the contracts in force that is near enough, once each, whatever became of it.

    Three statements, and those of `ensure_task` for each new one. :returns: how many are new.
    """
    rules = reminders()
    if not rules.actif:
        return 0
    near = echeances(since=today, until=today + timedelta(days=rules.jours_avant), kinds=KINDS)
    wanted = {_key(one): one for one in near if one.echeance.kind != "echeance" or one.type == "emprunteur"}
    known = set(Tache.objects.filter(cle__in=list(wanted)).values_list("cle", flat=True))
    active = set(Membership.objects.filter(active=True).values_list("id", flat=True))
    new = {cle: one for cle, one in wanted.items() if cle not in known}
    for cle, one in new.items():
        day = one.echeance.date
        assert day is not None  # asked between two days
        ensure_task(
            cle=cle,
            titre=_title(one, day),
            detail=" ".join(
                filter(
                    None,
                    (
                        f"Contrat n° {one.numero}." if one.numero else "",
                        f"{one.echeance.source}.",
                        _PRESUMED if one.echeance.presumee else "",
                    ),
                )
            ),
            echeance=max(today, day - timedelta(days=rules.jours_a_faire)),
            assigne_id=one.conseiller_id if one.conseiller_id in active else None,
            client_id=one.client_id,
        )
    return len(new)


def _key(found: EcheanceContrat) -> str:
    return f"contrat.{found.echeance.kind} {found.contrat_id} {found.echeance.date}"


def _title(found: EcheanceContrat, day: date) -> str:
    """« Auto, Macif : dernier jour pour résilier le 1er juillet 2027 »; tasks are the firm's, in French."""
    champ = SECTIONS["contrats_existants"].champ("type")
    assert champ is not None and champ.choix is not None
    kind = next((one.fr for one in champ.choix.choix if one.valeur == found.type), found.type)
    told = _WORDS[found.echeance.kind].format(
        jour=f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"
    )
    what = ", ".join(filter(None, (kind, found.assureur)))
    return f"{what[: LONGEST_TITLE - len(told) - 3]} : {told}"
