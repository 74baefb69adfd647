from __future__ import annotations

from django.core.management.commands import migrate

from egide.foundation.tenancy.autodetector import WholeTables


class Command(migrate.Command):
    """The same way of comparing as `makemigrations`: Django insists on it."""

    autodetector = WholeTables
