"""The list of meetings, and one meeting: received, read, taken away, brought back, taken up again."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.utils.encoders import JSONEncoder

from egide.foundation.accounts.public import Caller
from egide.foundation.api.public import (
    PAGE_PARAMETERS,
    ApiView,
    SafeMultiPartParser,
    StrictJsonParser,
    empty,
    etag_of,
    expected_version,
    fields_of,
    filtered,
    json_object,
    json_page,
    json_response,
    page_of,
    sort_of,
)
from egide.kit.errors import Invalid, NotFound, PayloadTooLarge
from egide.modules.intake.api.filters import EntretienFilters
from egide.modules.intake.api.schema import (
    EntretienDetail,
    EntretienEnvoye,
    EntretienPage,
    EntretienSaisi,
    LectureVoulue,
)
from egide.modules.intake.codes import RECORDING_SOURCES
from egide.modules.intake.models import Entretien
from egide.modules.intake.readers import MAX_BYTES
from egide.modules.intake.selectors.detail import accord_of, extraction_of, find, source_of, steps_of
from egide.modules.intake.selectors.listing import ITEM, SORTS, item_rows, present
from egide.modules.intake.selectors.recording import recording_of
from egide.modules.intake.selectors.transcription import transcription_of
from egide.modules.intake.services.choice import candidates
from egide.modules.intake.services.lifecycle import delete, restore
from egide.modules.intake.services.receive import Agreement, Given, receive
from egide.modules.intake.services.work import read_again, retry

ID = OpenApiParameter("id", OpenApiTypes.UUID, OpenApiParameter.PATH)
_LIST = [
    OpenApiParameter("q", OpenApiTypes.STR, description="Titre, ou nom du client, sans accents."),
    OpenApiParameter("client", OpenApiTypes.UUID),
    OpenApiParameter("state", OpenApiTypes.STR, description="États, séparés par des virgules."),
    OpenApiParameter("owner", OpenApiTypes.STR, description="Un membre, ou moi."),
    OpenApiParameter("date_min", OpenApiTypes.DATE),
    OpenApiParameter("date_max", OpenApiTypes.DATE),
    OpenApiParameter("sort", OpenApiTypes.STR, description=f"{', '.join(SORTS)} ; « - » devant pour décroître."),
    OpenApiParameter("fields", OpenApiTypes.STR, description="Champs voulus, séparés par des virgules."),
    *PAGE_PARAMETERS,
]


def as_json(value: Any) -> str:
    """Dates, ids and amounts as everywhere in the API."""
    return json.dumps(value, cls=JSONEncoder, ensure_ascii=False, separators=(",", ":"))


def detail_response(entretien: Entretien, caller: Caller, status: int = 200) -> HttpResponse:
    """The list's item and what the meeting's own page shows. Seven statements, eight for a recording."""
    item = json_object(item_rows(Entretien.objects.filter(pk=entretien.id), list(ITEM), caller))
    if item is None:
        raise NotFound
    more = {
        "steps": steps_of(entretien),
        "candidates": len(candidates(entretien)),
        "consentement": accord_of(entretien),
        "texte_recu": source_of(entretien),
        "extraction": extraction_of(entretien),
        "transcription": transcription_of(entretien),
        "enregistrement": recording_of(entretien.id) if entretien.source in RECORDING_SOURCES else None,
    }
    body = f"{item.decode()[:-1]},{as_json(more)[1:]}"
    response = json_response(body.encode(), status=status, etag=etag_of(json.loads(item)["version"]))
    if status == 201:
        response.headers["Location"] = f"/api/v1/entretiens/{entretien.id}"
    return response


class EntretiensView(ApiView):
    """The firm's meetings."""

    abilities = {"GET": "entretiens.view", "POST": "entretiens.create"}
    throttle_scopes = {"POST": "upload"}
    parser_classes = (StrictJsonParser, SafeMultiPartParser)  # type: ignore[assignment]

    @extend_schema(operation_id="entretiens_list", parameters=_LIST, responses=EntretienPage)
    def get(self, request: Request) -> HttpResponse:
        found = filtered(EntretienFilters, request, present())
        rows = item_rows(found, fields_of(request, list(ITEM)), self.caller)
        return json_response(
            json_page(rows.order_by(*sort_of(request, SORTS, "-date,-created_at")), page_of(request), counted=found)
        )

    @extend_schema(
        operation_id="entretiens_create",
        request={"application/json": EntretienSaisi, "multipart/form-data": EntretienEnvoye},
        responses={201: EntretienDetail},
    )
    def post(self, request: Request) -> HttpResponse:
        """Reçoit un texte et met son traitement en file. Sans accord, rien du texte n’est gardé."""
        if self.caller.membership_id is None:
            raise NotFound
        given, values = _given(request)
        entretien = receive(
            owner_id=self.caller.membership_id,
            given=given,
            agreement=Agreement(**values["consentement"]),
            client_id=values.get("client_id"),
            titre=values.get("titre") or "",
            day=values.get("date"),
            moteur=values.get("moteur") or "",
        )
        return detail_response(entretien, self.caller, 201)


