"""What the follow-up keeps of a client."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from uuid import UUID

from egide.modules.clients.public import Holding, Part, Regle, register_part, register_regle
from egide.modules.suivi.models import Mention, Note, Ouverture, Piece, SuiviModel, Tache

DERIVED = ("version", "updated_at", "recherche")


def _retires(model: type[SuiviModel]) -> Callable[[date], list[UUID]]:
    def due(limit: date) -> list[UUID]:
        rows = model._default_manager.filter(deleted_at__date__lt=limit)
        return list(rows.order_by("id").values_list("id", flat=True))

    return due


def _erase_note(note_id: UUID) -> Collection[UUID]:
    gone = [*Mention.objects.filter(note_id=note_id).values_list("id", flat=True), note_id]
    Note.objects.filter(pk=note_id).delete()
    return gone


def _erase_tache(tache_id: UUID) -> Collection[UUID]:
    Tache.objects.filter(pk=tache_id).delete()
    return [tache_id]


def declare() -> None:
    """Called once the apps are ready."""
    holdings = (
        Holding(Piece, left_out=DERIVED, file="file"),
        Holding(Ouverture, "piece__client"),
        Holding(Note, left_out=DERIVED),
        Holding(Mention, "note__client"),
        Holding(Tache, left_out=(*DERIVED, "cle")),
    )
    register_part(Part("suivi", "Documents, notes et tâches", "Documents, notes and tasks", holdings, rank=20))
    article = "RGPD art. 5.1.e : le temps de pouvoir les rendre"
    for nom, fr, en, model, erase in (
        ("notes_retirees", "Notes retirées", "Notes taken away", Note, _erase_note),
        ("taches_retirees", "Tâches retirées", "Tasks taken away", Tache, _erase_tache),
    ):
        register_regle(Regle(nom, fr, en, article, 1, 1, 12, due=_retires(model), erase=erase, rank=6))
