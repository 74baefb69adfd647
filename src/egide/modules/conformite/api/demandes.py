"""What persons ask: their data given back, or erased."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import ApiView
from egide.foundation.files.api import FILE_RESPONSES, RANGE_HEADER, file_response
from egide.modules.clients.public import present_client
from egide.modules.conformite.api.schema import (
    ID,
    REFERENCE,
    ApercuEffacement,
    Demandes,
    EffacementDemande,
    EffacementEtat,
    ExportDeDonnees,
    Exports,
    OuvertureArchive,
)
from egide.modules.conformite.api.shapes import apercu_json, erasure_json, export_json
from egide.modules.conformite.models import ExportPersonne, Telechargement
from egide.modules.conformite.selectors.demandes import apercu, effacements, exports, find_erasure
from egide.modules.conformite.services.archives import open_archive
from egide.modules.conformite.services.effacement import resume_erasure, start_erasure
from egide.modules.conformite.services.export import start_export, take_export

MOST = 100


def _exports(rows: Any) -> list[dict[str, Any]]:
    found = list(rows[:MOST])
    taken = Telechargement.objects.filter(export__in=[export.pk for export in found])
    counts = Counter(taken.values_list("export_id", flat=True))
    return [export_json(export, counts[export.pk]) for export in found]


class DemandesView(ApiView):
    """Everything that was asked, latest first."""

    abilities = {"GET": "conformite.view"}

    @extend_schema(operation_id="demandes_list", responses=Demandes)
    def get(self, request: Request) -> Response:
        """Les cent dernières de chaque sorte."""
        found = [erasure_json(one) for one in effacements()[:MOST]]
        return Response({"exports": _exports(exports()), "effacements": found})


class ExportsView(ApiView):
    """The exports of a client's data."""

    abilities = {"GET": "conformite.export", "POST": "conformite.export"}

    @extend_schema(operation_id="exports_list", parameters=[REFERENCE], responses=Exports)
    def get(self, request: Request, reference: str) -> Response:
        return Response({"exports": _exports(exports().filter(client_id=present_client(reference)))})

    @extend_schema(
        operation_id="exports_create", parameters=[REFERENCE], request=None, responses={202: ExportDeDonnees}
    )
    def post(self, request: Request, reference: str) -> Response:
        """Commence l’archive (RGPD, art. 15 et 20) ; elle se télécharge pendant sept jours."""
        export = start_export(client_id=present_client(reference), member_id=self.caller.membership_id)
        return Response(export_json(ExportPersonne.objects.get(pk=export.pk), 0), status=202)


class ExportContentView(ApiView):
    """The archive itself."""

    abilities = {"GET": "conformite.export"}

    @extend_schema(operation_id="exports_content", parameters=[ID, RANGE_HEADER], responses=FILE_RESPONSES)
    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        """Chaque téléchargement est noté."""
        return file_response(request, take_export(export_id=id, user_id=self.caller.user_id))


class EffacementView(ApiView):
    """What erasing a client's data would do, and doing it."""

    abilities = {"GET": "conformite.erase", "POST": "conformite.erase"}

    @extend_schema(operation_id="effacement_preview", parameters=[REFERENCE], responses=ApercuEffacement)
    def get(self, request: Request, reference: str) -> Response:
        return Response(apercu_json(apercu(present_client(reference))))

    @extend_schema(
        operation_id="effacement_create",
        parameters=[REFERENCE],
        request=EffacementDemande,
        responses={202: EffacementEtat},
    )
    def post(self, request: Request, reference: str) -> Response:
        """Efface (RGPD, art. 17), sans retour : `confirmation` est le matricule recopié."""
        typed = EffacementDemande.check(request)["confirmation"]
        begun = start_erasure(client_id=present_client(reference), matricule=typed, member_id=self.caller.membership_id)
        return Response(erasure_json(begun), status=202)


class EffacementEtatView(ApiView):
    """One erasure: how far it is, then its certificate."""

    abilities = {"GET": "conformite.view", "POST": "conformite.erase"}

    @extend_schema(operation_id="effacement_read", parameters=[ID], responses=EffacementEtat)
    def get(self, request: Request, id: UUID) -> Response:  # noqa: A002
        return Response(erasure_json(find_erasure(id)))

    @extend_schema(operation_id="effacement_resume", parameters=[ID], request=None, responses={202: EffacementEtat})
    def post(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Reprend un effacement arrêté, là où il en était."""
        return Response(erasure_json(resume_erasure(effacement_id=id)), status=202)


class ArchiveView(ApiView):
    """What the law keeps of an erased file."""

    abilities = {"POST": "conformite.erase"}
    replayable = False

    @extend_schema(operation_id="archive_open", parameters=[ID], request=OuvertureArchive, responses=FILE_RESPONSES)
    def post(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        """Chaque ouverture est notée avec son motif."""
        motif = OuvertureArchive.check(request)["motif"]
        return file_response(request, open_archive(archive_id=id, motif=motif, user_id=self.caller.user_id))
