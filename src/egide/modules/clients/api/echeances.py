"""The deadlines of contracts, with the article each comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, get_args
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from egide.foundation.api.public import json_response
from egide.kit.errors import Invalid
from egide.modules.clients.api.base import REFERENCE, ClientApiView, to_json
from egide.modules.clients.api.schema import codes
from egide.modules.clients.dictionary.enums import TYPE_CONTRAT
from egide.modules.clients.echeances import Kind
from egide.modules.clients.selectors.echeances import EcheanceContrat, client_echeances, echeances
from egide.modules.clients.selectors.present import present_client

USUAL = timedelta(days=90)
LONGEST = timedelta(days=400)
MOST = 2000


class EcheanceSortie(serializers.Serializer[Any]):
    """Une date ou un droit d’un contrat en cours."""

    client_id = serializers.UUIDField()
    matricule = serializers.CharField()
    nom = serializers.CharField(allow_null=True)
    prenom = serializers.CharField(allow_null=True)
    conseiller_id = serializers.UUIDField(allow_null=True)
    contrat_id = serializers.UUIDField()
    type = codes(TYPE_CONTRAT)
    assureur = serializers.CharField(allow_null=True)
    numero = serializers.CharField(allow_null=True)
    kind = serializers.ChoiceField(
        list(get_args(Kind)),
        help_text="echeance, terme ; preavis : dernier jour pour résilier ; avis : dernier jour de l’assureur pour "
        "prévenir ; denonciation : après un avis tardif ; infra_annuelle : résiliable à tout moment à partir de ce "
        "jour ; emprunteur : résiliable à tout moment.",
    )
    date = serializers.DateField(allow_null=True, help_text="null : tous les jours.")
    source = serializers.CharField(help_text="Article qui le dit.")  # type: ignore[assignment]  # a field, as others
    presumee = serializers.BooleanField(help_text="Calculée de la date d’effet, faute d’échéance connue.")


def _shown(found: Sequence[EcheanceContrat]) -> HttpResponse:
    """Written as they are: a year of a large firm is thousands of them."""
    return json_response(to_json([_line(one) for one in found]))


def _line(found: EcheanceContrat) -> dict[str, Any]:
    echeance = found.echeance
    return {
        "client_id": str(found.client_id),
        "matricule": found.matricule,
        "nom": found.nom,
        "prenom": found.prenom,
        "conseiller_id": None if found.conseiller_id is None else str(found.conseiller_id),
        "contrat_id": str(found.contrat_id),
        "type": found.type,
        "assureur": found.assureur,
        "numero": found.numero,
        "kind": echeance.kind,
        "date": None if echeance.date is None else echeance.date.isoformat(),
        "source": echeance.source,
        "presumee": echeance.presumee,
    }


def _day(request: Request, nom: str, usual: date) -> date:
    value = request.query_params.get(nom)
    if not value:
        return usual
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Invalid({nom: [_("Écrivez la date AAAA-MM-JJ.")]}) from None


class EcheancesView(ClientApiView):
    """The deadlines of the whole firm."""

    abilities = {"GET": "clients.view"}

    @extend_schema(
        operation_id="echeances_list",
        parameters=[
            OpenApiParameter("du", OpenApiTypes.DATE, description="Aujourd’hui par défaut."),
            OpenApiParameter("au", OpenApiTypes.DATE, description="Quatre-vingt-dix jours plus tard par défaut."),
            OpenApiParameter("conseiller", OpenApiTypes.STR, description="Un membre, ou moi."),
        ],
        responses=EcheanceSortie(many=True),
    )
    def get(self, request: Request) -> HttpResponse:
        since = _day(request, "du", timezone.localdate())
        until = _day(request, "au", since + USUAL)
        if not since <= until <= since + LONGEST:
            raise Invalid({"au": [_("Demandez au plus quatre cents jours, la fin après le début.")]})
        found = echeances(since=since, until=until, conseiller_id=self._adviser(request))
        return _shown(found[:MOST])

    def _adviser(self, request: Request) -> UUID | None:
        value = request.query_params.get("conseiller")
        if not value:
            return None
        try:
            return self.caller.membership_id if value == "moi" else UUID(value)
        except ValueError:
            raise Invalid({"conseiller": [_("Indiquez l’identifiant d’un membre, ou moi.")]}) from None


class ClientEcheancesView(ClientApiView):
    """What is ahead for the contracts of a client."""

    abilities = {"GET": "clients.view"}

    @extend_schema(operation_id="clients_echeances", parameters=[REFERENCE], responses=EcheanceSortie(many=True))
    def get(self, request: Request, reference: str) -> HttpResponse:
        """Pour chaque contrat : la prochaine date de chaque sorte, et les droits ouverts."""
        found = client_echeances(client_id=present_client(reference), today=timezone.localdate())
        return _shown(found)
