"""The cast of the tests: two firms of brokers, the platform's operator, and the browser they use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.test import Client as DjangoClient

from egide.foundation.accounts.public import Membership, Role, User
from egide.foundation.tenancy.public import Team, team_scope
from egide.kit.ids import uuid7

PASSWORD = "le vélo bleu de Nantes"


@dataclass
class Person:
    """Somebody with an account and a verified address."""

    user: User
    memberships: dict[UUID, UUID] = field(default_factory=dict)

    @property
    def id(self) -> UUID:
        return self.user.id

    @property
    def email(self) -> str:
        return self.user.email

    def membership_in(self, firm: Firm) -> UUID:
        return self.memberships[firm.id]


@dataclass
class Firm:
    id: UUID
    nom: str


def create_person(prenom: str, nom: str, email: str, **fields: Any) -> Person:
    user = User.objects.create_user(email=email, password=PASSWORD, prenom=prenom, nom=nom, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return Person(user)


def create_firm(nom: str, slug: str) -> Firm:
    team_id = uuid7()
    with team_scope(team_id):
        Team.objects.create(id=team_id, nom=nom, slug=slug)
    return Firm(team_id, nom)


def hire(firm: Firm, person: Person, role: Role, titre: str = "") -> None:
    with team_scope(firm.id):
        membership = Membership.objects.create(user=person.user, role=role, titre=titre)
    person.memberships[firm.id] = membership.id


class Browser(DjangoClient):
    """Speaks JSON, keeps cookies, sends the CSRF token as the application does."""

    def __init__(self, **options: Any) -> None:
        super().__init__(enforce_csrf_checks=True, **options)

    def request(self, **request: Any) -> Any:
        if request.get("REQUEST_METHOD") not in ("GET", "HEAD") and "csrftoken" in self.cookies:
            request.setdefault("HTTP_X_CSRFTOKEN", self.cookies["csrftoken"].value)
        return super().request(**request)

    def send(self, method: str, path: str, body: Any = None, **options: Any) -> Any:
        """Any method with a JSON body; `path` from /api/v1/."""
        options.setdefault("content_type", "application/json")
        return getattr(self, method.lower())(f"/api/v1/{path}", body if body is not None else {}, **options)

    def read(self, path: str, **options: Any) -> Any:
        return self.get(f"/api/v1/{path}", **options)

    def allauth(self, method: str, path: str, body: Any = None, **options: Any) -> Any:
        """The accounts' own protocol, from /_allauth/browser/v1/."""
        address = f"/_allauth/browser/v1/{path}"
        if method == "GET":
            return self.get(address, **options)
        if "csrftoken" not in self.cookies:
            self.get("/_allauth/browser/v1/config")
        return getattr(self, method.lower())(address, body or {}, content_type="application/json", **options)

    def log_in(self, person: Person, password: str = PASSWORD) -> Any:
        return self.allauth("POST", "auth/login", {"email": person.email, "password": password})

    def choose(self, firm: Firm) -> Any:
        return self.send("POST", "session/team", {"team_id": str(firm.id)})


def logged_in(person: Person, firm: Firm | None = None) -> Browser:
    """A browser in which `person` has logged in, and chosen `firm` if they have several."""
    browser = Browser()
    answer = browser.log_in(person)
    assert answer.status_code == 200, answer.content
    if firm is not None:
        assert browser.choose(firm).status_code == 200
    return browser
