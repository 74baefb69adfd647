"""What a household owns, owes, earns and spends, computed when asked."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from egide.foundation.api.public import json_response
from egide.modules.clients.api.base import REFERENCE, ClientApiView, to_json
from egide.modules.clients.bilan import bilan
from egide.modules.clients.selectors.dossier import dossier_text


class ClasseDePatrimoine(serializers.Serializer[Any]):
    code = serializers.ChoiceField(("usage", "rapport", "liquide", "financier", "retraite", "autres"))
    valeur = serializers.FloatField(help_text="€")
    part = serializers.FloatField(help_text="% du patrimoine brut")


class BudgetDuFoyer(serializers.Serializer[Any]):
    """Euros par mois ; null quand aucun revenu n’est connu."""

    revenus = serializers.FloatField(allow_null=True)
    emprunts = serializers.FloatField()
    charges = serializers.FloatField()
    cotisations = serializers.FloatField()
    impot = serializers.FloatField(allow_null=True)
    reste = serializers.FloatField(allow_null=True)


class FiscaliteDuFoyer(serializers.Serializer[Any]):
    """Une estimation ; euros par an."""

    parts = serializers.FloatField()
    revenu_imposable = serializers.FloatField(allow_null=True)
    tmi = serializers.IntegerField(allow_null=True, help_text="%")
    impot = serializers.FloatField(allow_null=True)
    plafonne = serializers.BooleanField()
    tmi_declaree = serializers.IntegerField(allow_null=True, help_text="%")
    bareme = serializers.CharField()


class BilanDuClient(serializers.Serializer[Any]):
    classes = ClasseDePatrimoine(many=True)
    patrimoine_brut = serializers.FloatField(allow_null=True)
    dettes = serializers.FloatField()
    patrimoine_net = serializers.FloatField(allow_null=True)
    budget = BudgetDuFoyer()
    fiscalite = FiscaliteDuFoyer()


class BilanView(ClientApiView):
    """The balance of a household: wealth by class, monthly budget, tax."""

    abilities = {"GET": "clients.view"}

    @extend_schema(operation_id="clients_bilan", parameters=[REFERENCE], responses=BilanDuClient)
    def get(self, request: Request, reference: str) -> HttpResponse:
        """Le patrimoine par classe, le budget du mois, les parts fiscales et la tranche marginale."""
        return json_response(to_json(asdict(bilan(dossier_text(reference).parsed()))))
