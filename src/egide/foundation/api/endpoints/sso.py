"""The firm's own identity provider: set by its administrator, used by whoever enters."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.accounts.entering import enter_by_provider
from egide.foundation.accounts.public import (
    redirect_uri,
    remove_sso_provider,
    set_sso_provider,
    sso_finish,
    sso_provider,
    sso_start,
)
from egide.foundation.api.problems import problem_of
from egide.foundation.api.public import PUBLIC, ApiView, empty
from egide.foundation.api.requests import client_ip, request_id_of
from egide.foundation.api.serializers import Checked
from egide.foundation.realtime.public import publish
from egide.kit.errors import DomainError


class SsoSettings(serializers.Serializer[Any]):
    nom = serializers.CharField()
    issuer = serializers.CharField()
    client_id = serializers.CharField(source="application")
    secret = serializers.CharField(help_text="Son masque ; le secret n’est jamais rendu.")
    actif = serializers.BooleanField()
    domaines = serializers.ListField(child=serializers.CharField())
    arrivants = serializers.ChoiceField(["employe", "manager"], allow_null=True)
    confiance_mfa = serializers.BooleanField()
    seul = serializers.BooleanField()
    eprouve_at = serializers.DateTimeField(
        allow_null=True, help_text="La première entrée réussie avec ce fournisseur ; `seul` l’attend."
    )
    secours_id = serializers.UUIDField(allow_null=True)


class SsoOutput(serializers.Serializer[Any]):
    fournisseur = SsoSettings(allow_null=True)
    retour = serializers.CharField(help_text="L’adresse de retour à déclarer chez le fournisseur.")


class SsoInput(Checked):
    nom = serializers.CharField(max_length=80)
    issuer = serializers.CharField(max_length=300)
    client_id = serializers.CharField(max_length=255)
    secret = serializers.CharField(max_length=500, default="", allow_blank=True, help_text="Vide : inchangé.")
    actif = serializers.BooleanField(default=True)
    domaines = serializers.ListField(child=serializers.CharField(max_length=253), max_length=20)
    arrivants = serializers.ChoiceField(["employe", "manager"], allow_null=True, default=None)
    confiance_mfa = serializers.BooleanField(default=False)
    seul = serializers.BooleanField(default=False)
    secours_id = serializers.UUIDField(allow_null=True, default=None)


class SsoStartInput(Checked):
    """Une adresse e-mail, l’adresse du cabinet, ou son identifiant."""

    email = serializers.EmailField(default="", allow_blank=True)
    cabinet = serializers.CharField(max_length=80, default="", allow_blank=True)
    team_id = serializers.UUIDField(default=None, allow_null=True)
    suite = serializers.CharField(max_length=500, default="", allow_blank=True)


class SsoStartOutput(serializers.Serializer[Any]):
    adresse = serializers.CharField(help_text="Où envoyer la personne.")


class SsoFinishInput(Checked):
    state = serializers.CharField(max_length=200)
    code = serializers.CharField(max_length=4000, default="", allow_blank=True)


class SsoFinishOutput(serializers.Serializer[Any]):
    etape = serializers.ChoiceField(["entre", "second_facteur"])
    suite = serializers.CharField()


def _output() -> dict[str, Any]:
    return dict(SsoOutput({"fournisseur": sso_provider(), "retour": redirect_uri()}).data)


class SsoView(ApiView):
    """The firm's provider."""

    abilities = {"GET": "team.sso", "PUT": "team.sso", "DELETE": "team.sso"}

    @extend_schema(responses=SsoOutput, operation_id="team_sso_read")
    def get(self, request: Request) -> Response:
        return Response(_output())

    @extend_schema(request=SsoInput, responses=SsoOutput, operation_id="team_sso_set")
    def put(self, request: Request) -> Response:
        set_sso_provider(caller=self.caller, values=SsoInput.check(request))
        # Whoever may no longer be there by a password learns it at once.
        publish("session.revoked")
        return Response(_output())

    @extend_schema(responses={204: None}, operation_id="team_sso_remove")
    def delete(self, request: Request) -> HttpResponse:
        remove_sso_provider()
        publish("session.revoked")
        return empty()


class SsoStartView(ApiView):
    """Towards the provider of one's firm. No transaction is held while it is asked."""

    abilities = {"POST": PUBLIC}
    throttle_scopes = {"POST": "secret"}

    @extend_schema(request=SsoStartInput, responses={200: SsoStartOutput}, operation_id="access_sso_start")
    def post(self, request: Request) -> HttpResponse | Response:
        values = SsoStartInput.check(request)
        try:
            address = sso_start(store=request._request.session, **values)
        except DomainError as refusal:
            return problem_of(refusal, request_id=request_id_of(request._request))
        return Response({"adresse": address})


class SsoFinishView(ApiView):
    """Back from it: the same session as a password's, for that firm only. No transaction is held meanwhile."""

    abilities = {"POST": PUBLIC}
    throttle_scopes = {"POST": "secret"}

    @extend_schema(request=SsoFinishInput, responses={200: SsoFinishOutput}, operation_id="access_sso_finish")
    def post(self, request: Request) -> HttpResponse | Response:
        http = request._request
        given = SsoFinishInput.check(request)
        try:
            entrant = sso_finish(
                store=http.session,
                state=given["state"],
                code=given["code"],
                request_id=request_id_of(http),
                ip=client_ip(http),
            )
        except DomainError as refusal:
            return problem_of(refusal, request_id=request_id_of(http))
        entered = enter_by_provider(http, entrant.user, team_id=entrant.team_id, mfa=entrant.mfa)
        return Response({"etape": "entre" if entered else "second_facteur", "suite": entrant.suite})
