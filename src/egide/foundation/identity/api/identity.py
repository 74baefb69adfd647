"""The firm's identity and its logo."""

from __future__ import annotations

from dataclasses import asdict

from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import ApiView, etag_of, expected_version
from egide.foundation.files.api import FILE_RESPONSES, INLINE, OCTETS, RawBody, content_sent, file_response
from egide.foundation.identity.api.schema import IdentiteDuCabinet, IdentiteSaisie
from egide.foundation.identity.models import Identite
from egide.foundation.identity.services import (
    LOGO_BYTES,
    change_identity,
    identity,
    missing,
    remove_logo,
    set_logo,
)
from egide.kit.errors import NotFound

PLAIN = [nom for nom in IdentiteDuCabinet._declared_fields if nom not in ("logo", "manquants")]


def _response(now: Identite) -> Response:
    lacking = [asdict(champ) for champ in missing(now)]
    response = Response(
        {
            **{nom: getattr(now, nom) for nom in PLAIN},
            "logo": now.logo_id is not None,
            "manquants": [{"champ": one.pop("nom"), **one} for one in lacking],
        }
    )
    response.headers["ETag"] = etag_of(now.version)
    return response


class IdentityView(ApiView):
    """What the firm states of itself on its documents."""

    abilities = {"GET": "identite.view", "PATCH": "identite.edit"}
    versioned = True

    @extend_schema(operation_id="identite_read", responses=IdentiteDuCabinet)
    def get(self, request: Request) -> Response:
        return _response(identity())

    @extend_schema(operation_id="identite_update", request=IdentiteSaisie, responses=IdentiteDuCabinet)
    def patch(self, request: Request) -> Response:
        """La version lue vaut 0 avant la première saisie."""
        values = IdentiteSaisie.check(request)
        return _response(change_identity(values=values, expected_version=expected_version(request)))


class LogoView(ApiView):
    """The firm's logo."""

    abilities = {"GET": "identite.view", "PUT": "identite.edit", "DELETE": "identite.edit"}
    throttle_scopes = {"PUT": "upload"}
    parser_classes = (RawBody,)  # type: ignore[assignment]
    versioned = True

    @extend_schema(operation_id="identite_logo_read", parameters=[INLINE], responses=FILE_RESPONSES)
    def get(self, request: Request) -> HttpResponseBase:
        logo = identity().logo
        if logo is None:
            raise NotFound
        return file_response(request, logo)

    @extend_schema(
        operation_id="identite_logo_update", request={OCTETS: OpenApiTypes.BINARY}, responses=IdentiteDuCabinet
    )
    def put(self, request: Request) -> Response:
        """Le corps de la demande est une image PNG, d’au plus 256 Ko et 2 000 points de côté."""
        version = expected_version(request)
        content = content_sent(request, LOGO_BYTES)
        return _response(set_logo(content=content, expected_version=version, by=self.caller.membership_id))

    @extend_schema(operation_id="identite_logo_delete", responses={200: IdentiteDuCabinet})
    def delete(self, request: Request) -> Response:
        return _response(remove_logo(expected_version=expected_version(request)))
