"""`egide demo`: two firms, their people, clients and meetings. Made once; saying it again changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core.management.base import BaseCommand
from django.db import transaction

from egide.foundation.accounts.public import Membership, Role, User
from egide.foundation.audit.public import audit_context
from egide.foundation.identity.public import build_demo_identity
from egide.foundation.tenancy.public import Team, team_scope
from egide.kit.ids import uuid7
from egide.modules.clients.public import Adviser, build_demo_clients
from egide.modules.intake.public import build_demo_entretiens
from egide.modules.suivi.public import build_demo_suivi

PASSWORD = "Egide-demo-2026"  # noqa: S105  # shown to whoever starts the demonstration
LAVIGNE, PONANT = "lavigne.demo.egide.fr", "ponant.demo.egide.fr"


@dataclass(frozen=True, slots=True)
class Account:
    prenom: str
    nom: str
    email: str


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody does in a firm."""

    account: Account
    role: Role
    titre: str


CLAIRE = Account("Claire", "Vasseur", f"claire.vasseur@{LAVIGNE}")
THOMAS = Account("Thomas", "Berger", f"thomas.berger@{LAVIGNE}")
ANNE = Account("Anne", "Lavigne", f"anne.lavigne@{LAVIGNE}")
ANTOINE = Account("Antoine", "Lavigne", f"antoine.lavigne@{LAVIGNE}")
YANN = Account("Yann", "Kerbrat", f"yann.kerbrat@{PONANT}")
GAELLE = Account("Gaëlle", "Morvan", f"gaelle.morvan@{PONANT}")
OPERATOR = Account("Olivia", "Prat", "operateur@egide.demo")
PEOPLE = (CLAIRE, THOMAS, ANNE, ANTOINE, YANN, GAELLE, OPERATOR)

FIRST_FIRM = (
    Post(CLAIRE, Role.EMPLOYE, "Courtière"),
    Post(THOMAS, Role.EMPLOYE, "Courtier"),
    Post(ANNE, Role.MANAGER, "Responsable du cabinet"),
    Post(ANTOINE, Role.ADMIN, "Gérant"),
)
SECOND_FIRM = (
    Post(GAELLE, Role.EMPLOYE, "Courtière"),
    Post(YANN, Role.ADMIN, "Gérant"),
    Post(ANNE, Role.MANAGER, "Associée"),
)

LOG_INS = f"""Connexions de démonstration (mot de passe : {PASSWORD})
  {CLAIRE.email}   courtière, Cabinet Lavigne (Nantes)
  {THOMAS.email}    courtier, Cabinet Lavigne
  {ANNE.email}     responsable, Cabinet Lavigne et Assurances du Ponant
  {ANTOINE.email}  administrateur, Cabinet Lavigne
  {YANN.email}      administrateur, Assurances du Ponant (Brest)
  {GAELLE.email}    courtière, Assurances du Ponant
  {OPERATOR.email}              exploitant de la plateforme"""


class Command(BaseCommand):
    """Prints the log-ins, whether it had anything to do or not."""

    help = "crée les cabinets de démonstration"

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            if not User.objects.filter(email=CLAIRE.email).exists():
                create()
        self.stdout.write(LOG_INS)


def create() -> None:
    """Everything, or nothing: called in a transaction."""
    users = _create_people()
    with audit_context(actor_kind="operator"):
        lavigne = _create_firm("Cabinet Lavigne", "cabinet-lavigne", "812345676", "07001234", FIRST_FIRM, users)
        ponant = _create_firm(
            "Assurances du Ponant", "assurances-du-ponant", "823456785", "07005678", SECOND_FIRM, users
        )
        with team_scope(lavigne.team_id, atomic=False):
            build_demo_clients(
                advisers=lavigne.advisers("Claire", "Thomas", "Anne"), administrator_id=users[ANTOINE].id, size=200
            )
            build_demo_entretiens(lavigne.team_id)
            build_demo_suivi(lavigne.members)
            build_demo_identity()
        with team_scope(ponant.team_id, atomic=False):
            build_demo_clients(
                advisers=ponant.advisers("Gaëlle", "Yann"), administrator_id=users[YANN].id, size=40, second=True
            )


@dataclass(frozen=True, slots=True)
class Firm:
    team_id: UUID
    members: dict[str, Adviser]

    def advisers(self, *prenoms: str) -> dict[str, Adviser]:
        return {prenom: self.members[prenom] for prenom in prenoms}


def _create_people() -> dict[Account, User]:
    password = make_password(PASSWORD)
    users = {
        account: User.objects.create(
            email=account.email,
            prenom=account.prenom,
            nom=account.nom,
            password=password,
            is_operator=account is OPERATOR,
        )
        for account in PEOPLE
    }
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users.values()
    )
    return users


def _create_firm(
    nom: str, slug: str, siren: str, orias: str, posts: tuple[Post, ...], users: dict[Account, User]
) -> Firm:
    team_id = uuid7()
    members = {}
    with team_scope(team_id, atomic=False):
        Team.objects.create(id=team_id, nom=nom, slug=slug, siren=siren, orias=orias)
        for post in posts:
            user = users[post.account]
            member = Membership.objects.create(user=user, role=post.role, titre=post.titre)
            members[user.prenom] = Adviser(member.id, user.id, str(user))
    return Firm(team_id, members)
