"""The review of a meeting: its proposals, whose it is, and applying it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request

from egide.foundation.api.problems import problem
from egide.foundation.api.public import ApiView, json_response
from egide.foundation.api.requests import request_id_of
from egide.kit.errors import Invalid
from egide.modules.intake.api.entretiens import ID, as_json, detail_response
from egide.modules.intake.api.schema import (
    Applique,
    Candidat,
    ChoixDuClient,
    Decision,
    EntretienDetail,
    Proposition,
    Propositions,
)
from egide.modules.intake.models import Entretien
from egide.modules.intake.selectors.detail import find, proposal_json, proposals_of, set_aside
from egide.modules.intake.services.apply import apply
from egide.modules.intake.services.choice import candidates, choose_client
from egide.modules.intake.services.clientfile import questions_left
from egide.modules.intake.services.review import accept_safe, decide

PROPOSAL_ID = OpenApiParameter("proposal_id", OpenApiTypes.UUID, OpenApiParameter.PATH)
CHANGED = "Le dossier a changé depuis la relecture : les propositions concernées sont à décider de nouveau."


def proposals_body(entretien: Entretien) -> bytes:
    """Proposals, what was set aside, what is left to ask."""
    standing = proposals_of(entretien)
    answer: dict[str, Any] = {
        "proposals": [proposal_json(p) for p in standing],
        "set_aside": set_aside(entretien),
        "questions": questions_left(entretien, standing),
        "client_version": entretien.client_version,
    }
    return as_json(answer).encode()


class ProposalsView(ApiView):
    """What a meeting proposes to write."""

    abilities = {"GET": "entretiens.view"}

    @extend_schema(operation_id="entretiens_proposals", parameters=[ID], responses=Propositions)
    def get(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        return json_response(proposals_body(find(id)))


class ProposalView(ApiView):
    """One proposal."""

    abilities = {"PATCH": "entretiens.review"}

    @extend_schema(
        operation_id="entretiens_decide", parameters=[ID, PROPOSAL_ID], request=Decision, responses=Proposition
    )
    def patch(self, request: Request, id: UUID, proposal_id: UUID) -> HttpResponse:  # noqa: A002
        """Prend, garde le dossier, modifie, ou rouvre (pending)."""
        values = Decision.check(request)
        if values["state"] == "edited" and "value" not in values:
            raise Invalid({"value": [_("Ce champ est obligatoire.")]})
        decided = decide(
            entretien_id=id,
            proposal_id=proposal_id,
            state=values["state"],
            value=values.get("value"),
            user_id=self.caller.user_id,
        )
        return json_response(as_json(proposal_json(decided)).encode())


class AcceptSafeView(ApiView):
    """What is neither conflict nor sensitive."""

    abilities = {"POST": "entretiens.review"}

    @extend_schema(operation_id="entretiens_accept_safe", parameters=[ID], request=None, responses=Propositions)
    def post(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Prend tout ce qui est sûr et attend encore."""
        return json_response(proposals_body(accept_safe(entretien_id=id, user_id=self.caller.user_id)))


class ApplyView(ApiView):
    """The accepted proposals, into the file."""

    abilities = {"POST": "entretiens.apply"}

    @extend_schema(operation_id="entretiens_apply", parameters=[ID], request=None, responses=Applique)
    def post(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Écrit tout ce qui est accepté, une fois. 409 `conflict` : le dossier a changé, rien n’est écrit."""
        result = apply(entretien_id=id, user_id=self.caller.user_id)
        if result.reopened:
            # Answered, not raised: the conflicts that were found must be kept.
            return problem(
                409,
                "conflict",
                _(CHANGED),
                request_id=request_id_of(request._request),
                extra={"reopened": result.reopened},
            )
        return json_response(as_json({"applied": result.applied, "client_id": result.client_id}).encode())


class CandidatesView(ApiView):
    """The clients a meeting may be about."""

    abilities = {"GET": "entretiens.view"}

    @extend_schema(operation_id="entretiens_candidates", parameters=[ID], responses=Candidat(many=True))
    def get(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        names = ("id", "matricule", "nom", "prenom", "date_naissance", "email", "telephone", "ville")
        found = [
            {"client": {name: getattr(c, name) for name in names}, "reasons": list(c.reasons), "score": c.score}
            for c in candidates(find(id))
        ]
        return json_response(as_json(found).encode())


class ClientChoiceView(ApiView):
    """Whose meeting it is."""

    abilities = {"POST": "entretiens.review"}

    @extend_schema(
        operation_id="entretiens_choose_client", parameters=[ID], request=ChoixDuClient, responses=EntretienDetail
    )
    def post(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Un client du cabinet, ou un nouveau, créé quand l’entretien est appliqué."""
        values = ChoixDuClient.check(request)
        client_id, nouveau = values.get("client_id"), values.get("nouveau", False)
        if (client_id is None) == (not nouveau):
            raise Invalid({"client_id": [_("Indiquez un client, ou nouveau.")]})
        return detail_response(choose_client(entretien_id=id, client_id=client_id), self.caller)
