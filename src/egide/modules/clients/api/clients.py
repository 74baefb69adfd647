"""The list of clients, and one client: read, created, changed, taken away, brought back."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import (
    PAGE_PARAMETERS,
    empty,
    expected_version,
    fields_of,
    json_response,
    page_of,
    sort_of,
)
from egide.foundation.authz.public import require
from egide.kit.errors import Invalid, NotFound
from egide.modules.clients.api.base import REFERENCE, ClientApiView, body_of, dossier_response, text_response
from egide.modules.clients.api.dictionary import dictionary
from egide.modules.clients.api.listing import COLONNES, FILTRE, GROUPE, chosen, columns_of, group_of
from egide.modules.clients.api.schema import (
    ClientDossier,
    ClientPage,
    ClientSaisie,
    Dictionnaire,
    Revelation,
    RevelationDemande,
)
from egide.modules.clients.models import Client
from egide.modules.clients.selectors.dossier import as_id, dossier_text
from egide.modules.clients.selectors.listing import ITEM, SORTS, page_json, sorts
from egide.modules.clients.services.clients import create_client, delete_client, restore_client, update_client
from egide.modules.clients.services.reveal import reveal

_LIST = [
    OpenApiParameter("q", OpenApiTypes.STR, description="Nom, e-mail, téléphone, matricule, SIREN ou ville."),
    OpenApiParameter(
        "conseiller", OpenApiTypes.STR, description="Qui suit : membres, séparés par des virgules ; moi ; aucun."
    ),
    OpenApiParameter("besoin", OpenApiTypes.STR, description="Besoins, séparés par des virgules : l’un d’eux."),
    OpenApiParameter("ville", OpenApiTypes.STR),
    OpenApiParameter("situation_matrimoniale", OpenApiTypes.STR),
    OpenApiParameter("situation_professionnelle", OpenApiTypes.STR),
    OpenApiParameter("statut", OpenApiTypes.STR),
    OpenApiParameter("patrimoine_min", OpenApiTypes.NUMBER),
    OpenApiParameter("patrimoine_max", OpenApiTypes.NUMBER),
    OpenApiParameter("type_personne", OpenApiTypes.STR, description="physique, morale."),
    OpenApiParameter("etiquette", OpenApiTypes.STR, description="Étiquettes, séparées par des virgules ; aucune."),
    OpenApiParameter("a_relire", OpenApiTypes.BOOL),
    FILTRE,
    OpenApiParameter(
        "sort",
        OpenApiTypes.STR,
        description=f"{', '.join(SORTS)}, ou une colonne triable ; « - » devant pour décroître.",
    ),
    COLONNES,
    GROUPE,
    OpenApiParameter("fields", OpenApiTypes.STR, description="Champs voulus, séparés par des virgules."),
    *PAGE_PARAMETERS,
]


def _owned(reference: str) -> Client:
    """The client's key and who follows it, taken away or not. :raises NotFound: no such client."""
    key = as_id(reference)
    rows = Client.objects.filter(pk=key) if key else Client.objects.filter(matricule=reference.upper())
    client = rows.only("id", "conseiller_id", "deleted_at").first()
    if client is None:
        raise NotFound
    return client


class ClientsView(ClientApiView):
    """The firm's clients."""

    abilities = {"GET": "clients.view", "POST": "clients.create"}

    @extend_schema(operation_id="clients_list", parameters=_LIST, responses=ClientPage)
    def get(self, request: Request) -> HttpResponse:
        found, narrowed = chosen(request, self.caller)
        fields = fields_of(request, ITEM)
        known = sorts(request.query_params.get("sort", ""))
        order = sort_of(request, known, "nom")
        shown, group, page = columns_of(request), group_of(request), page_of(request)
        narrowed = narrowed or len(known) > len(SORTS)
        return json_response(
            page_json(found, order, fields, self.caller, page, narrowed=narrowed, shown=shown, group=group)
        )

    @extend_schema(operation_id="clients_create", request=ClientSaisie, responses={201: ClientDossier})
    def post(self, request: Request) -> HttpResponse:
        caller = self.caller
        dossier = create_client(
            values=body_of(request),
            origine=self.origine,
            conseiller_id=caller.membership_id,
            conseiller_nom=f"{caller.prenom} {caller.nom}",
        )
        return dossier_response(dossier, self.caller, 201)


class ClientView(ClientApiView):
    """One client file, by id or matricule."""

    abilities = {"GET": "clients.view", "PATCH": "clients.edit", "PUT": "clients.edit", "DELETE": "clients.delete"}
    versioned = True

    @extend_schema(operation_id="clients_read", parameters=[REFERENCE], responses=ClientDossier)
    def get(self, request: Request, reference: str) -> HttpResponse:
        return text_response(dossier_text(reference), self.caller)

    @extend_schema(operation_id="clients_update", parameters=[REFERENCE], request=ClientSaisie, responses=ClientDossier)
    def patch(self, request: Request, reference: str) -> HttpResponse:
        dossier = update_client(
            reference=reference,
            values=body_of(request),
            origine=self.origine,
            expected_version=expected_version(request),
        )
        return dossier_response(dossier, self.caller)

    @extend_schema(
        operation_id="clients_replace", parameters=[REFERENCE], request=ClientSaisie, responses=ClientDossier
    )
    def put(self, request: Request, reference: str) -> HttpResponse:
        """Comme PATCH : les champs absents ne changent pas."""
        return self.patch(request, reference)

    @extend_schema(
        operation_id="clients_delete", parameters=[REFERENCE], responses={204: OpenApiResponse(description="Retiré")}
    )
    def delete(self, request: Request, reference: str) -> HttpResponse:
        """Retire le client des listes ; `restore` le rend."""
        client = _owned(reference)
        require(self.caller, "clients.delete", client)
        delete_client(client_id=client.id, expected_version=expected_version(request))
        return empty()


class ClientRestoreView(ClientApiView):
    """A client taken away comes back."""

    abilities = {"POST": "clients.delete"}

    @extend_schema(operation_id="clients_restore", parameters=[REFERENCE], request=None, responses=ClientDossier)
    def post(self, request: Request, reference: str) -> HttpResponse:
        client = _owned(reference)
        require(self.caller, "clients.delete", client)
        restore_client(client_id=client.id)
        return text_response(dossier_text(client.id), self.caller)


class ClientRevealView(ClientApiView):
    """A value kept encrypted, for somebody who says why. The reading is traced, and the answer kept nowhere."""

    abilities = {"POST": "clients.reveal"}
    throttle_scopes = {"POST": "reveal"}
    replayable = False

    @extend_schema(
        operation_id="clients_reveal", parameters=[REFERENCE], request=RevelationDemande, responses=Revelation
    )
    def post(self, request: Request, reference: str) -> Response:
        body = body_of(request)
        asked = {nom: body.get(nom) for nom in ("champ", "motif")}
        errors = {nom: [_("Champ inconnu : %(champ)s.") % {"champ": nom}] for nom in set(body) - set(asked)}
        errors |= {nom: [_("Ce champ est obligatoire.")] for nom, value in asked.items() if not isinstance(value, str)}
        if errors:
            raise Invalid(errors)
        value = reveal(
            reference=reference, champ=str(asked["champ"]), motif=str(asked["motif"]), user_id=self.caller.user_id
        )
        return Response({"valeur": value})


class DictionaryView(ClientApiView):
    """What a file may hold."""

    abilities = {"GET": "clients.view"}

    @extend_schema(operation_id="dictionary_read", responses=Dictionnaire)
    def get(self, request: Request) -> Response:
        return Response(dictionary())
