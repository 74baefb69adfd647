"""A recording, to be listened to from any second."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from egide.foundation.api.public import ApiView, json_response
from egide.foundation.files.api import FILE_RESPONSES, RANGE_HEADER, file_response
from egide.kit.errors import Invalid
from egide.modules.intake.api.entretiens import ID, as_json
from egide.modules.intake.services.listening import NothingToHear, note_listening, waveform_of
from egide.modules.intake.services.recording import find_recording

OPENING = OpenApiParameter(
    "ouverture", OpenApiTypes.UUID, description="Numéro d’une écoute : ses requêtes sont tracées une seule fois."
)
AT_ONCE = 1024 * 1024
"""Bytes given to who asks for everything from somewhere on: a listener who pauses keeps no server thread waiting."""


class Onde(serializers.Serializer[Any]):
    """L’intensité du son, de 0 à 255, tous les `pas_ms`, canal par canal."""

    pas_ms = serializers.IntegerField()
    canaux = serializers.ListField(child=serializers.ListField(child=serializers.IntegerField()))


class AudioView(ApiView):
    """The listening copy of a meeting."""

    abilities = {"GET": "entretiens.view"}

    @extend_schema(
        operation_id="enregistrement_audio", parameters=[ID, OPENING, RANGE_HEADER], responses=FILE_RESPONSES
    )
    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        """En MP3, par plages. Une plage ouverte (`bytes=5000-`) peut recevoir moins que demandé : demandez la suite."""
        recording = find_recording(id)
        note_listening(enregistrement=recording, ouverture=_opening(request), user_id=self.caller.user_id)
        if recording.ecoute is None:
            raise NothingToHear
        return file_response(request, recording.ecoute, played=True, longest=AT_ONCE)


class OndeView(ApiView):
    """The loudness of a meeting, to be drawn."""

    abilities = {"GET": "entretiens.view"}

    @extend_schema(operation_id="enregistrement_waveform", parameters=[ID], responses=Onde)
    def get(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        return json_response(as_json(waveform_of(find_recording(id))).encode())


def _opening(request: Request) -> UUID | None:
    stated = request.query_params.get("ouverture")
    try:
        return UUID(stated) if stated else None
    except ValueError:
        raise Invalid({"ouverture": [_("Cet identifiant n’est pas valide.")]}) from None
