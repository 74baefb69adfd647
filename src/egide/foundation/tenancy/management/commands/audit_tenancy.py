"""`egide manage audit_tenancy`: read the walls between firms from PostgreSQL's catalogue."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, connections

from egide.foundation.tenancy.catalogue import findings, tenant_models


class Command(BaseCommand):
    help = "Vérifie dans le catalogue de PostgreSQL que les cabinets sont séparés. Code 1 si un mur manque."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS, help="l’alias du rôle de l’application")

    def handle(self, *args: Any, database: str, **options: Any) -> None:
        with connections[database].cursor() as cursor:
            found = findings(cursor)
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"{len(tenant_models())} tables de cabinet : les murs tiennent.")
