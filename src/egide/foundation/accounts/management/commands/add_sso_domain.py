"""`egide manage add_sso_domain CABINET DOMAINE`: when no administrator of the firm has a confirmed address there."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from egide.foundation.accounts.sso_settings import claim_domain
from egide.foundation.tenancy.public import Team, all_teams, team_scope
from egide.kit.errors import DomainError


class Command(BaseCommand):
    help = "Donne un domaine de messagerie à un cabinet, après vérification par vos soins."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("cabinet", help="son adresse courte")
        parser.add_argument("domaine")

    def handle(self, *args: Any, **options: Any) -> None:
        domain = options["domaine"].strip().lower()
        with all_teams():
            team = Team.objects.using("platform").filter(slug=options["cabinet"]).first()
        if team is None:
            raise CommandError("Aucun cabinet à cette adresse courte.")
        try:
            with team_scope(team.id):
                claim_domain(domain=domain)
        except DomainError as refusal:
            raise CommandError(refusal.text()) from None
        self.stdout.write(f"{domain} est un domaine de {team.nom} : son administrateur peut l’ajouter.")
