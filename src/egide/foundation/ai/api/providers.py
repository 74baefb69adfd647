"""The providers of the firm, the leave to send them personal data, the test button, the register."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.accounts.public import Caller
from egide.foundation.ai.api.schema import (
    ConsentementIaSaisi,
    EssaiIa,
    FournisseurIa,
    FournisseurIaModifie,
    FournisseurIaSaisi,
    TraitementIa,
)
from egide.foundation.ai.api.shapes import processing_json, provider_json
from egide.foundation.ai.circuit import circuits
from egide.foundation.ai.codes import USAGES
from egide.foundation.ai.models import Provider
from egide.foundation.ai.providers import (
    Agreement,
    add_provider,
    change_provider,
    find,
    present,
    remove_provider,
    set_leave,
)
from egide.foundation.ai.register import entries
from egide.foundation.ai.trial import WORDS, try_provider
from egide.foundation.api.public import ApiView, empty, etag_of, expected_version
from egide.kit.errors import Forbidden

USAGE = OpenApiParameter("usage", OpenApiTypes.STR, enum=USAGES, description="« texte » par défaut.")
ID = OpenApiParameter("id", OpenApiTypes.UUID, OpenApiParameter.PATH)


def member_of(caller: Caller) -> UUID:
    """The caller's membership. :raises Forbidden: the operator has none."""
    if caller.membership_id is None:
        raise Forbidden
    return caller.membership_id


def answer(provider: Provider, status: int = 200) -> Response:
    circuit = circuits([provider.id]).get(provider.id)
    response = Response(provider_json(provider, circuit, timezone.now()), status=status)
    response.headers["ETag"] = etag_of(provider.version)
    return response


class ProvidersView(ApiView):
    """The firm's providers, in the order they are asked."""

    abilities = {"GET": "ai.usage", "POST": "ai.manage"}

    @extend_schema(operation_id="ai_providers_list", parameters=[USAGE], responses=FournisseurIa(many=True))
    def get(self, request: Request) -> Response:
        rows, now = present(request.query_params.get("usage", "texte")), timezone.now()
        known = circuits(provider.id for provider in rows)
        return Response([provider_json(provider, known.get(provider.id), now) for provider in rows])

    @extend_schema(operation_id="ai_providers_create", request=FournisseurIaSaisi, responses={201: FournisseurIa})
    def post(self, request: Request) -> Response:
        """Ajoute un modèle ; rien de personnel n’y est envoyé avant l’accord de l’administrateur."""
        return answer(add_provider(values=FournisseurIaSaisi.check(request)), 201)


class ProviderView(ApiView):
    """One provider."""

    abilities = {"GET": "ai.usage", "PATCH": "ai.manage", "DELETE": "ai.manage"}
    versioned = True

    @extend_schema(operation_id="ai_providers_read", parameters=[ID], responses=FournisseurIa)
    def get(self, request: Request, id: UUID) -> Response:  # noqa: A002
        return answer(find(id))

    @extend_schema(
        operation_id="ai_providers_update", parameters=[ID], request=FournisseurIaModifie, responses=FournisseurIa
    )
    def patch(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Changer d’adresse retire l’autorisation d’envoi et demande de nouveau la clé."""
        values = FournisseurIaModifie.check(request)
        par = member_of(self.caller)
        return answer(
            change_provider(provider_id=id, values=values, expected_version=expected_version(request), par=par)
        )

    @extend_schema(
        operation_id="ai_providers_delete", parameters=[ID], responses={204: OpenApiResponse(description="Retiré")}
    )
    def delete(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Retire le fournisseur et détruit sa clé ; ce qui y a été dépensé reste connu."""
        remove_provider(provider_id=id, expected_version=expected_version(request))
        return empty()


class ProviderTestView(ApiView):
    """Whether a provider answers."""

    abilities = {"POST": "ai.manage"}
    throttle_scopes = {"POST": "reveal"}
    replayable = False

    @extend_schema(operation_id="ai_providers_test", parameters=[ID], request=None, responses=EssaiIa)
    def post(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Pose une question sans aucune donnée personnelle ; l’essai est compté."""
        trial = try_provider(id)
        told = {"ok": not trial.code, "code": trial.code or None, "message": _(WORDS[trial.code])}
        return Response({**trial.json(), **told})


class ProviderConsentView(ApiView):
    """The administrator's leave to send personal data to a provider."""

    abilities = {"POST": "ai.manage"}

    @extend_schema(
        operation_id="ai_providers_consent", parameters=[ID], request=ConsentementIaSaisi, responses=FournisseurIa
    )
    def post(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Autorise ou interdit l’envoi ; le registre des traitements suit."""
        values = ConsentementIaSaisi.check(request)
        agreement = Agreement(values["accorde"], values.get("formulation", ""))
        return answer(set_leave(provider_id=id, agreement=agreement, par=member_of(self.caller)))


class RegisterView(ApiView):
    """The register of processing."""

    abilities = {"GET": "ai.usage"}

    @extend_schema(operation_id="ai_register", responses=TraitementIa(many=True))
    def get(self, request: Request) -> Response:
        return Response([processing_json(entry) for entry in entries()])
