"""The states of an import, and who may move it from one to another."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.realtime.public import publish
from egide.kit.errors import Conflict
from egide.modules.imports.models import Import, Ligne

# What a state becomes when its job gives up: where one can begin again.
APRES_ECHEC = {
    "lecture": "illisible",
    "controle": "colonnes",
    "en_cours": "interrompu",
    "annulation": "fait",
}


def passer(imported: Import, *, de: Collection[str], vers: str, **values: Any) -> None:
    """From one state to another, whoever else tries at the same time. One statement and its event.

    :raises Conflict: it is not in one of the states `de`.
    """
    moved = Import.objects.filter(pk=imported.pk, state__in=list(de)).update(
        state=vers, updated_at=timezone.now(), **values
    )
    if not moved:
        raise Conflict("import_state", _("Cet import n’en est pas là : rechargez la page."))
    publish("import.changed", import_id=imported.pk)
    imported.refresh_from_db()


def tenir(import_id: UUID, state: str) -> Import | None:
    """The import, locked until the end of the transaction, if it is still in that state."""
    return Import.objects.select_for_update().filter(pk=import_id, state=state).first()


def compter(import_id: UUID, colonne: str) -> dict[str, int]:
    """Lines by `verdict` or `issue`. One statement."""
    rows = Ligne.objects.filter(lot_id=import_id).values_list(colonne).annotate(n=Count("id")).order_by(colonne)
    return {str(name): count for name, count in rows if name}


def avancer(imported: Import, traites: int, **values: Any) -> None:
    """How far the step is, told to the open pages."""
    imported.traites = traites
    imported.updated_at = timezone.now()
    for name, value in values.items():
        setattr(imported, name, value)
    imported.save(update_fields=["traites", "updated_at", *values])
    publish("import.changed", import_id=imported.pk)


def interrompre(*, import_id: UUID) -> None:
    """The job gave up: what was written stays, and can be taken up again or undone."""
    imported = Import.objects.select_for_update().filter(pk=import_id).first()
    if imported is None or imported.state not in APRES_ECHEC:
        return
    sentence = _("Ce fichier n’a pas pu être lu : enregistrez-le à nouveau, en CSV ou en XLSX, puis redonnez-le.")
    motif = sentence if imported.state == "lecture" else ""
    avancer(imported, imported.traites, state=APRES_ECHEC[imported.state], motif=motif)
