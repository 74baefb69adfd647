"""One search over everything."""

from __future__ import annotations

from typing import Any

from django.urls import path
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import ApiView
from egide.foundation.search.registry import kinds
from egide.foundation.search.selectors import Found, find
from egide.kit.errors import Invalid

LONGEST = 100
MOST = 50


class Trouvaille(serializers.Serializer[Any]):
    """Une chose trouvée ; `infos` dépend de sa nature."""

    id = serializers.UUIDField()
    client_id = serializers.UUIDField(allow_null=True)
    titre = serializers.CharField()
    detail = serializers.CharField()
    infos = serializers.JSONField()
    at = serializers.DateTimeField(allow_null=True)
    approchant = serializers.BooleanField(help_text="À une lettre près.")
    extrait = serializers.CharField(allow_null=True, help_text="Les mots autour du premier trouvé.")


class GroupeTrouve(serializers.Serializer[Any]):
    kind = serializers.CharField()
    fr = serializers.CharField()
    en = serializers.CharField()
    count = serializers.IntegerField(help_text="1 000 au plus.")
    results = Trouvaille(many=True)


class Recherche(serializers.Serializer[Any]):
    groupes = GroupeTrouve(many=True)


def _json(found: Found) -> dict[str, Any]:
    return {
        "kind": found.kind.name,
        "fr": found.kind.fr,
        "en": found.kind.en,
        "count": found.total,
        "results": [
            {
                "id": hit.object_id,
                "client_id": hit.client_id,
                "titre": hit.titre,
                "detail": hit.detail,
                "infos": hit.infos,
                "at": hit.at,
                "approchant": hit.close,
                "extrait": hit.excerpt,
            }
            for hit in found.hits
        ],
    }


class SearchView(ApiView):
    """Everything that holds what is typed."""

    abilities = {"GET": "search.use"}

    @extend_schema(
        operation_id="search",
        parameters=[
            OpenApiParameter("q", OpenApiTypes.STR, description="Ce qui est tapé ; vide : rien."),
            OpenApiParameter("kinds", OpenApiTypes.STR, description="Natures voulues, séparées par des virgules."),
            OpenApiParameter("taille", OpenApiTypes.INT, description=f"De chaque nature ; 5, {MOST} au plus."),
            OpenApiParameter("extraits", OpenApiTypes.BOOL, description="Avec les mots autour."),
        ],
        responses=Recherche,
    )
    def get(self, request: Request) -> Response:
        """Sans accents ni pluriels, par nature, les plus proches d’abord ; les noms à une lettre près."""
        asked = request.query_params
        typed = asked.get("q", "")
        if len(typed) > LONGEST:
            raise Invalid({"q": [_("Au plus %(longueur)s caractères.") % {"longueur": LONGEST}]})
        most = asked.get("taille", "5")
        if not most.isascii() or not most.isdigit() or len(most) > 3 or not 1 <= int(most) <= MOST:
            limits = {"minimum": 1, "maximum": MOST}
            raise Invalid({"taille": [_("Indiquez un nombre entre %(minimum)s et %(maximum)s.") % limits]})
        only = [name.strip() for name in asked.get("kinds", "").split(",") if name.strip()]
        names = [kind.name for kind in kinds()]
        if set(only) - set(names):
            raise Invalid({"kinds": [_("Valeurs possibles : %s.") % ", ".join(names)]})
        found = find(self.caller, typed, most=int(most), only=only, excerpts=asked.get("extraits") in ("1", "true"))
        return Response({"groupes": [_json(one) for one in found]})


urlpatterns = [path("search", SearchView.as_view(), name="search")]
