"""The investor's questionnaire of a client, and what it asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import IF_MATCH, ApiView, etag_of, expected_version
from egide.kit.errors import Invalid
from egide.modules.adequation.api.schema import Questionnaires, QuestionsDuQuestionnaire, Reponses
from egide.modules.adequation.models import Questionnaire
from egide.modules.adequation.questionnaire import COMPORTEMENT, DURABILITE, PRODUITS, QUIZ, missing, result
from egide.modules.adequation.selectors import questionnaires_of
from egide.modules.adequation.services import NOTHING_READ, answer, validate

REFERENCE = OpenApiParameter(
    "reference", OpenApiTypes.STR, OpenApiParameter.PATH, description="Identifiant ou matricule du client."
)
Json = dict[str, Any]


class QuestionnaireView(ApiView):
    """What a client has answered: now, and at each time it was validated."""

    abilities = {"GET": "adequation.view", "PATCH": "adequation.answer"}
    versioned = True

    @extend_schema(operation_id="questionnaire_read", parameters=[REFERENCE], responses=Questionnaires)
    def get(self, request: Request, reference: str) -> Response:
        return _told(reference)

    @extend_schema(
        operation_id="questionnaire_answer", parameters=[REFERENCE], request=Reponses, responses=Questionnaires
    )
    def patch(self, request: Request, reference: str) -> Response:
        """Ajoute des réponses à celles qui sont là ; une réponse vide est reprise."""
        body = request.data
        if not isinstance(body, Mapping):
            raise Invalid({"": [_("Envoyez un objet JSON.")]})
        answer(reference=reference, answers=body, expected_version=expected_version(request))
        return _told(reference)


class ValidationView(ApiView):
    """The questionnaire being answered is closed with its score."""

    abilities = {"POST": "adequation.answer"}

    @extend_schema(
        operation_id="questionnaire_validate",
        parameters=[REFERENCE, IF_MATCH],
        request=None,
        responses=Questionnaires,
    )
    def post(self, request: Request, reference: str) -> Response:
        validate(reference=reference, user_id=self.caller.user_id, expected_version=expected_version(request))
        return _told(reference)


class DictionaryView(ApiView):
    """The questions, the products, the sentences of the quiz with what makes them true or false."""

    abilities = {"GET": "adequation.view"}

    @extend_schema(operation_id="questionnaire_dictionary", responses=QuestionsDuQuestionnaire)
    def get(self, request: Request) -> HttpResponse:
        response = Response(_dictionary())
        response.headers["Cache-Control"] = "private, max-age=3600"
        return response


def _told(reference: str) -> Response:
    kept = questionnaires_of(reference)
    draft = kept.en_cours
    told = {
        "version": draft.version if draft else NOTHING_READ,
        "en_cours": _with_result(draft) if draft else None,
        "valides": [_with_result(one) for one in kept.valides],
    }
    return Response(told, headers={"ETag": etag_of(told["version"])})  # type: ignore[arg-type]


def _with_result(one: Questionnaire) -> Json:
    told = result(one.reponses)
    return {
        "id": str(one.pk),
        "reponses": one.reponses,
        "updated_at": one.updated_at,
        "validated_at": one.validated_at,
        "validated_by_id": str(one.validated_by_id) if one.validated_by_id else None,
        "score": told.score if one.score is None else one.score,
        "profil": one.profil or told.profil,
        "quiz": told.quiz if one.quiz is None else one.quiz,
        "connus": told.connus,
        "incoherences": [asdict(found) for found in told.incoherences],
        "manquantes": [{"partie": part, "question": nom} for part, nom in missing(one.reponses)],
    }


@cache
def _dictionary() -> Json:
    return {
        "comportement": [asdict(question) for question in COMPORTEMENT],
        "produits": [asdict(produit) for produit in PRODUITS],
        "quiz": [asdict(one) for one in QUIZ],
        "durabilite": [asdict(question) for question in DURABILITE],
    }
