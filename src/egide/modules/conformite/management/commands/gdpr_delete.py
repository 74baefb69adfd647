"""`egide gdpr-delete MATRICULE`: what an erasure would do; with `--confirmer MATRICULE`, the erasure."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from egide.foundation.audit.public import audit_context
from egide.foundation.tenancy.public import team_scope
from egide.kit.errors import DomainError, Invalid
from egide.modules.conformite.loi import ARTICLES, NATURES
from egide.modules.conformite.management.finding import find_client
from egide.modules.conformite.models import Effacement
from egide.modules.conformite.selectors.demandes import apercu
from egide.modules.conformite.services.effacement import carry_on, start_erasure


class Command(BaseCommand):
    help = "Dit ce qu’un effacement ferait (RGPD, art. 17) ; avec --confirmer et le matricule, efface sans retour."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("matricule")
        parser.add_argument("--cabinet", default="", help="nom court du cabinet, si plusieurs ont ce matricule")
        parser.add_argument("--confirmer", default="", metavar="MATRICULE", help="le matricule répété : efface")

    def handle(self, *args: Any, matricule: str, cabinet: str, confirmer: str, **options: Any) -> None:
        team_id, client_id = find_client(matricule, cabinet)
        try:
            if confirmer:
                self._erase(team_id, client_id, confirmer)
            else:
                self._tell(team_id, client_id)
        except Invalid as refusal:
            raise CommandError(" ".join(said for sentences in refusal.errors.values() for said in sentences)) from None
        except DomainError as refusal:
            raise CommandError(refusal.text()) from None

    def _tell(self, team_id: UUID, client_id: UUID) -> None:
        with team_scope(team_id):
            found = apercu(client_id)
        for _nom, fr, _en, count in found.efface:
            self.stdout.write(f"effacé   {count:>6} ligne(s)  {fr}")
        for garde in found.garde:
            told = f"{NATURES[garde.nature]} ({ARTICLES[garde.nature]})"
            self.stdout.write(f"gardé    jusqu’au {garde.jusqu_au:%d/%m/%Y}  {told}")
        if found.en_cours:
            self.stdout.write("impossible : un contrat passé par le cabinet est en cours")
        else:
            self.stdout.write(f"rien n’a été effacé ; pour effacer : --confirmer {found.matricule}")

    def _erase(self, team_id: UUID, client_id: UUID, confirmer: str) -> None:
        with audit_context(actor_kind="operator"):
            with team_scope(team_id):
                begun = start_erasure(client_id=client_id, matricule=confirmer, member_id=None)
            left = True
            while left:
                with team_scope(team_id):
                    left = carry_on(effacement_id=begun.id)
            with team_scope(team_id):
                done = Effacement.objects.get(pk=begun.id)
        self.stdout.write(f"effacé : certificat {done.reference}, SHA-256 {done.sha256}")
