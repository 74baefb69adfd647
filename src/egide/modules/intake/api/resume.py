"""A meeting told to the client and to the broker, what is to be done, and what is left to ask."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from egide.foundation.api.public import ApiView, json_response
from egide.modules.clients.public import BESOINS
from egide.modules.intake.api.entretiens import ID, as_json
from egide.modules.intake.api.schema import ResumeDeLEntretien
from egide.modules.intake.models import Entretien
from egide.modules.intake.selectors.detail import find, proposals_of
from egide.modules.intake.selectors.resume import summary_of
from egide.modules.intake.services.clientfile import by_need, questions_left
from egide.modules.intake.services.writing import ask_writing
from egide.modules.intake.wording import label_of


class ResumeView(ApiView):
    """The summary of a meeting."""

    abilities = {"GET": "entretiens.view", "POST": "entretiens.review"}

    @extend_schema(operation_id="entretiens_resume", parameters=[ID], responses=ResumeDeLEntretien)
    def get(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Le résumé pour le client et pour le courtier, les actions, les questions par besoin."""
        return _told(find(id))

    @extend_schema(
        operation_id="entretiens_resume_write", parameters=[ID], request=None, responses={202: ResumeDeLEntretien}
    )
    def post(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Fait écrire le résumé du client par un modèle ; chaque phrase est vérifiée avant d’être gardée."""
        return _told(ask_writing(entretien_id=id), 202)


def _told(entretien: Entretien, status: int = 200) -> HttpResponse:
    asked = questions_left(entretien, proposals_of(entretien))
    groups = [
        {"besoin": need, "libelle": label_of(BESOINS, need) if need else _("Situation et foyer"), "questions": left}
        for need, left in by_need(asked)
    ]
    answer = as_json({"resume": summary_of(entretien), "questions": groups})
    return json_response(answer.encode(), status=status)
