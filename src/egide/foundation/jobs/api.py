"""The firm's background work over HTTP."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import PAGE_PARAMETERS, ApiView, empty, page_of
from egide.foundation.api.serializers import Checked
from egide.foundation.jobs.failures import failures
from egide.foundation.jobs.models import JobFailure
from egide.foundation.jobs.rerun import give_up, rerun, rerun_all
from egide.foundation.jobs.selectors import failed_kinds, queues, running, subject_of
from egide.foundation.jobs.task import registered
from egide.foundation.jobs.telling import reason, told
from egide.foundation.observability.probes import queue_state


class FileTaches(serializers.Serializer[Any]):
    nom = serializers.ChoiceField(["high", "default", "low"])
    attente = serializers.IntegerField(help_text="À faire dès qu’un travailleur est libre.")
    a_venir = serializers.IntegerField(help_text="Prévues plus tard : un nouvel essai, un rappel.")
    en_cours = serializers.IntegerField()
    depuis = serializers.DateTimeField(allow_null=True, help_text="La plus ancienne en attente.")


class ObjetTache(serializers.Serializer[Any]):
    kind = serializers.CharField()
    id = serializers.CharField()


class TacheEnCours(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    titre = serializers.CharField()
    file = serializers.CharField()
    essai = serializers.IntegerField()
    depuis = serializers.DateTimeField(allow_null=True)
    objet = ObjetTache(allow_null=True)


class NatureTache(serializers.Serializer[Any]):
    task = serializers.CharField()
    titre = serializers.CharField()
    nombre = serializers.IntegerField()


class TachesDeFond(serializers.Serializer[Any]):
    files = FileTaches(many=True)
    en_cours = TacheEnCours(many=True)
    echecs = NatureTache(many=True)
    travailleurs = serializers.IntegerField(help_text="Programmes vivants qui exécutent les tâches.")


class TacheEchouee(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    task = serializers.CharField()
    titre = serializers.CharField()
    at = serializers.DateTimeField()
    raison = serializers.CharField()
    sauf = serializers.CharField(help_text="Ce qui est gardé.")
    code = serializers.CharField()
    essais = serializers.IntegerField()
    reference = serializers.CharField(help_text="À donner au support : la demande qui l’a fait naître.")
    relancable = serializers.BooleanField()
    objet = ObjetTache(allow_null=True)


class TachesEchouees(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    page = serializers.IntegerField()
    page_size = serializers.IntegerField()
    results = TacheEchouee(many=True)


class RelanceTaches(Checked):
    task = serializers.CharField(max_length=128)


class TachesRelancees(serializers.Serializer[Any]):
    relancees = serializers.IntegerField()
    inutiles = serializers.IntegerField(help_text="Déjà reprises ou terminées autrement.")
    refusees = serializers.IntegerField(help_text="Relancer n’y changerait rien : elles restent dans la liste.")


def _subject(args: dict[str, Any]) -> dict[str, str] | None:
    found = subject_of(args)
    return {"kind": found[0], "id": found[1]} if found else None


def _failed(failure: JobFailure) -> dict[str, Any]:
    words = told(failure.task)
    return {
        "id": failure.id,
        "task": failure.task,
        "titre": words.titre,
        "at": failure.at,
        "raison": reason(failure),
        "sauf": words.sauf,
        "code": failure.error_code or failure.error_class.rpartition(".")[2],
        "essais": failure.attempts,
        "reference": failure.on_behalf.get("request_id", ""),
        "relancable": failure.task in registered,
        "objet": _subject(failure.args),
    }


class JobsView(ApiView):
    """The queues, what is running, what failed and how much."""

    abilities = {"GET": "jobs.view"}

    @extend_schema(operation_id="jobs", responses=TachesDeFond)
    def get(self, request: Request) -> Response:
        body = {
            "files": queues(),
            "en_cours": [
                {
                    "id": one.id,
                    "titre": told(one.task).titre,
                    "file": one.file,
                    "essai": one.essai,
                    "depuis": one.depuis,
                    "objet": _subject(one.args),
                }
                for one in running()
            ],
            "echecs": [{"task": task, "titre": told(task).titre, "nombre": n} for task, n in failed_kinds()],
            "travailleurs": queue_state(counts=False).workers,
        }
        return Response(TachesDeFond(body).data)


class FailuresView(ApiView):
    """The failed jobs that wait for a decision, the latest first."""

    abilities = {"GET": "jobs.view"}

    @extend_schema(
        operation_id="jobs_failures",
        parameters=[OpenApiParameter("task", OpenApiTypes.STR), *PAGE_PARAMETERS],
        responses=TachesEchouees,
    )
    def get(self, request: Request) -> Response:
        page = page_of(request)
        rows = failures(task=request.query_params.get("task") or None)
        shown = [_failed(one) for one in rows[page.offset : page.offset + page.size]]
        body = {"count": rows.count(), "page": page.number, "page_size": page.size, "results": shown}
        return Response(TachesEchouees(body).data)


class FailureView(ApiView):
    """One failed job that will not be done."""

    abilities = {"DELETE": "jobs.manage"}

    @extend_schema(operation_id="jobs_failure_give_up", responses={204: None})
    def delete(self, request: Request, failure_id: UUID) -> HttpResponse:
        """Abandonne la tâche : elle quitte la liste, rien d’autre ne change."""
        give_up(failure_id=failure_id)
        return empty()


class FailureRerunView(ApiView):
    """One failed job, run once more."""

    abilities = {"POST": "jobs.manage"}

    @extend_schema(operation_id="jobs_failure_rerun", request=None, responses=TachesRelancees)
    def post(self, request: Request, failure_id: UUID) -> Response:
        """Remet la tâche dans sa file, au nom de la même personne."""
        outcome = rerun(failure_id=failure_id)
        return Response({"relancees": int(outcome.needed), "inutiles": int(not outcome.needed), "refusees": 0})


class FailuresRerunView(ApiView):
    """All that failed of one kind, run once more."""

    abilities = {"POST": "jobs.manage"}

    @extend_schema(operation_id="jobs_failures_rerun", request=RelanceTaches, responses=TachesRelancees)
    def post(self, request: Request) -> Response:
        """Cinq cents au plus à la fois, les plus anciennes d’abord."""
        outcome = rerun_all(task=RelanceTaches.check(request)["task"])
        body = {"relancees": outcome.done, "inutiles": outcome.useless, "refusees": outcome.refused}
        return Response(body)


urlpatterns = [
    path("jobs", JobsView.as_view(), name="jobs"),
    path("jobs/failures", FailuresView.as_view(), name="jobs-failures"),
    path("jobs/failures/rerun", FailuresRerunView.as_view(), name="jobs-failures-rerun"),
    path("jobs/failures/<uuid:failure_id>", FailureView.as_view(), name="jobs-failure"),
    path("jobs/failures/<uuid:failure_id>/rerun", FailureRerunView.as_view(), name="jobs-failure-rerun"),
]
