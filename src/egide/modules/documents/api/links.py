"""What whoever holds a link may do, without an account: read the document, and sign it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import PUBLIC, ApiView, problem
from egide.foundation.api.requests import client_ip, request_id_of
from egide.foundation.audit.public import audit_context
from egide.foundation.files.api import FILE_RESPONSES, INLINE, file_response
from egide.foundation.identity.public import identity
from egide.foundation.tenancy.public import team_scope
from egide.modules.documents.api.schema import CodeEnvoye, DocumentPartage, SignatureSaisie
from egide.modules.documents.models import Envoi, Partie, Signature
from egide.modules.documents.services.links import read_token
from egide.modules.documents.services.sending import note_opening, open_link
from egide.modules.documents.services.signing import CONSENT, LEVEL, Hand, check_code, send_code, sign

REFUSED = {
    "none": "Demandez d’abord un code.",
    "expired": "Ce code a expiré : demandez-en un nouveau.",
    "exhausted": "Trop d’essais : demandez un nouveau code.",
    "wrong": "Ce code n’est pas le bon : vérifiez l’e-mail reçu.",
}
"""Each a msgid."""
LONGEST_AGENT = 300


class LinkView(ApiView):
    """The firm is in the link: nobody is logged in."""

    @contextmanager
    def following(self, request: Request, token: str, *, lock: bool = False) -> Iterator[Envoi]:
        """:raises NotFound: not a link of ours. :raises LinkClosed."""
        team_id, envoi_id = read_token(token)
        http = request._request
        with (
            audit_context(
                actor_kind="user", request_id=request_id_of(http), ip=client_ip(http), cause=("envoi", envoi_id)
            ),
            team_scope(team_id),
        ):
            yield open_link(envoi_id, lock=lock)


def _shown(envoi: Envoi) -> Response:
    signature = Signature.objects.filter(envoi=envoi, signed_at__isnull=False).first()
    document = envoi.document
    return Response(
        {
            "cabinet": identity().nom,
            "titre": document.titre,
            "version": document.numero,
            "sha256": document.sha256,
            "email": envoi.email,
            "expires_at": envoi.expires_at,
            "a_signer": envoi.a_signer,
            "signed_at": signature.signed_at if signature else None,
            "signataire": signature.signataire if signature else "",
            "consentement": CONSENT,
            "niveau": LEVEL,
        }
    )


class SharedView(LinkView):
    """What a link gives to read."""

    abilities = {"GET": PUBLIC}

    @extend_schema(operation_id="shared_read", responses=DocumentPartage)
    def get(self, request: Request, token: str) -> Response:
        with self.following(request, token) as envoi:
            return _shown(envoi)


class SharedContentView(LinkView):
    """The document behind a link; the signed one once it is signed."""

    abilities = {"GET": PUBLIC}

    @extend_schema(operation_id="shared_content", parameters=[INLINE], responses=FILE_RESPONSES)
    def get(self, request: Request, token: str) -> HttpResponseBase:
        """Chaque lecture est notée : quand, et combien de fois."""
        with self.following(request, token) as envoi:
            note_opening(envoi=envoi)
            signed = Partie.objects.select_related("file").filter(signature__envoi=envoi, nom="signe").first()
            return file_response(request, signed.file if signed else envoi.document.file)


class SharedCodeView(LinkView):
    """A code to sign with."""

    abilities = {"POST": PUBLIC}
    throttle_scopes = {"POST": "secret"}

    @extend_schema(operation_id="shared_code", request=None, responses=CodeEnvoye)
    def post(self, request: Request, token: str) -> Response:
        """Envoie un code de six chiffres à l’adresse du destinataire."""
        with self.following(request, token, lock=True) as envoi:
            return Response({"email": envoi.email, "expires_at": send_code(envoi=envoi)})


class SharedSignatureView(LinkView):
    """The signature of the document behind a link."""

    abilities = {"POST": PUBLIC}
    throttle_scopes = {"POST": "secret"}

    @extend_schema(operation_id="shared_sign", request=SignatureSaisie, responses={201: DocumentPartage})
    def post(self, request: Request, token: str) -> HttpResponse | Response:
        values = SignatureSaisie.check(request)
        with self.following(request, token, lock=True) as envoi:
            if not envoi.openings:
                return _refusal("unread", _("Lisez d’abord le document."))
            if refused := check_code(envoi=envoi, code=values["code"]):
                return _refusal(f"code_{refused}", _(REFUSED[refused]), "code")
            sign(envoi=envoi, hand=_hand(request, values))
            answer = _shown(envoi)
        answer.status_code = 201
        return answer


def _hand(request: Request, values: dict[str, Any]) -> Hand:
    http = request._request
    agent = http.headers.get("User-Agent", "")[:LONGEST_AGENT]
    return Hand(values["nom"], values["mode"], values.get("traits") or [], client_ip(http) or "", agent)


def _refusal(code: str, sentence: str, field: str = "") -> HttpResponse:
    """Answered, not raised: the try is counted by the transaction that a raised refusal would undo."""
    return problem(400, code, sentence, errors={field: [sentence]})
