"""`egide manage reseal_webhook_secrets`: after a new encryption key was put first, before the old one is removed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from egide.foundation.audit.public import audit_context
from egide.foundation.tenancy.public import all_teams, team_scope
from egide.foundation.webhooks.models import Endpoint
from egide.foundation.webhooks.sealing import open_secret, seal_secret, sealer


class Command(BaseCommand):
    help = "Chiffre de nouveau les secrets des webhooks avec la première clé de EGIDE_ENCRYPTION_KEYS."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        with all_teams():
            found = list(Endpoint.objects.using("platform").values_list("team_id", "id"))
        changed = 0
        for team_id, endpoint_id in found:
            with team_scope(team_id), audit_context(actor_kind="operator"), transaction.atomic():
                endpoint = Endpoint.objects.select_for_update().get(id=endpoint_id)
                for name in ("secret_scelle", "former_scelle"):
                    sealed = getattr(endpoint, name)
                    if sealed and sealer().outdated(sealed):
                        setattr(endpoint, name, seal_secret(open_secret(sealed, endpoint_id), endpoint_id))
                        endpoint.save(update_fields=[name])
                        changed += 1
        self.stdout.write(f"{changed} secret(s) chiffré(s) de nouveau.")
