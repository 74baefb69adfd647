"""The base of every endpoint: who, in which firm, with which right, then the handler.

Order of refusals: 405, 401, 403 csrf, 409 team_mismatch, 403 (no firm, no right), 429, then the handler's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from egide.foundation.accounts.public import Caller
from egide.foundation.api.authentication import SAFE_METHODS, authenticate, check_stated_team
from egide.foundation.api.idempotency import answer_once
from egide.foundation.api.parsing import JsonOnly, StrictJsonParser, refuse_unstorable_parameters, storable
from egide.foundation.api.problems import exception_handler
from egide.foundation.api.requests import client_ip, request_id_of
from egide.foundation.api.schema import ApiSchema
from egide.foundation.api.throttling import throttle
from egide.foundation.audit.public import audit_context
from egide.foundation.authz.public import PUBLIC, SESSION, require
from egide.foundation.tenancy.public import seeing, team_scope
from egide.kit.errors import Forbidden, NotFound, Unauthenticated

Handler = Callable[..., HttpResponseBase]


class ApiView(APIView):
    """Subclasses write `get`, `post`, … and declare what each needs in `abilities`.

    A method missing from `abilities` is refused to everybody. Inside a handler that has an ability the firm's
    scope and the audit's context are open, in the request's one transaction.
    """

    abilities: ClassVar[Mapping[str, str]] = {}
    """Method → ability name, `SESSION` or `PUBLIC`."""
    throttle_scopes: ClassVar[Mapping[str, str]] = {}
    """Method → bucket of `throttling.LIMITS`, when not the usual read / write."""
    versioned: ClassVar[bool] = False
    """PATCH, PUT and DELETE take If-Match, and answer 412 and 428 (documentation; the handler calls
    `expected_version`). A POST that does so names `IF_MATCH` among its parameters."""

    replayable: ClassVar[bool] = True
    """False: no answer is kept for Idempotency-Key, since it tells what must not be written anywhere."""

    unconditional: ClassVar[frozenset[str]] = frozenset()
    """Methods of a versioned thing that may come without If-Match: they create it."""

    http_method_names = ["get", "head", "post", "put", "patch", "delete"]
    authentication_classes = ()
    permission_classes = ()
    renderer_classes = (JSONRenderer,)
    parser_classes = (StrictJsonParser,)
    content_negotiation_class = JsonOnly
    schema = ApiSchema()

    _caller: Caller | None = None

    @property
    def caller(self) -> Caller:
        """Who is asking; every method but a PUBLIC one has somebody."""
        if self._caller is None:
            raise Unauthenticated
        return self._caller

    @property
    def caller_or_none(self) -> Caller | None:
        return self._caller

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.args, self.kwargs, self.headers = args, kwargs, {}
        request_id_of(request)
        self.request = asked = self.initialize_request(request, *args, **kwargs)
        try:
            handler = self._handler(asked)
            with self._admitted(asked):
                response = self._answer(handler, asked)
        except Exception as error:  # noqa: BLE001 – handle_exception raises what it does not know
            response = self.handle_exception(error)
        return self.finalize_response(asked, response, *args, **kwargs)

    def handle_exception(self, exc: Exception) -> HttpResponseBase:  # type: ignore[override]
        with self._language():
            response = exception_handler(exc, {"request": self.request._request, "view": self})
        if response is None:
            raise exc
        return response

    def finalize_response(  # type: ignore[override]
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if isinstance(response, Response) and not hasattr(request, "accepted_renderer"):
            renderer = JSONRenderer()
            request.accepted_renderer, request.accepted_media_type = renderer, renderer.media_type
        final: HttpResponseBase = super().finalize_response(request, response, *args, **kwargs)  # type: ignore[arg-type]
        final.headers.setdefault("Cache-Control", "private, no-store")
        patch_vary_headers(final, ["Cookie", "X-Session-Token", "Authorization"])
        return final

    def _handler(self, request: Request) -> Handler:
        method = (request.method or "").lower()
        handler = getattr(self, method, None) if method in self.http_method_names else None
        if handler is None:
            raise MethodNotAllowed(request.method or "")
        found: Handler = handler
        return found

    @contextmanager
    def _admitted(self, request: Request) -> Iterator[None]:
        http = request._request
        self._refuse_unstorable(request)
        method = "GET" if request.method == "HEAD" else request.method or ""
        needed = self.abilities.get(method)
        self._caller = caller = authenticate(http)
        if caller is not None:
            request.user = caller  # type: ignore[assignment]
            http.caller = caller  # type: ignore[attr-defined]
            check_stated_team(http, caller)
        if needed == PUBLIC:
            with self._language():
                self._throttle(method, caller, http)
                yield
            return
        if caller is None:
            raise Unauthenticated
        if needed is None:
            raise Forbidden
        with self._language(), self._audited(caller, http):
            if needed == SESSION:
                if caller.scopes is not None:
                    raise Forbidden("people_only", "Un jeton n’ouvre pas ce qui est propre à une personne.")
                self._throttle(method, caller, http)
                yield
                return
            if caller.team_id is None:
                raise _closed(caller)
            require(caller, needed)
            self._throttle(method, caller, http)
            with team_scope(caller.team_id, atomic=False), seeing(caller.sight):
                yield

    def _language(self) -> AbstractContextManager[None]:
        """The caller's own language; that of the request's headers for nobody."""
        return nullcontext() if self._caller is None else translation.override(self._caller.langue)

    @contextmanager
    def _audited(self, caller: Caller, http: HttpRequest) -> Iterator[None]:
        with audit_context(
            actor_id=caller.user_id,
            actor_kind="user",
            request_id=request_id_of(http),
            ip=client_ip(http),
            # What a program does for somebody says so, until a service knows a nearer cause.
            cause=None if caller.scopes is None else ("jeton", caller.session_id),
        ):
            yield

    def _refuse_unstorable(self, request: Request) -> None:
        if not all(storable(value) for value in self.kwargs.values() if isinstance(value, str)):
            raise NotFound
        refuse_unstorable_parameters(request.query_params)

    def _throttle(self, method: str, caller: Caller | None, http: HttpRequest) -> None:
        usual = "read" if method in SAFE_METHODS else "write"
        scope = self.throttle_scopes.get(method, usual if caller else "anonymous")
        if caller is None:
            throttle(scope, team_id=None, subject=client_ip(http))
        else:
            throttle(scope, team_id=caller.team_id, subject=caller.user_id)

    def _answer(self, handler: Handler, request: Request) -> HttpResponseBase:
        def answer() -> HttpResponseBase:
            response = handler(request, *self.args, **self.kwargs)
            if isinstance(response, Response):
                # Rendered here, inside the transaction: lazy data and the idempotency record need it.
                self.finalize_response(request, response)
                response.render()
            return response

        caller = self._caller
        if request.method == "POST" and self.replayable and caller is not None and caller.team_id is not None:
            key = request.headers.get("Idempotency-Key")
            if key is not None and self.abilities.get("POST") not in (SESSION, PUBLIC):
                return answer_once(request, key, caller, answer)
        return answer()


def _closed(caller: Caller) -> Forbidden:
    """Why somebody logged in is in no firm."""
    if caller.barred is None:
        return Forbidden("team_required", "Choisissez d’abord un cabinet.")
    if caller.barred.reason == "sso":
        return Forbidden("sso_required", "Votre cabinet n’ouvre que par la connexion de l’entreprise.")
    return Forbidden("second_factor_required", "Votre cabinet exige un second facteur : activez le vôtre pour entrer.")


def empty() -> HttpResponse:
    """204, the answer of a deletion."""
    return HttpResponse(status=204)
