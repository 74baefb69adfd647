"""`egide manage reseal_model_keys`: after a new encryption key was put first, before the old one is removed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from egide.foundation.ai.models import Provider
from egide.foundation.ai.sealing import open_key, seal_key, sealer
from egide.foundation.audit.public import audit_context
from egide.foundation.tenancy.public import all_teams, team_scope


class Command(BaseCommand):
    help = "Chiffre de nouveau les clés des modèles avec la première clé de EGIDE_ENCRYPTION_KEYS."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        with all_teams():
            found = list(
                Provider.objects.using("platform").filter(cle_scellee__isnull=False).values_list("team_id", "id")
            )
        changed = 0
        for team_id, provider_id in found:
            with team_scope(team_id), audit_context(actor_kind="operator"), transaction.atomic():
                provider = Provider.objects.select_for_update().filter(id=provider_id).first()
                sealed = provider.cle_scellee if provider else None
                if provider is not None and sealed and sealer().outdated(sealed):
                    provider.cle_scellee = seal_key(open_key(sealed, provider_id), provider_id)
                    provider.save(update_fields=["cle_scellee"])
                    changed += 1
        self.stdout.write(f"{changed} clé(s) chiffrée(s) de nouveau.")
