"""`egide manage reseal_file_keys`: after a new encryption key was put first, before the old one is removed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from egide.foundation.audit.public import audit_context
from egide.foundation.files.keys import open_key, seal_key, sealer
from egide.foundation.files.models import StoredFile
from egide.foundation.tenancy.public import all_teams, team_scope


class Command(BaseCommand):
    help = "Chiffre de nouveau les clés des fichiers avec la première clé de EGIDE_ENCRYPTION_KEYS ; pas les contenus."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        with all_teams():
            found = list(StoredFile.objects.using("platform").values_list("team_id", "id"))
        changed = 0
        for team_id, file_id in found:
            with team_scope(team_id), audit_context(actor_kind="operator"):
                stored = StoredFile.objects.select_for_update().filter(id=file_id).first()
                if stored is not None and sealer().outdated(stored.cle_scellee):
                    key = open_key(stored.cle_scellee, team_id, file_id)
                    stored.cle_scellee = seal_key(key, team_id, file_id)
                    stored.save(update_fields=["cle_scellee"])
                    changed += 1
        self.stdout.write(f"{changed} clé(s) chiffrée(s) de nouveau.")
