"""`egide manage files_check`: does every file have its bytes, and do all bytes have their file?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from egide.foundation.audit.public import audit_context
from egide.foundation.files.holders import pieces
from egide.foundation.files.keys import storage, storage_key
from egide.foundation.files.models import ERASING, Kept, StoredFile
from egide.foundation.files.services import read_file
from egide.foundation.files.tasks import erase, orphans
from egide.foundation.tenancy.public import all_teams, team_scope
from egide.kit.errors import DomainError
from egide.kit.sealed_stream import sealed_size


class Command(BaseCommand):
    help = (
        "Compare les fichiers de tous les cabinets, et les parties d’enregistrements qui n’en sont pas encore, avec le "
        "rangement, dans les deux sens. Code 1 s’il en manque, ou si des octets n’ont plus de fichier depuis plus d’un "
        "jour."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lire", action="store_true", help="déchiffre aussi chaque fichier en entier (long)")
        parser.add_argument(
            "--reparer", action="store_true", help="efface les octets sans fichier, reprend les effacements arrêtés"
        )

    def handle(self, *args: Any, lire: bool, reparer: bool, **options: Any) -> None:
        faults, files, parts = 0, 0, 0
        with all_teams():
            rows = list(StoredFile.objects.using("platform").order_by("team_id", "id"))
        for stored in rows:
            files += 1
            if stored.state == ERASING:
                self._erasing(stored, reparer)
            elif fault := _fault(stored, read=lire):
                faults += 1
                self.stdout.write(f"{stored.team_id}  {stored.id}  {fault}")
        for model in pieces():
            with all_teams():
                waiting: list[Any] = list(model._default_manager.using("platform").order_by("team_id", "pk"))
            parts += len(waiting)
            for piece in waiting:
                fault = _fault(piece, read=lire)
                if fault and _still_there(piece):
                    faults += 1
                    self.stdout.write(f"{piece.team_id}  {piece.pk}  {model._meta.verbose_name} : {fault}")
        for entry in list(orphans(storage().entries())):
            self.stdout.write(f"{entry.key}  {entry.size} octets sans fichier{', effacés' if reparer else ''}")
            if reparer:
                storage().delete(entry.key)
            else:
                faults += 1
        told = f", {parts} partie(s) en attente" if parts else ""
        self.stdout.write(f"{files} fichier(s){told}, {faults} anomalie(s).")
        if faults:
            raise CommandError("Le rangement et la base ne disent pas la même chose.")

    def _erasing(self, stored: StoredFile, repair: bool) -> None:
        if not repair:
            self.stdout.write(f"{stored.team_id}  {stored.id}  effacement en attente")
            return
        assert stored.team_id is not None
        with team_scope(stored.team_id), audit_context(actor_kind="operator"), transaction.atomic():
            erase(team_id=stored.team_id, file_id=stored.id)
        self.stdout.write(f"{stored.team_id}  {stored.id}  effacé")


def _still_there(piece: Any) -> bool:
    """Parts come and go: one that was joined or heard meanwhile lacks nothing."""
    with all_teams():
        return bool(type(piece)._default_manager.using("platform").filter(pk=piece.pk).exists())


def _fault(stored: Kept, *, read: bool) -> str | None:
    assert stored.team_id is not None
    size = storage().size(storage_key(stored.team_id, stored.id))
    if size is None:
        return "octets introuvables"
    if size != sealed_size(stored.size):
        return f"{size} octets au lieu de {sealed_size(stored.size)}"
    if read:
        try:
            for _block in read_file(stored):
                pass
        except (DomainError, ValueError):
            return "illisible"
    return None
