"""`egide manage seed_bench`: many firms with many clients, to measure on. Never on an installation that serves."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core.management.base import BaseCommand, CommandError
from django.db import connections, transaction

from egide.foundation.accounts.public import Membership, Portee, Role, User
from egide.foundation.audit.public import audit_context
from egide.foundation.tenancy.public import Team, all_teams, team_scope
from egide.kit.ids import uuid7
from egide.modules.clients.public import Adviser, build_demo_clients, clone_clients
from egide.modules.clients.selectors.listing import present
from egide.modules.suivi.public import build_bench_pieces

PASSWORD = "Egide-demo-2026"  # noqa: S105  # the demonstration's
SECOND = "second@banc.demo.egide.fr"
EMAIL = "courtier.{number:03d}@banc.demo.egide.fr"


class Command(BaseCommand):
    """The first firm's clients are drawn; the others' are its copies, made by PostgreSQL."""

    help = "crée des cabinets de mesure : --cabinets 20 --clients 2000"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cabinets", type=int, default=20)
        parser.add_argument("--clients", type=int, default=2_000)
        parser.add_argument("--grand", type=int, default=0, help="un cabinet de plus, de N fois tous ces clients")
        parser.add_argument(
            "--documents", type=int, default=0, help="N documents au premier cabinet, et un membre limité à ses clients"
        )
        parser.add_argument("--petit", type=int, default=0, help="un cabinet de plus, de N de ces clients")

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.filter(email=EMAIL.format(number=1)).exists():
            raise CommandError("Les cabinets de mesure existent déjà.")
        password = make_password(PASSWORD)
        first, first_adviser = _firm(1, password)
        second = _second(first, password, Portee.SIENS if options["documents"] else Portee.TOUS)
        advisers = {"Claire": first_adviser, "Thomas": second, "Anne": first_adviser}
        with audit_context(actor_kind="operator"), team_scope(first):
            build_demo_clients(advisers=advisers, administrator_id=first_adviser.user_id, size=options["clients"])
            if options["documents"]:
                clients = list(present().order_by("id").values_list("id", flat=True))
                build_bench_pieces(clients, count=options["documents"])
        self.stdout.write(f"{first} {EMAIL.format(number=1)}")
        same: dict[str, int | None] = {"copies": 1, "size": None}
        others = [same] * (options["cabinets"] - 1)
        if options["grand"]:
            others.append({"copies": options["grand"], "size": None})
        if options["petit"]:
            others.append({"copies": 1, "size": options["petit"]})
        for number, what in enumerate(others, start=2):
            team_id, adviser = _firm(number, password)
            with all_teams(), transaction.atomic(using="platform"):
                clone_clients(
                    first,
                    team_id,
                    conseiller_id=adviser.membership_id,
                    using="platform",
                    copies=what["copies"] or 1,
                    size=what["size"],
                )
            self.stdout.write(f"{team_id} {EMAIL.format(number=number)}")
        with connections["owner"].cursor() as cursor:  # statistics are the owner’s to gather
            cursor.execute("VACUUM (ANALYZE)")


def _second(team_id: UUID, password: str, portee: Portee) -> Adviser:
    """Another member, who follows some of the clients."""
    with transaction.atomic(), team_scope(team_id, atomic=False):
        user = User.objects.create(email=SECOND, prenom="Alix", nom="Banc", password=password)
        EmailAddress.objects.create(user=user, email=SECOND, verified=True, primary=True)
        member = Membership.objects.create(user=user, role=Role.EMPLOYE, titre="Courtier", portee=portee)
    return Adviser(member.id, user.id, str(user))


def _firm(number: int, password: str) -> tuple[UUID, Adviser]:
    email, team_id = EMAIL.format(number=number), uuid7()
    with transaction.atomic():
        user = User.objects.create(email=email, prenom="Camille", nom=f"Banc {number:03d}", password=password)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        with team_scope(team_id, atomic=False):
            Team.objects.create(id=team_id, nom=f"Banc d’essai {number:03d}", slug=f"banc-{number:03d}")
            member = Membership.objects.create(user=user, role=Role.ADMIN, titre="Courtier")
    return team_id, Adviser(member.id, user.id, str(user))