def _given(request: Request) -> tuple[Given | None, dict[str, Any]]:
    """What was sent, and the rest of the request. :raises Invalid, PayloadTooLarge."""
    if not (request.content_type or "").startswith("multipart/"):
        values = EntretienSaisi.check(request)
        text = values.get("texte")
        return (Given.text(text) if text is not None else None), values
    form: Any = request.data
    upload = form.get("fichier")
    if not isinstance(upload, UploadedFile):
        raise Invalid({"fichier": [_("Choisissez un fichier.")]})
    if (upload.size or 0) > MAX_BYTES:
        raise PayloadTooLarge
    try:
        stated = json.loads(str(form.get("donnees", "")))
    except (ValueError, RecursionError):
        raise Invalid({"donnees": [_("Envoyez un objet JSON.")]}) from None
    if not isinstance(stated, dict):
        raise Invalid({"donnees": [_("Envoyez un objet JSON.")]})
    checked = EntretienSaisi(data={name: value for name, value in stated.items() if name != "texte"})
    checked.is_valid(raise_exception=True)
    return Given(upload.read(), filename=upload.name or ""), dict(checked.validated_data)


class EntretienView(ApiView):
    """One meeting."""

    abilities = {"GET": "entretiens.view", "DELETE": "entretiens.delete"}
    versioned = True

    @extend_schema(operation_id="entretiens_read", parameters=[ID], responses=EntretienDetail)
    def get(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        return detail_response(find(id), self.caller)

    @extend_schema(
        operation_id="entretiens_delete", parameters=[ID], responses={204: OpenApiResponse(description="Retiré")}
    )
    def delete(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Retire l’entretien des listes ; `restore` le rend. Ce qui est appliqué au dossier y reste."""
        delete(entretien_id=id, expected_version=expected_version(request), caller=self.caller)
        return empty()


class EntretienRestoreView(ApiView):
    """A meeting that was taken away."""

    abilities = {"POST": "entretiens.delete"}

    @extend_schema(operation_id="entretiens_restore", parameters=[ID], request=None, responses=EntretienDetail)
    def post(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        return detail_response(restore(entretien_id=id, caller=self.caller), self.caller)


class EntretienExtractView(ApiView):
    """A meeting read anew."""

    abilities = {"POST": "entretiens.review"}

    @extend_schema(operation_id="entretiens_extract", parameters=[ID], request=LectureVoulue, responses=EntretienDetail)
    def post(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Relit le texte, avec le moteur voulu ; les décisions prises restent."""
        values = LectureVoulue.check(request)
        return detail_response(read_again(entretien_id=id, moteur=values.get("moteur") or ""), self.caller)


class EntretienRetryView(ApiView):
    """A meeting whose work failed."""

    abilities = {"POST": "entretiens.retry"}

    @extend_schema(operation_id="entretiens_retry", parameters=[ID], request=None, responses=EntretienDetail)
    def post(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Reprend le traitement à l’étape arrêtée."""
        return detail_response(retry(entretien_id=id), self.caller)
