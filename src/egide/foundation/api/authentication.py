"""From a request to its caller: cookie with CSRF token, X-Session-Token, or a program's Authorization: Bearer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

from egide.foundation.accounts.public import Caller, resolve_caller, resolve_token
from egide.foundation.api.requests import bearer_token, client_ip, session_token
from egide.kit.errors import Conflict, Forbidden, Unauthenticated

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class _CsrfCheck(CsrfViewMiddleware):
    """Says why instead of answering."""

    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason


def _no_response(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def _enforce_csrf(request: HttpRequest) -> None:
    check = _CsrfCheck(_no_response)
    check.process_request(request)
    if check.process_view(request, _no_response, (), {}) is not None:
        raise Forbidden("csrf", "La page est restée ouverte trop longtemps : rechargez-la.")


def authenticate(request: HttpRequest) -> Caller | None:
    """The person behind the session or the token shown. One SQL statement.

    :raises Unauthenticated: a session is shown by header, or a token, but has ended.
    :raises Forbidden: cookie without the CSRF token on an unsafe method.
    """
    if token := bearer_token(request):
        program = resolve_token(token, client_ip(request))
        if program is None:
            raise Unauthenticated("token_invalid", "Ce jeton n’existe pas, a expiré ou a été révoqué.")
        return program
    key, by_cookie = session_token(request)
    caller = resolve_caller(key) if key else None
    if caller is None:
        if key and not by_cookie:
            raise Unauthenticated
        return None
    if by_cookie and request.method not in SAFE_METHODS:
        _enforce_csrf(request)
    return caller


def check_stated_team(request: HttpRequest, caller: Caller) -> None:
    """:raises Conflict: the client believes it is in another firm than its session's."""
    stated = request.headers.get("X-Team")
    present = caller.team_id or (caller.barred.team_id if caller.barred else "")
    if stated and stated.lower() != str(present).lower():
        raise Conflict("team_mismatch", "Vous avez changé de cabinet dans un autre onglet : rechargez la page.")
