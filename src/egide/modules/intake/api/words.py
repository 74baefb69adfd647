"""The words of a meeting, who says them, and correcting it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request

from egide.foundation.api.public import IF_MATCH, ApiView, etag_of, expected_version, json_response
from egide.kit.errors import Invalid, NotFound
from egide.modules.intake.api.entretiens import ID, as_json
from egide.modules.intake.api.words_schema import ROLES_SAISIS, ToursCorriges, Transcription, VersionDuTexte
from egide.modules.intake.models import Entretien
from egide.modules.intake.selectors.detail import find
from egide.modules.intake.selectors.words import transcript, versions_of
from egide.modules.intake.services.speakers import correct_speakers, correct_turns, restore_version

VERSION = OpenApiParameter("version", OpenApiTypes.INT, OpenApiParameter.PATH)
WANTED = OpenApiParameter("version", OpenApiTypes.INT, description="Une version antérieure, telle qu’elle était lue.")


def _words(entretien: Entretien, version: int | None = None) -> HttpResponse:
    words = transcript(entretien, version)
    return json_response(as_json(words).encode(), etag=etag_of(words["version"]))


class TranscriptView(ApiView):
    """The words of a meeting."""

    abilities = {"GET": "entretiens.view"}

    @extend_schema(operation_id="entretiens_transcript", parameters=[ID, WANTED], responses=Transcription)
    def get(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Pendant la transcription d’un enregistrement : ce qui en est déjà entendu, en version 0."""
        wanted = request.query_params.get("version")
        if wanted is not None and not (wanted.isascii() and wanted.isdigit() and len(wanted) < 10):
            raise NotFound
        return _words(find(id), None if wanted is None else int(wanted))


class SpeakersView(ApiView):
    """Who speaks in a meeting."""

    abilities = {"PATCH": "entretiens.review"}

    @extend_schema(
        operation_id="entretiens_speakers",
        parameters=[ID],
        request={"application/json": ROLES_SAISIS},
        responses=Transcription,
    )
    def patch(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Corrige des voix entières : une nouvelle version du texte, et le traitement refait."""
        if not isinstance(request.data, dict):
            raise Invalid({"": [_("Envoyez un objet JSON.")]})
        correct_speakers(entretien_id=id, roles=request.data, user_id=self.caller.user_id)
        return _words(find(id))


class TurnsView(ApiView):
    """Who says some turns of a meeting."""

    abilities = {"PATCH": "entretiens.review"}

    @extend_schema(operation_id="entretiens_turns", parameters=[ID], request=ToursCorriges, responses=Transcription)
    def patch(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Corrige un tour de parole, ou plusieurs qui se suivent : une nouvelle version, et le traitement refait."""
        values = ToursCorriges.check(request)
        correct_turns(entretien_id=id, **values, user_id=self.caller.user_id)
        return _words(find(id))


class VersionsView(ApiView):
    """The versions of the words of a meeting."""

    abilities = {"GET": "entretiens.view"}

    @extend_schema(operation_id="entretiens_versions", parameters=[ID], responses=VersionDuTexte(many=True))
    def get(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """La dernière d’abord : qui l’a faite, par quel geste, ce qu’elle a changé."""
        return json_response(as_json(versions_of(find(id))).encode())


class VersionRestoreView(ApiView):
    """An earlier version of the words of a meeting."""

    abilities = {"POST": "entretiens.review"}

    @extend_schema(
        operation_id="entretiens_version_restore",
        parameters=[ID, VERSION, IF_MATCH],
        request=None,
        responses=Transcription,
    )
    def post(self, request: Request, id: UUID, version: int) -> HttpResponse:  # noqa: A002
        """Rétablit les voix de cette version, en une nouvelle. `If-Match` : la version actuelle du texte."""
        restore_version(
            entretien_id=id,
            version=version,
            expected_version=expected_version(request),
            user_id=self.caller.user_id,
        )
        return _words(find(id))
