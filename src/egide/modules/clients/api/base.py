"""What every endpoint of a client file does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from egide.foundation.accounts.public import Caller
from egide.foundation.api.public import ApiView, etag_of, json_response
from egide.foundation.authz.public import object_abilities
from egide.kit.errors import Invalid
from egide.modules.clients.selectors.dossier import DossierText
from egide.modules.clients.services.changes import Origine

REFERENCE = OpenApiParameter(
    "reference", OpenApiTypes.STR, OpenApiParameter.PATH, description="Identifiant ou matricule du client."
)


class ClientApiView(ApiView):
    """Endpoints that write say where the values come from: the person who typed them."""

    @property
    def origine(self) -> Origine:
        return Origine("saisie", self.caller.user_id)


def body_of(request: Request) -> Mapping[str, object]:
    """The request's JSON object.

    :raises Invalid: something else.
    """
    data = request.data
    if not isinstance(data, dict):
        raise Invalid({"": [_("Envoyez un objet JSON.")]})
    return data


def _number(value: object) -> float:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{type(value).__name__} is no JSON")


def to_json(value: Any) -> bytes:
    """Amounts as numbers."""
    return json.dumps(value, default=_number, ensure_ascii=False, separators=(",", ":")).encode()


def record_response(record: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """A section or a row, with its version."""
    return json_response(to_json(record), status=status, etag=etag_of(record["version"]))


def dossier_response(dossier: Mapping[str, Any], caller: Caller, status: int = 200) -> HttpResponse:
    """A file that was just written."""
    conseiller = dossier["conseiller_id"]
    abilities = _abilities(caller, conseiller)
    response = json_response(
        to_json(dict(dossier) | {"abilities": abilities}), status=status, etag=etag_of(dossier["version"])
    )
    if status == 201:
        response.headers["Location"] = f"/api/v1/clients/{dossier['id']}"
    return response


def _abilities(caller: Caller, conseiller_id: object) -> list[str]:
    owner = UUID(str(conseiller_id)) if conseiller_id else None
    return object_abilities(caller, "clients", {"conseiller_id": owner})


def text_response(dossier: DossierText, caller: Caller) -> HttpResponse:
    """A file as PostgreSQL wrote it, with what this caller may do of it."""
    abilities = to_json(_abilities(caller, dossier.conseiller_id)).decode()
    body = f'{dossier.json[:-1]},"abilities":{abilities}}}'
    return json_response(body.encode(), etag=etag_of(dossier.version))
