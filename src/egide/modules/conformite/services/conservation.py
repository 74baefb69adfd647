"""How long each kind of data is kept, and what goes at night."""

from __future__ import annotations

import calendar
import logging
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.audit.public import audit_context
from egide.foundation.files.public import delete_file, erase_now
from egide.kit.errors import Conflict, Invalid
from egide.modules.clients.public import Regle, regles
from egide.modules.conformite.models import Archive, Duree, Effacement, Passage
from egide.modules.conformite.services.effacement import blank, start_erasure
from egide.modules.conformite.services.export import expire_exports

logger = logging.getLogger("egide.conformite")

CAUSE = "conservation"
EXPORTS, ARCHIVES = "exports", "archives"


@dataclass(frozen=True, slots=True)
class Conservation:
    """A rule as a firm applies it. `due`: what would go tonight."""

    regle: Regle
    mois: int
    due: tuple[UUID, ...]


def months_before(day: date, months: int) -> date:
    """The same day `months` earlier; the last of its month when that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def conservation(today: date | None = None) -> list[Conservation]:
    """Every rule and what is due. One statement, and one a rule."""
    today = today or timezone.localdate()
    chosen = dict(Duree.objects.values_list("regle", "mois"))
    erasing = set(Effacement.objects.exclude(client_id=None).values_list("client_id", flat=True))
    found = []
    for regle in regles():
        mois = chosen.get(regle.nom, regle.defaut)
        due = regle.due(months_before(today, mois))
        found.append(Conservation(regle, mois, tuple(key for key in due if key not in erasing)))
    return found


def set_duree(*, nom: str, mois: int) -> None:
    """A firm's own choice, within what the law leaves it. One statement.

    :raises Invalid: no such rule, too short or too long.
    """
    regle = next((regle for regle in regles() if regle.nom == nom), None)
    if regle is None:
        raise Invalid({"regle": [_("Valeurs possibles : %s.") % ", ".join(regle.nom for regle in regles())]})
    if not regle.minimum <= mois <= regle.maximum:
        limits = {"minimum": regle.minimum, "maximum": regle.maximum}
        raise Invalid({"mois": [_("Entre %(minimum)s et %(maximum)s mois.") % limits]})
    Duree.objects.update_or_create(regle=nom, defaults={"mois": mois})


def run_night(*, today: date | None = None) -> Passage:
    """What is due goes: each thing in its own transaction. Nothing due: nothing is written but the passage.

    A file whose contract is in force stays, and is counted apart by nobody: it is due again tomorrow.
    """
    today = today or timezone.localdate()
    counts: dict[str, int] = {}
    passage = Passage()
    with transaction.atomic():
        due = conservation(today)
    for rule in due:
        gone = sum(_let_go(rule.regle, key, passage.id) for key in rule.due)
        if gone:
            counts[rule.regle.nom] = gone
    with transaction.atomic():
        if exports := expire_exports():
            counts[EXPORTS] = exports
    if archives := _let_archives_go(today, passage.id):
        counts[ARCHIVES] = archives
    with transaction.atomic():
        passage.comptes = counts
        passage.save(force_insert=True)
    logger.info("conformite.night", extra={"count": sum(counts.values())})
    return passage


def _let_go(regle: Regle, key: UUID, passage_id: UUID) -> bool:
    try:
        with transaction.atomic(), audit_context(cause=(CAUSE, passage_id)):
            if regle.erase is None:
                start_erasure(client_id=key, matricule=None, member_id=None, motif="conservation")
            else:
                blank(None, regle.erase(key))
    except Conflict:
        return False
    return True


def archives_due(today: date) -> list[UUID]:
    """What the law no longer asks to keep. One statement."""
    rows = Archive.objects.filter(efface_at=None, jusqu_au__lt=today)
    return list(rows.order_by("id").values_list("id", flat=True))


def _let_archives_go(today: date, passage_id: UUID) -> int:
    with transaction.atomic():
        due = archives_due(today)
    for archive_id in due:
        with transaction.atomic(), audit_context(cause=(CAUSE, passage_id)):
            archive = Archive.objects.select_for_update().get(pk=archive_id)
            file_id, archive.file, archive.efface_at = archive.file_id, None, timezone.now()
            archive.save(update_fields=["file", "efface_at"])
            if file_id is not None:
                delete_file(file_id=file_id)
                erase_now(file_id=file_id)
                blank(None, [file_id])
    return len(due)
