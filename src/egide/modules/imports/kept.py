"""What the imports keep of a client, and for how long."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from egide.modules.clients.public import Holding, Part, Regle, register_part, register_regle
from egide.modules.imports.models import Import, Ligne
from egide.modules.imports.services.depot import oublier


def _forget(client_id: UUID) -> None:
    """The original file names everybody it brought: it goes with the first of them who is erased."""
    for imported in Import.objects.filter(lignes__dossier=client_id, fichier__isnull=False).distinct():
        oublier(imported)


def _due(limit: date) -> list[UUID]:
    return list(Import.objects.filter(created_at__date__lt=limit).order_by("id").values_list("id", flat=True))


def _erase(import_id: UUID) -> Collection[UUID]:
    gone = [*Ligne.objects.filter(lot_id=import_id).values_list("id", flat=True), import_id]
    for imported in Import.objects.filter(pk=import_id):
        oublier(imported)
    Ligne.objects.filter(lot_id=import_id).delete()
    Import.objects.filter(pk=import_id).delete()
    return gone


def declare() -> None:
    """Called once the apps are ready."""
    holdings = (Holding(Ligne, "dossier", left_out=("avant", "champs", "doublon")),)
    register_part(Part("imports", "Imports", "Imports", holdings, rank=25, forget=_forget))
    register_regle(
        Regle(
            "imports",
            "Fichiers importés et leurs lignes",
            "Imported files and their lines",
            "RGPD art. 5.1.e : le temps de pouvoir annuler l’import",
            12,
            1,
            36,
            due=_due,
            erase=_erase,
            rank=7,
        )
    )
