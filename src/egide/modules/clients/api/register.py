"""Beside the file's values: its consents, and its history."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import PAGE_PARAMETERS, json_response, page_of
from egide.kit.errors import Invalid
from egide.modules.clients.api.base import REFERENCE, ClientApiView, body_of, to_json
from egide.modules.clients.api.schema import Consentement, ConsentementSaisie, HistoriquePage
from egide.modules.clients.selectors.dossier import dossier_text
from egide.modules.clients.selectors.history import TABLES, client_history
from egide.modules.clients.selectors.present import present_client
from egide.modules.clients.services.consents import record_consent, withdraw_consent

_TEXTS = ("kind", "personne", "formulation", "mode")


def _moment(value: object) -> datetime | None:
    if value is None:
        return None
    try:
        moment = parse_datetime(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None:
        raise Invalid({"at": [_("Indiquez une date et une heure ISO 8601.")]})
    return make_aware(moment) if is_naive(moment) else moment


def _answer(request: Request) -> dict[str, Any]:
    body = body_of(request)
    errors = {nom: [_("Champ inconnu : %(champ)s.") % {"champ": nom}] for nom in set(body) - {*_TEXTS, "accorde", "at"}}
    errors |= {nom: [_("Ce champ est obligatoire.")] for nom in _TEXTS if not isinstance(body.get(nom), str)}
    if not isinstance(body.get("accorde"), bool):
        errors["accorde"] = [_("Répondez oui (true) ou non (false).")]
    if errors:
        raise Invalid(errors)
    return dict(body) | {"at": _moment(body.get("at"))}


class ConsentsView(ClientApiView):
    """The register of consents of a client, newest first."""

    abilities = {"GET": "clients.view", "POST": "clients.edit"}

    @extend_schema(operation_id="consentements_list", parameters=[REFERENCE], responses=Consentement(many=True))
    def get(self, request: Request, reference: str) -> HttpResponse:
        return json_response(to_json(dossier_text(reference).parsed()["consentements"]))

    @extend_schema(
        operation_id="consentements_create",
        parameters=[REFERENCE],
        request=ConsentementSaisie,
        responses={201: Consentement},
    )
    def post(self, request: Request, reference: str) -> Response:
        answer = _answer(request)
        consent = record_consent(client_id=present_client(reference), **answer)
        return Response(Consentement(consent).data, status=201)


class ConsentWithdrawView(ClientApiView):
    """A person takes their agreement back."""

    abilities = {"POST": "clients.edit"}

    @extend_schema(operation_id="consentements_withdraw", parameters=[REFERENCE], request=None, responses=Consentement)
    def post(self, request: Request, reference: str, consent_id: UUID) -> Response:
        consent = withdraw_consent(client_id=present_client(reference), consent_id=consent_id)
        return Response(Consentement(consent).data)


class HistoryView(ClientApiView):
    """Who changed what in a file, and why."""

    abilities = {"GET": "clients.history"}

    @extend_schema(
        operation_id="clients_history",
        parameters=[
            REFERENCE,
            OpenApiParameter("section", OpenApiTypes.STR, enum=list(TABLES)),
            OpenApiParameter("champ", OpenApiTypes.STR),
            OpenApiParameter("row", OpenApiTypes.UUID),
            *PAGE_PARAMETERS,
        ],
        responses=HistoriquePage,
    )
    def get(self, request: Request, reference: str) -> Response:
        page = page_of(request)
        section = request.query_params.get("section") or None
        if section is not None and section not in TABLES:
            raise Invalid({"section": [_("Valeurs possibles : %s.") % ", ".join(TABLES)]})
        count, lines = client_history(
            client_id=present_client(reference),
            section=section,
            champ=request.query_params.get("champ") or None,
            row_id=_row(request.query_params.get("row")),
            limit=page.size,
            offset=page.offset,
        )
        return Response({"count": count, "page": page.number, "page_size": page.size, "results": lines})


def _row(value: str | None) -> UUID | None:
    try:
        return UUID(value) if value else None
    except ValueError:
        raise Invalid({"row": [_("Indiquez l’identifiant d’une ligne.")]}) from None
