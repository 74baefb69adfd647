"""`egide manage reset_second_factor ADRESSE`: for somebody who lost theirs and whom no firm alone may help."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from egide.foundation.accounts import mail
from egide.foundation.accounts.factors import remove_factors
from egide.foundation.accounts.memberships import teams_of
from egide.foundation.accounts.models import Membership, User
from egide.foundation.audit.public import audit_context
from egide.foundation.tenancy.public import team_scope


class Command(BaseCommand):
    help = "Retire le second facteur d’une personne, ferme ses sessions et la prévient."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("adresse")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email=options["adresse"].strip().lower()).first()
        if user is None:
            raise CommandError("Aucun compte à cette adresse.")
        with transaction.atomic():
            if not remove_factors(user):
                raise CommandError("Cette personne n’a pas de second facteur.")
            for access in teams_of(user.id):
                with team_scope(access.team_id), audit_context(actor_kind="operator"):
                    member = Membership.objects.get(id=access.membership_id)
                    member.facteur_retire_at = timezone.now()
                    member.save(update_fields=["facteur_retire_at"])
            mail.send_factor_reset(to=user.email, by="L’exploitant de la plateforme", firm="")
        self.stdout.write(f"Second facteur de {user.email} retiré.")
