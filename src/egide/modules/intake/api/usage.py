"""What reading each meeting has cost."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from egide.foundation.ai.public import by_subject, check_month
from egide.foundation.api.public import PAGE_PARAMETERS, ApiView, json_response, page_of
from egide.kit.errors import Invalid
from egide.modules.intake.api.entretiens import as_json
from egide.modules.intake.selectors.listing import present

S = serializers
MONTH = OpenApiParameter("mois", OpenApiTypes.STR, description="AAAA-MM ; ce mois-ci par défaut.")


class EntretienLu(serializers.Serializer[Any]):
    id = S.UUIDField()
    titre = S.CharField()
    date = S.DateField()


class CoutDeLEntretien(serializers.Serializer[Any]):
    """`entretien` null : il a été retiré."""

    entretien = EntretienLu(allow_null=True)
    appels = S.IntegerField()
    echecs = S.IntegerField()
    depuis_cache = S.IntegerField()
    tokens_entree = S.IntegerField()
    tokens_sortie = S.IntegerField()
    cout = S.FloatField()


class CoutsDesEntretiens(serializers.Serializer[Any]):
    count = S.IntegerField()
    page = S.IntegerField()
    page_size = S.IntegerField()
    results = CoutDeLEntretien(many=True)


class UsageView(ApiView):
    """The meetings that models read in a month, dearest first."""

    abilities = {"GET": "ai.usage"}

    @extend_schema(
        operation_id="ai_usage_entretiens", parameters=[MONTH, *PAGE_PARAMETERS], responses=CoutsDesEntretiens
    )
    def get(self, request: Request) -> HttpResponse:
        mois = check_month(request.query_params.get("mois"))
        if mois is None:
            raise Invalid({"mois": [_("Écrivez le mois AAAA-MM.")]})
        page = page_of(request)
        rows = by_subject(mois, "extraction")
        shown = list(rows[page.offset : page.offset + page.size])
        known = present().filter(pk__in=[row["subject_id"] for row in shown])
        meetings = {row["id"]: row for row in known.values("id", "titre", "date")}
        answer = {
            "count": rows.count(),
            "page": page.number,
            "page_size": page.size,
            "results": [{"entretien": meetings.get(row.pop("subject_id")), **row} for row in shown],
        }
        return json_response(as_json(answer).encode())
