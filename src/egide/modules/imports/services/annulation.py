"""A whole import undone: its clients taken away, its values given back, wherever nobody wrote since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.audit.public import audit_context
from egide.foundation.tenancy.public import current_team_id
from egide.kit.errors import DomainError
from egide.kit.sealing import CannotOpen
from egide.modules.clients.public import (
    Origine,
    delete_unused_tags,
    give_back,
    locked_dossiers,
    remove_created,
    resealed,
)
from egide.modules.imports.cibles import ETIQUETTES
from egide.modules.imports.models import Import, Ligne
from egide.modules.imports.services.etats import avancer, compter, passer, tenir
from egide.modules.imports.services.execution import KEPT
from egide.modules.imports.services.rangees import BATCH, motifs
from egide.modules.imports.tasks import annuler as annuler_job

WRITTEN = ("cree", "complete")


def demander_annulation(*, imported: Import) -> None:
    """Queued. :raises Conflict: nothing is written, or it is undone already."""
    passer(imported, de=("fait", "interrompu"), vers="annulation", traites=0)
    annuler_job.enqueue(team_id=current_team_id(), import_id=imported.id)


def annuler(*, import_id: UUID) -> None:
    """Every line that wrote something, the last ones first; killed, it takes those left."""
    while True:
        with transaction.atomic(), audit_context(cause=("import", import_id)):
            held = tenir(import_id, "annulation")
            if held is None:
                return
            written = Ligne.objects.filter(lot_id=import_id, issue__in=WRITTEN)
            lines = list(written.order_by("-numero")[:BATCH])
            if not lines:
                delete_unused_tags(held.bilan.get(ETIQUETTES, []))
                bilan = held.bilan | {"issues": compter(import_id, "issue")}
                avancer(held, held.total, state="annule", bilan=bilan)
                return
            _undo(held, lines)
            Ligne.objects.bulk_create(
                lines, update_conflicts=True, unique_fields=["team", "lot", "numero"], update_fields=KEPT
            )
            avancer(held, held.traites + len(lines))


def _undo(imported: Import, lines: Sequence[Ligne]) -> None:
    now = timezone.now()
    since = _("Modifié depuis l’import : laissé tel quel.")
    made = {line.dossier_id: line.version or 1 for line in lines if line.issue == "cree" and line.dossier_id}
    gone = remove_created(made, now=now)
    there = [line.dossier_id for line in lines if line.issue == "complete" and line.dossier_id]
    dossiers = locked_dossiers(there)
    origine = Origine("import", imported.id)
    for line in lines:
        if line.issue == "cree":
            line.issue = "retire" if line.dossier_id in gone else "garde"
            line.motifs = motifs({"": since}) if line.issue == "garde" else []
            continue
        dossier = dossiers.get(line.dossier_id) if line.dossier_id else None
        line.issue = "garde"
        if dossier is None or line.avant is None:
            line.motifs = motifs({"": _("Ce client n’est plus au fichier.")})
            continue
        try:
            with transaction.atomic():
                kept = give_back(dossier, line.avant, origine=origine, now=now)
        except (DomainError, CannotOpen):
            line.motifs = motifs({"": _("Les valeurs d’avant ne peuvent plus être remises.")})
            continue
        line.issue = "garde" if kept else "rendu"
        line.motifs = motifs(dict.fromkeys(kept, since))


def fresh_line(ligne: Any) -> dict[str, Any]:
    """As `Sealed.fresh`: what an import replaced, of the fields kept encrypted."""
    held = (ligne.avant or {}).get("scelles") or {}
    fresh = {nom: resealed(text, nom, ligne.dossier_id) for nom, text in held.items()}
    return {"avant": ligne.avant | {"scelles": fresh}} if fresh != held else {}
