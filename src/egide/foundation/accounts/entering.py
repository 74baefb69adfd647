"""The last steps of every log-in, whatever came before: where from, by whom vouched for, with which second factor."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.headless.constants import Client
from allauth.headless.internal.decorators import mark_request_as_headless
from allauth.mfa.stages import AuthenticateStage
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from egide.foundation.accounts.memberships import teams_of
from egide.foundation.accounts.models import User
from egide.foundation.accounts.session_store import SSO

PENDING = "_sso_pending"


class SecondFactorStage(AuthenticateStage):  # type: ignore[misc]
    """A second factor of ours is not asked again of whoever gave theirs to a provider that the firm trusts for it."""

    def handle(self) -> tuple[Any, bool]:
        vouched = pending_of(self.request, self.login.user)
        if vouched is not None and vouched["mfa"] and _trusted(self.login.user, UUID(vouched["team"])):
            return None, True
        answer: tuple[Any, bool] = super().handle()
        return answer


def _trusted(user: User, team_id: UUID) -> bool:
    return any(access.team_id == team_id and access.trusts_sso_mfa for access in teams_of(user.id))


def pending_of(request: HttpRequest, user: User | None) -> dict[str, Any] | None:
    """What the provider of a firm said of this person, in this browser, since they began to log in."""
    vouched: dict[str, Any] | None = request.session.get(PENDING)
    return vouched if vouched is not None and user is not None and vouched["user"] == str(user.pk) else None


def enter_by_provider(request: HttpRequest, user: User, *, team_id: UUID, mfa: bool) -> bool:
    """The same way in as a password's from here on; whoever was logged in there before is not any more.

    :returns: whether they are in; else the second factor is still to be given.
    """
    request.session.flush()
    request.user = AnonymousUser()
    mark_request_as_headless(request, Client.BROWSER)
    request.session[PENDING] = {"user": str(user.pk), "team": str(team_id), "mfa": mfa}
    record_authentication(request, user, method="sso")
    perform_login(request, Login(user=user, email=user.email))
    return bool(request.user.is_authenticated)


def note_provider(request: HttpRequest, vouched: dict[str, Any] | None) -> None:
    """The session that has just opened is, or is not, the work of a firm's provider."""
    request.session.pop(PENDING, None)
    request.session.pop(SSO, None)
    if vouched is not None:
        request.session[SSO] = {"team": vouched["team"], "mfa": vouched["mfa"]}
