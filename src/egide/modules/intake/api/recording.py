"""The sound of a meeting: announced, sent part by part, finished."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request

from egide.foundation.api.public import ApiView, empty, json_response, problem
from egide.foundation.files.api import OCTETS, RawBody
from egide.foundation.observability.public import RECORDING_BYTES, RECORDING_PARTS
from egide.kit.errors import DomainError, Invalid, NotFound, PayloadTooLarge
from egide.modules.intake.api.entretiens import ID, as_json, detail_response
from egide.modules.intake.api.recording_schema import (
    EnregistrementArrive,
    EnregistrementSaisi,
    EnregistrementTermine,
    GelSaisi,
    PartiesManquantes,
)
from egide.modules.intake.api.schema import EntretienDetail
from egide.modules.intake.models import Enregistrement
from egide.modules.intake.selectors.recording import arrived, recording_json
from egide.modules.intake.services.receive import Agreement
from egide.modules.intake.services.recording import (
    PART_BYTES,
    PartsMissing,
    find_recording,
    finish_recording,
    keep_part,
    open_recording,
    set_hold,
)
from egide.modules.intake.services.transcribing import cancel

_DIGEST = re.compile(r"sha-256=([0-9a-f]{64})")
DIGEST = OpenApiParameter(
    "X-Empreinte", OpenApiTypes.STR, OpenApiParameter.HEADER, required=True, description="`sha-256=` puis 64 chiffres."
)


class EnregistrementsView(ApiView):
    """Meetings that come as sound."""

    abilities = {"POST": "entretiens.create"}

    @extend_schema(operation_id="enregistrements_create", request=EnregistrementSaisi, responses={201: EntretienDetail})
    def post(self, request: Request) -> HttpResponse:
        """Annonce un enregistrement ; ses parties suivent. Sans accord, seul le refus est gardé."""
        if self.caller.membership_id is None:
            raise NotFound
        values = EnregistrementSaisi.check(request)
        entretien = open_recording(
            owner_id=self.caller.membership_id,
            agreement=Agreement(**values["consentement"]),
            source=values["source"],
            nom=values.get("nom") or "",
            media_type=values.get("media_type") or "",
            taille=values.get("taille"),
            client_id=values.get("client_id"),
            titre=values.get("titre") or "",
            day=values.get("date"),
        )
        return detail_response(entretien, self.caller, 201)


class EnregistrementView(ApiView):
    """The recording of a meeting."""

    abilities = {"GET": "entretiens.view"}

    @extend_schema(operation_id="enregistrement_read", parameters=[ID], responses=EnregistrementArrive)
    def get(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Ce qui est arrivé, pour continuer l’envoi là où il s’est arrêté."""
        return _told(find_recording(id))


class PartieView(ApiView):
    """One part of one take."""

    abilities = {"PUT": "entretiens.record"}
    throttle_scopes = {"PUT": "part"}
    parser_classes = (RawBody,)  # type: ignore[assignment]
    # The address and the digest say what is sent: sent again, it is known.
    replayable = False

    @extend_schema(
        operation_id="enregistrement_part",
        parameters=[ID, DIGEST],
        request={OCTETS: OpenApiTypes.BINARY},
        responses={
            201: OpenApiResponse(description="Gardée"),
            200: OpenApiResponse(description="Déjà arrivée"),
            409: OpenApiResponse(description="Arrivée avec un autre contenu, ou enregistrement terminé"),
        },
    )
    def put(self, request: Request, id: UUID, prise: int, partie: int) -> HttpResponse:  # noqa: A002
        """Le corps est la partie : 8 Mio au plus ; dans n’importe quel ordre, autant de fois qu’il faut."""
        digest = _DIGEST.fullmatch(request.headers.get("X-Empreinte", ""))
        if digest is None:
            raise Invalid({"X-Empreinte": [_("Indiquez l’empreinte de la partie : sha-256= puis 64 chiffres.")]})
        content = _body(request)
        try:
            new = keep_part(
                entretien_id=id,
                prise=prise,
                numero=partie,
                content=content,
                sha256=digest.group(1),
                caller=self.caller,
            )
        except DomainError:
            RECORDING_PARTS.labels("refused").inc()
            raise
        RECORDING_PARTS.labels("kept" if new else "known").inc()
        RECORDING_BYTES.inc(len(content) if new else 0)
        return HttpResponse(status=201 if new else 200)


def _body(request: Request) -> bytes:
    stated = str(request.META.get("CONTENT_LENGTH", ""))
    announced = int(stated) if stated.isascii() and stated.isdigit() else 0
    if announced > PART_BYTES:
        raise PayloadTooLarge(message="Une partie d’enregistrement a 8 Mio au plus.")
    stream: Any = request.data
    if not announced or not isinstance(stream, HttpRequest):
        return b""
    try:
        return stream.read(announced)
    except UnreadablePostError:
        return b""


class EnregistrementTermineView(ApiView):
    """The last part has been sent."""

    abilities = {"POST": "entretiens.record"}

    @extend_schema(
        operation_id="enregistrement_finish",
        parameters=[ID],
        request=EnregistrementTermine,
        responses={200: EntretienDetail, 409: PartiesManquantes},
    )
    def post(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Termine l’envoi et met le traitement en file ; dit à nouveau, ne change rien."""
        values = EnregistrementTermine.check(request)
        try:
            entretien = finish_recording(
                entretien_id=id,
                prises=values["prises"],
                marques=[dict(mark) for mark in values.get("marques") or ()],
                hors_micro=values.get("hors_micro") or (),
                caller=self.caller,
            )
        except PartsMissing as refusal:
            left = [{"numero": take, "parties": parts} for take, parts in refusal.missing.items()]
            return problem(409, refusal.error_code, _(refusal.sentence), extra={"manquantes": left})
        return detail_response(entretien, self.caller)


class EntretienCancelView(ApiView):
    """A recording that is being transcribed."""

    abilities = {"POST": "entretiens.cancel"}

    @extend_schema(operation_id="entretiens_cancel", parameters=[ID], request=None, responses=EntretienDetail)
    def post(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Arrête la transcription ; l’enregistrement et ce qui en a été entendu sont gardés, `retry` reprend."""
        return detail_response(cancel(entretien_id=id), self.caller)


class GelView(ApiView):
    """A recording kept whatever the rules of retention say."""

    abilities = {"PUT": "entretiens.hold", "DELETE": "entretiens.hold"}

    @extend_schema(
        operation_id="enregistrement_hold", parameters=[ID], request=GelSaisi, responses=EnregistrementArrive
    )
    def put(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Conserve l’enregistrement, quelles que soient les durées de conservation, pour le motif donné."""
        return _told(set_hold(entretien_id=id, motif=GelSaisi.check(request)["motif"], caller=self.caller))

    @extend_schema(
        operation_id="enregistrement_release", parameters=[ID], responses={204: OpenApiResponse(description="Levé")}
    )
    def delete(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Rend l’enregistrement aux durées de conservation du cabinet."""
        set_hold(entretien_id=id, motif="", caller=self.caller)
        return empty()


def _told(row: Enregistrement) -> HttpResponse:
    told = recording_json(row) | {"prises": arrived(row)}
    return json_response(as_json(told).encode())
