"""`egide gdpr-export MATRICULE`: everything that is kept of a client, in one archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from egide.foundation.audit.public import audit_context
from egide.foundation.files.public import read_file
from egide.foundation.tenancy.public import team_scope
from egide.modules.conformite.management.finding import find_client
from egide.modules.conformite.models import ExportPersonne
from egide.modules.conformite.services.export import make_export, take_export


class Command(BaseCommand):
    help = "Écrit toutes les données d’un client dans une archive zip (RGPD, art. 15 et 20)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("matricule")
        parser.add_argument("--cabinet", default="", help="nom court du cabinet, si plusieurs ont ce matricule")
        parser.add_argument("--fichier", default="", help="où écrire l’archive")

    def handle(self, *args: Any, matricule: str, cabinet: str, fichier: str, **options: Any) -> None:
        team_id, client_id = find_client(matricule, cabinet)
        path = Path(fichier or f"donnees-{matricule.upper()}-{timezone.localdate().isoformat()}.zip")
        with audit_context(actor_kind="operator"):
            with team_scope(team_id):
                export = ExportPersonne.objects.create(client_id=client_id)
                make_export(export_id=export.id)
            with team_scope(team_id):
                stored = take_export(export_id=export.id, user_id=None)
                with path.open("wb") as out:
                    out.writelines(read_file(stored))
        self.stdout.write(f"{path} ({stored.size} octets). L’archive reste téléchargeable 7 jours dans le cabinet.")
