"""How long data is kept, what was agreed, and the register of processing."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.ai.public import register_entries
from egide.foundation.api.public import PAGE_PARAMETERS, ApiView, page_of
from egide.foundation.tenancy.public import Team
from egide.kit.errors import Invalid
from egide.modules.clients.public import client_names, consent_rows, consents
from egide.modules.conformite.api.schema import (
    ConsentementsPage,
    ConservationVue,
    DureeChoisie,
    RegistreDesTraitements,
)
from egide.modules.conformite.codes import CONSENT_STATES
from egide.modules.conformite.models import Passage
from egide.modules.conformite.registre import TRAITEMENTS
from egide.modules.conformite.services.conservation import Conservation, archives_due, conservation, set_duree

SHOWN = 20
NIGHTS = 14


def _rule_json(rule: Conservation) -> dict[str, Any]:
    regle = rule.regle
    whole = regle.erase is None
    return {
        **{nom: getattr(regle, nom) for nom in ("nom", "fr", "en", "minimum", "maximum")},
        "article": regle.article,
        "mois": rule.mois,
        "ce_soir": len(rule.due),
        "dossiers": client_names(rule.due[:SHOWN]) if whole and rule.due else [],
    }


class ConservationView(ApiView):
    """The rules, and what would go tonight."""

    abilities = {"GET": "conformite.view", "PUT": "conformite.rules"}

    @extend_schema(operation_id="conservation_read", responses=ConservationVue)
    def get(self, request: Request) -> Response:
        """À blanc : rien n’est effacé."""
        return _conservation()

    @extend_schema(operation_id="conservation_update", request=DureeChoisie, responses=ConservationVue)
    def put(self, request: Request) -> Response:
        """La durée d’une règle, entre le minimum et le maximum que la loi laisse."""
        asked = DureeChoisie.check(request)
        set_duree(nom=asked["regle"], mois=asked["mois"])
        return _conservation()


def _conservation() -> Response:
    return Response(
        {
            "regles": [_rule_json(rule) for rule in conservation()],
            "archives_ce_soir": len(archives_due(timezone.localdate())),
            "passages": list(Passage.objects.order_by("-id").values("at", "comptes")[:NIGHTS]),
        }
    )


class ConsentementsView(ApiView):
    """The firm's register of consents."""

    abilities = {"GET": "conformite.view"}

    @extend_schema(
        operation_id="consentements_register",
        parameters=[
            OpenApiParameter("q", OpenApiTypes.STR, description="Mots du nom de la personne ou du client."),
            OpenApiParameter("kind", OpenApiTypes.STR),
            OpenApiParameter("state", OpenApiTypes.STR, enum=list(CONSENT_STATES)),
            *PAGE_PARAMETERS,
        ],
        responses=ConsentementsPage,
    )
    def get(self, request: Request) -> Response:
        """La formulation exacte, la réponse, quand, comment, et qui l’a notée."""
        asked, page = request.query_params, page_of(request)
        state = asked.get("state") or None
        if state not in (None, *CONSENT_STATES):
            raise Invalid({"state": [_("Valeurs possibles : %s.") % ", ".join(CONSENT_STATES)]})
        rows = consents(kind=asked.get("kind") or None, state=state, words=asked.get("q", "")[:100])
        found = consent_rows(rows[page.offset : page.offset + page.size])
        return Response({"count": rows.count(), "page": page.number, "page_size": page.size, "results": found})


class RegistreView(ApiView):
    """The register of processing (RGPD, art. 30)."""

    abilities = {"GET": "conformite.view"}

    @extend_schema(operation_id="registre_read", responses=RegistreDesTraitements)
    def get(self, request: Request) -> Response:
        """Rempli d’après ce que fait le logiciel, modèles de langage compris."""
        team = Team.objects.get()
        mine = [
            {
                **{nom: _(getattr(one, nom)) for nom in ("nom", "finalite", "base_legale", "conservation")},
                **{
                    nom: [_(said) for said in getattr(one, nom)]
                    for nom in ("personnes", "donnees", "destinataires", "mesures")
                },
                "depuis": None,
                "jusqu_a": None,
            }
            for one in TRAITEMENTS
        ]
        return Response(
            {
                **{nom: getattr(team, nom) for nom in ("siren", "orias")},
                "cabinet": team.nom,
                "etabli_le": timezone.now(),
                "traitements": [*mine, *register_entries()],
            }
        )
