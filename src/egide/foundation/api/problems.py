"""RFC 9457 problem details: the one place where refusals become HTTP."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.core.exceptions import ValidationError as ModelValidationError
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from rest_framework import exceptions as drf
from rest_framework.views import set_rollback

from egide.kit import errors as domain

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:egide:probleme:"
RESTART_SECONDS = "3"

STATUS_OF: dict[type[domain.DomainError], int] = {
    domain.Invalid: 400,
    domain.Unauthenticated: 401,
    domain.Forbidden: 403,
    domain.NotFound: 404,
    domain.Conflict: 409,
    domain.StaleVersion: 412,
    domain.PayloadTooLarge: 413,
    domain.PreconditionRequired: 428,
    domain.TooManyRequests: 429,
    domain.DomainError: 400,
}

TITLES = {
    400: "Demande refusée",
    401: "Connexion nécessaire",
    403: "Action non permise",
    404: "Introuvable",
    405: "Méthode non permise",
    406: "Format non disponible",
    409: "Conflit",
    412: "Version dépassée",
    413: "Envoi trop lourd",
    415: "Format non accepté",
    428: "Version attendue",
    429: "Trop de demandes",
    500: "Erreur interne",
    503: "Indisponible",
}


def status_of(error: domain.DomainError) -> int:
    """HTTP status of a refusal: that of its nearest mapped ancestor."""
    return next(STATUS_OF[kind] for kind in type(error).__mro__ if kind in STATUS_OF)


def problem(
    status: int,
    code: str,
    detail: str,
    *,
    request_id: str = "",
    errors: Mapping[str, Sequence[str]] | None = None,
    headers: Mapping[str, str] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """A problem document; `detail` is already in the reader's language."""
    body: dict[str, Any] = {
        "type": TYPE_PREFIX + code,
        "title": gettext(TITLES.get(status, "Erreur")),
        "status": status,
        "detail": detail,
        "code": code,
        "request_id": request_id,
    }
    if errors is not None:
        body["errors"] = errors
    if extra:
        body.update(extra)
    return HttpResponse(
        json.dumps(body, ensure_ascii=False).encode(), status=status, content_type=MEDIA_TYPE, headers=headers
    )


def problem_of(error: domain.DomainError, *, request_id: str = "") -> HttpResponse:
    """The document of a typed refusal."""
    status = status_of(error)
    sentence = gettext(error.sentence)
    headers: dict[str, str] = {}
    if isinstance(error, domain.TooManyRequests):
        headers["Retry-After"] = str(error.retry_after)
    if status == 401:
        headers["WWW-Authenticate"] = "Session"
    return problem(
        status,
        error.error_code,
        sentence % error.params if error.params else sentence,
        request_id=request_id,
        errors=_translated(error.errors) if isinstance(error, domain.Invalid) else None,
        headers=headers,
    )


def _translated(errors: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Sentences written where there is no Django are msgids; those already translated stay as they are."""
    return {field: [gettext(sentence) for sentence in sentences] for field, sentences in errors.items()}


def translate(error: Exception) -> domain.DomainError | None:
    """What Django, DRF and PostgreSQL raise, as one of ours; None when it is not an anticipated refusal."""
    if isinstance(error, domain.DomainError):
        return error
    return _of_input(error) or _of_access(error) or _of_database(error)


def _of_input(error: Exception) -> domain.DomainError | None:
    match error:
        case drf.ValidationError():
            return domain.Invalid(flatten(error.detail))
        case ModelValidationError():
            return domain.Invalid(error.message_dict if hasattr(error, "error_dict") else {"": error.messages})
        case drf.ParseError():
            return domain.Invalid({"": [str(error.detail)]}, code="unreadable")
        case RequestDataTooBig():
            return domain.PayloadTooLarge()
        case TooManyFieldsSent() | TooManyFilesSent():
            return domain.Invalid({"": ["Trop de champs ou de fichiers."]})
        case SuspiciousOperation():
            return domain.Invalid({}, code="unreadable")
    return None


def _of_access(error: Exception) -> domain.DomainError | None:
    match error:
        case drf.NotAuthenticated() | drf.AuthenticationFailed():
            return domain.Unauthenticated()
        case Http404() | drf.NotFound():
            return domain.NotFound()
        case drf.PermissionDenied() | PermissionDenied():
            return domain.Forbidden()
        case drf.Throttled():
            return domain.TooManyRequests(max(1, int(getattr(error, "wait", None) or 1)))
    return None


def _of_database(error: Exception) -> domain.DomainError | None:
    match error:
        case DataError():
            # A value PostgreSQL cannot hold (a number out of range) that no field check has caught.
            log.warning("value refused by the database", exc_info=error)
            return domain.Invalid({"": ["Une valeur dépasse ce qui peut être enregistré."]})
        case IntegrityError():
            log.warning("write refused by a constraint", exc_info=error)
            return domain.Conflict()
    return None


def exception_handler(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """DRF's EXCEPTION_HANDLER: rolls the request's transaction back, answers a problem document."""
    request_id = getattr(context.get("request"), "request_id", "")
    known = translate(error)
    if known is not None:
        set_rollback()
        return problem_of(known, request_id=request_id)
    if isinstance(error, drf.APIException):
        set_rollback()
        headers = {}
        if isinstance(error, drf.MethodNotAllowed):
            headers["Allow"] = ", ".join(context["view"].allowed_methods)
        codes = {405: "method_not_allowed", 406: "not_acceptable", 415: "unsupported_media_type"}
        return problem(
            error.status_code,
            codes.get(error.status_code, "error"),
            str(error.detail),
            request_id=request_id,
            headers=headers,
        )
    return None


def _outside_a_view(request: HttpRequest, error: domain.DomainError) -> HttpResponse:
    return problem_of(error, request_id=getattr(request, "request_id", ""))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 – Django names it
    """Django's handler404: no such address."""
    return _outside_a_view(request, domain.NotFound())


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400: a request that no view has seen."""
    return _outside_a_view(request, translate(exception) or domain.Invalid({}, code="unreadable"))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Django's handler403."""
    return _outside_a_view(request, domain.Forbidden())


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: our mistake, or the database away; the log has it under the same request id."""
    request_id = getattr(request, "request_id", "")
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        detail = gettext("Le service redémarre : réessayez dans quelques secondes.")
        return problem(503, "unavailable", detail, request_id=request_id, headers={"Retry-After": RESTART_SECONDS})
    detail = gettext("Une erreur est survenue de notre côté. Elle est notée ; réessayez dans un instant.")
    return problem(500, "internal", detail, request_id=request_id)


def flatten(detail: Any, path: str = "") -> dict[str, list[str]]:
    """DRF's nested error detail as `{"a.b.0": [sentences]}`; errors of the whole body are under ""."""
    if isinstance(detail, dict):
        flat: dict[str, list[str]] = {}
        for key, value in detail.items():
            name = "" if key == "non_field_errors" else str(key)
            flat.update(flatten(value, ".".join(part for part in (path, name) if part)))
        return flat
    if isinstance(detail, list) and any(isinstance(item, dict | list) for item in detail):
        flat = {}
        for index, item in enumerate(detail):
            if item:
                flat.update(flatten(item, f"{path}.{index}" if path else str(index)))
        return flat
    sentences = detail if isinstance(detail, list) else [detail]
    return {path: [str(sentence) for sentence in sentences]}
