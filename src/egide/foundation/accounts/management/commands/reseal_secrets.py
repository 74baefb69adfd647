"""`egide manage reseal_secrets`: after a new encryption key was put first, before the old one is removed."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand
from django.db import transaction

from egide.foundation.accounts.adapters import reseal


class Command(BaseCommand):
    help = "Chiffre de nouveau les seconds facteurs avec la première clé de EGIDE_ENCRYPTION_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = 0
        with transaction.atomic():
            for authenticator in Authenticator.objects.select_for_update().order_by("id"):
                if (fresh := reseal(authenticator.data)) is not None:
                    authenticator.data = fresh
                    authenticator.save(update_fields=["data"])
                    changed += 1
        self.stdout.write(f"{changed} secret(s) chiffré(s) de nouveau.")
