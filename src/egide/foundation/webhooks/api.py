"""The firm's webhooks over HTTP."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import path
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import PAGE_PARAMETERS, ApiView, empty, page_of
from egide.foundation.api.serializers import Checked
from egide.foundation.webhooks.models import STATES, Delivery, Endpoint
from egide.foundation.webhooks.registry import events
from egide.foundation.webhooks.services.endpoints import (
    change_endpoint,
    create_endpoint,
    endpoint_of,
    endpoints,
    remove_endpoint,
    renew_secret,
)
from egide.foundation.webhooks.services.messages import send_again, send_test
from egide.foundation.webhooks.services.sending import message_id


class PointEnvoi(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    nom = serializers.CharField()
    url = serializers.CharField()
    evenements = serializers.ListField(child=serializers.CharField(), source="events")
    actif = serializers.BooleanField(source="active")
    arret = serializers.CharField(source="disabled_reason", help_text="`gone` ou `failing` : arrêté tout seul.")
    en_echec_depuis = serializers.DateTimeField(source="failing_since", allow_null=True)
    secret_du = serializers.DateTimeField(source="rotated_at")
    ancien_secret_jusqu_a = serializers.DateTimeField(source="former_until", allow_null=True)
    created_at = serializers.DateTimeField()


class EvenementOffert(serializers.Serializer[Any]):
    nom = serializers.CharField()
    libelle = serializers.CharField()


class PointsEnvoi(serializers.Serializer[Any]):
    points = PointEnvoi(many=True)
    evenements = EvenementOffert(many=True)


class PointEnvoiCree(PointEnvoi):
    secret = serializers.CharField(help_text="whsec_… ; montré cette seule fois.")


class SecretRenouvele(serializers.Serializer[Any]):
    secret = serializers.CharField(help_text="whsec_… ; montré cette seule fois. L’ancien signe encore un jour.")


class PointEnvoiSaisie(Checked):
    nom = serializers.CharField(max_length=80)
    url = serializers.CharField(max_length=500)
    evenements = serializers.ListField(child=serializers.CharField(max_length=60), allow_empty=False, max_length=40)


class PointEnvoiChangement(Checked):
    nom = serializers.CharField(max_length=80, required=False)
    url = serializers.CharField(max_length=500, required=False)
    evenements = serializers.ListField(
        child=serializers.CharField(max_length=60), allow_empty=False, max_length=40, required=False
    )
    actif = serializers.BooleanField(required=False)


class Envoi(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    message = serializers.SerializerMethodField(help_text="L’en-tête webhook-id.")
    evenement = serializers.CharField(source="event")
    objet_id = serializers.UUIDField(source="object_id")
    etat = serializers.ChoiceField(list(STATES), source="state")
    essais = serializers.IntegerField(source="attempts")
    created_at = serializers.DateTimeField()
    essaye_at = serializers.DateTimeField(source="attempted_at", allow_null=True)
    prochain_at = serializers.DateTimeField(source="next_at", allow_null=True)
    statut = serializers.IntegerField(source="status", allow_null=True)
    echec = serializers.CharField(source="failure", help_text="Pourquoi aucune réponse n’est venue.")
    extrait = serializers.CharField(source="excerpt", help_text="Le début de la réponse.")
    duree_ms = serializers.IntegerField(source="duration_ms", allow_null=True)
    corps = serializers.CharField(source="body")

    def get_message(self, row: Delivery) -> str:
        return message_id(row.id)


class Envois(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    page = serializers.IntegerField()
    page_size = serializers.IntegerField()
    results = Envoi(many=True)


class WebhooksView(ApiView):
    """The programs that listen, and what they may listen to."""

    abilities = {"GET": "webhooks.manage", "POST": "webhooks.manage"}
    # The answer tells a secret.
    replayable = False

    @extend_schema(operation_id="webhooks_list", responses=PointsEnvoi)
    def get(self, request: Request) -> Response:
        language = "en" if get_language() == "en" else "fr"
        offered = [{"nom": event.nom, "libelle": getattr(event, language)} for event in events()]
        return Response(PointsEnvoi({"points": endpoints(), "evenements": offered}).data)

    @extend_schema(operation_id="webhooks_create", request=PointEnvoiSaisie, responses={201: PointEnvoiCree})
    def post(self, request: Request) -> Response:
        """Le secret de signature est dans la réponse, cette seule fois."""
        values = PointEnvoiSaisie.check(request)
        made, secret = create_endpoint(nom=values["nom"], url=values["url"], names=values["evenements"])
        return Response({**PointEnvoi(made).data, "secret": secret}, status=201)


class WebhookView(ApiView):
    """One program that listens."""

    abilities = {"PATCH": "webhooks.manage", "DELETE": "webhooks.manage"}

    @extend_schema(operation_id="webhooks_change", request=PointEnvoiChangement, responses=PointEnvoi)
    def patch(self, request: Request, endpoint_id: UUID) -> Response:
        endpoint = endpoint_of(endpoint_id)
        return Response(PointEnvoi(change_endpoint(endpoint=endpoint, values=PointEnvoiChangement.check(request))).data)

    @extend_schema(operation_id="webhooks_remove", responses={204: None})
    def delete(self, request: Request, endpoint_id: UUID) -> HttpResponse:
        remove_endpoint(endpoint=endpoint_of(endpoint_id))
        return empty()


class WebhookSecretView(ApiView):
    """Its signing secret, renewed."""

    abilities = {"POST": "webhooks.manage"}
    replayable = False

    @extend_schema(operation_id="webhooks_secret", request=None, responses=SecretRenouvele)
    def post(self, request: Request, endpoint_id: UUID) -> Response:
        """Les messages portent les deux signatures pendant un jour."""
        return Response({"secret": renew_secret(endpoint=endpoint_of(endpoint_id))})


class WebhookTestView(ApiView):
    """A message that says nothing but that messages arrive."""

    abilities = {"POST": "webhooks.manage"}

    @extend_schema(operation_id="webhooks_test", request=None, responses={202: Envoi})
    def post(self, request: Request, endpoint_id: UUID) -> Response:
        return Response(Envoi(send_test(endpoint=endpoint_of(endpoint_id))).data, status=202)


class DeliveriesView(ApiView):
    """What was sent to one program, the latest first."""

    abilities = {"GET": "webhooks.manage"}

    @extend_schema(operation_id="webhooks_deliveries", parameters=PAGE_PARAMETERS, responses=Envois)
    def get(self, request: Request, endpoint_id: UUID) -> Response:
        """Trente jours de messages."""
        endpoint: Endpoint = endpoint_of(endpoint_id)
        page = page_of(request)
        rows = Delivery.objects.filter(endpoint=endpoint).order_by("-created_at", "-id")
        shown = list(rows[page.offset : page.offset + page.size])
        body = {"count": rows.count(), "page": page.number, "page_size": page.size, "results": shown}
        return Response(Envois(body).data)


class DeliveryAgainView(ApiView):
    """One message, once more."""

    abilities = {"POST": "webhooks.manage"}

    @extend_schema(operation_id="webhooks_delivery_again", request=None, responses={202: Envoi})
    def post(self, request: Request, endpoint_id: UUID, delivery_id: UUID) -> Response:
        """Le même message, sous le même numéro : celui qui l’a déjà eu le reconnaît."""
        return Response(Envoi(send_again(endpoint_id=endpoint_id, delivery_id=delivery_id)).data, status=202)


urlpatterns = [
    path("webhooks", WebhooksView.as_view(), name="webhooks"),
    path("webhooks/<uuid:endpoint_id>", WebhookView.as_view(), name="webhook"),
    path("webhooks/<uuid:endpoint_id>/secret", WebhookSecretView.as_view(), name="webhook-secret"),
    path("webhooks/<uuid:endpoint_id>/test", WebhookTestView.as_view(), name="webhook-test"),
    path("webhooks/<uuid:endpoint_id>/deliveries", DeliveriesView.as_view(), name="webhook-deliveries"),
    path(
        "webhooks/<uuid:endpoint_id>/deliveries/<uuid:delivery_id>/again",
        DeliveryAgainView.as_view(),
        name="webhook-delivery-again",
    ),
]
