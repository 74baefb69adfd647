from __future__ import annotations

from django.core.management.commands import makemigrations

from egide.foundation.tenancy.autodetector import WholeTables


class Command(makemigrations.Command):
    autodetector = WholeTables
