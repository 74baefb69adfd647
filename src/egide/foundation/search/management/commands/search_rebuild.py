"""`egide manage search_rebuild`: the index of every firm, made again. Searches go on meanwhile on the former one."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from egide.foundation.search.registry import kinds
from egide.foundation.search.services import rebuild
from egide.foundation.tenancy.public import Team, all_teams, team_scope


class Command(BaseCommand):
    help = "Refait l’index de recherche de tous les cabinets, ou d’un seul ; chaque cabinet en une transaction."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cabinet", help="l’identifiant court (slug) d’un seul cabinet")

    def handle(self, *args: Any, cabinet: str | None = None, **options: Any) -> None:
        with all_teams():
            teams = Team.objects.using("platform").order_by("slug")
            found = list((teams.filter(slug=cabinet) if cabinet else teams).values_list("id", "slug"))
        for team_id, slug in found:
            with team_scope(team_id):
                counts = {kind.name: rebuild(kind) for kind in kinds()}
            self.stdout.write(f"{slug} : " + ", ".join(f"{count} {name}" for name, count in counts.items()))
