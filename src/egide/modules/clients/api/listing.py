"""What a request asks of the list: which clients, which columns, put together by what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.accounts.public import Caller
from egide.foundation.api.public import filtered
from egide.kit.errors import Invalid
from egide.modules.clients.api.base import ClientApiView
from egide.modules.clients.api.filters import ClientFilters
from egide.modules.clients.api.schema import DictionnaireChoix
from egide.modules.clients.models import Client
from egide.modules.clients.selectors.columns import Column, columns
from egide.modules.clients.selectors.criteria import narrowed_by, parse_criteria
from egide.modules.clients.selectors.groups import groups
from egide.modules.clients.selectors.listing import present
from egide.modules.clients.selectors.operators import operators_of
from egide.modules.clients.services.views import MOST_COLUMNS

FILTRE = OpenApiParameter(
    "filtre",
    OpenApiTypes.STR,
    description=(
        'Conditions en JSON : `{"et": [["ville", "est", "Nantes"], {"ou": […]}]}`. '
        "Les champs et leurs opérateurs : `GET /colonnes`."
    ),
)
COLONNES = OpenApiParameter(
    "colonnes", OpenApiTypes.STR, description="Colonnes de `GET /colonnes`, séparées par des virgules : `valeurs`."
)
GROUPE = OpenApiParameter("groupe", OpenApiTypes.STR, description="Colonne dont la valeur est donnée par `groupe`.")
SELECTION = [
    OpenApiParameter("q", OpenApiTypes.STR, description="Nom, e-mail, téléphone, matricule ou ville, sans accents."),
    FILTRE,
]


def chosen(request: Request, caller: Caller) -> tuple[QuerySet[Client], bool]:
    """The clients asked for, and whether that is fewer than all. :raises Invalid: by parameter."""
    everybody = present()
    found = filtered(ClientFilters, request, everybody)
    criteria = parse_criteria(request.query_params.get("filtre", ""), membership_id=caller.membership_id)
    return narrowed_by(found, criteria), found is not everybody or criteria is not None


def column_of(nom: str, parameter: str) -> Column:
    """:raises Invalid: no such column, or one that only filters."""
    column = columns().get(nom)
    if column is None or not column.shown:
        raise Invalid({parameter: [_("Champ inconnu : %(champ)s.") % {"champ": nom[:100]}]})
    return column


def columns_of(request: Request) -> Sequence[Column]:
    """`?colonnes=`, in the order asked. :raises Invalid: a name that is unknown, or too many."""
    names = [nom.strip() for nom in request.query_params.get("colonnes", "").split(",") if nom.strip()]
    if len(names) > MOST_COLUMNS:
        raise Invalid({"colonnes": [_("Au plus %(maximum)s colonnes.") % {"maximum": MOST_COLUMNS}]})
    return [column_of(nom, "colonnes") for nom in dict.fromkeys(names)]


def group_of(request: Request) -> Column | None:
    """`?groupe=`. :raises Invalid: a column that makes no groups."""
    nom = request.query_params.get("groupe")
    if not nom:
        return None
    column = column_of(nom, "groupe")
    if not column.groupable:
        raise Invalid({"groupe": [_("On ne peut pas regrouper par ce champ.")]})
    return column


class Colonne(serializers.Serializer[Any]):
    """Un champ que la liste peut montrer, trier, regrouper ou filtrer."""

    nom = serializers.CharField()
    kind = serializers.CharField(help_text="Celui du dictionnaire, ou instant, membre, liste, presence.")
    section = serializers.CharField(help_text="Section du dictionnaire, ou `calcul`.")
    place = serializers.ChoiceField(["client", "record", "un", "aucun", "calcul"])
    fr = serializers.CharField()
    en = serializers.CharField()
    unite = serializers.CharField(allow_null=True)
    choix = DictionnaireChoix(many=True, allow_null=True)
    operateurs = serializers.ListField(child=serializers.CharField())
    affichable = serializers.BooleanField()
    triable = serializers.BooleanField()
    groupable = serializers.BooleanField()
    modifiable = serializers.BooleanField(help_text="Dans la liste, et sur plusieurs clients à la fois.")
    protege = serializers.BooleanField()


@cache
def catalogue() -> list[dict[str, Any]]:
    return [
        {
            "nom": column.nom,
            "kind": column.kind,
            "section": column.section,
            "place": column.place,
            "fr": column.fr,
            "en": column.en,
            "unite": column.unite,
            "choix": [{"valeur": one.valeur, "fr": one.fr, "en": one.en} for one in column.choix.choix]
            if column.choix
            else None,
            "operateurs": operators_of(column),
            "affichable": column.shown,
            "triable": column.sortable,
            "groupable": column.groupable,
            "modifiable": column.editable,
            "protege": column.scelle,
        }
        for column in columns().values()
    ]


class ColumnsView(ClientApiView):
    """Every field the list knows, with its operators."""

    abilities = {"GET": "clients.view"}

    @extend_schema(operation_id="colonnes_list", responses=Colonne(many=True))
    def get(self, request: Request) -> Response:
        return Response(catalogue())


class Groupe(serializers.Serializer[Any]):
    groupe = serializers.CharField(allow_null=True, help_text="Code, texte, année, mois, nom ; null : non renseigné.")
    count = serializers.IntegerField()


class GroupsView(ClientApiView):
    """The groups of a list, in its order, with how many clients each holds."""

    abilities = {"GET": "clients.view"}

    @extend_schema(operation_id="clients_groups", parameters=[*SELECTION, GROUPE], responses=Groupe(many=True))
    def get(self, request: Request) -> Response:
        column = group_of(request)
        if column is None:
            raise Invalid({"groupe": [_("Ce champ est obligatoire.")]})
        rows, _narrowed = chosen(request, self.caller)
        return Response(groups(rows, column))
