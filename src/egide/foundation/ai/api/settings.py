"""The options of the reading, the budget, what was spent."""

from __future__ import annotations

from pathlib import PurePath

from django.conf import settings as conf
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.ai import usage
from egide.foundation.ai.api.providers import member_of
from egide.foundation.ai.api.schema import BudgetIa, BudgetIaSaisi, OptionsIa, OptionsIaSaisies, UsageIa
from egide.foundation.ai.api.shapes import alert_json, spending_json
from egide.foundation.ai.budget import alerts, raise_alerts, spending
from egide.foundation.ai.listening import listeners, local_missing
from egide.foundation.ai.models import Settings
from egide.foundation.ai.notices import NOBODY_HEARS, PREVENTED
from egide.foundation.ai.options import change_options, options, plan
from egide.foundation.api.public import ApiView, etag_of, expected_version
from egide.integrations.speech.speakers import models_of
from egide.kit.errors import Invalid

MONTH = OpenApiParameter("mois", OpenApiTypes.STR, description="AAAA-MM ; ce mois-ci par défaut.")


def month_asked(request: Request) -> str:
    """:raises Invalid: not a month."""
    mois = usage.check_month(request.query_params.get("mois"))
    if mois is None:
        raise Invalid({"mois": [_("Écrivez le mois AAAA-MM.")]})
    return mois


def _options(now: Settings) -> Response:
    prevented = plan().prevented
    response = Response(
        {
            **{name: getattr(now, name) for name in ("moteur", "decoupage", "pseudonymisation", "ecoute")},
            "disponible": not prevented,
            "empechement": {"code": prevented, "message": _(PREVENTED[prevented])} if prevented else None,
            "transcription": _listening(),
            "version": now.version,
        }
    )
    response.headers["ETag"] = etag_of(now.version)
    return response


def _listening() -> dict[str, object]:
    missing, nobody = local_missing(), listeners().prevented
    return {
        "local_disponible": not missing,
        "local_modele": PurePath(conf.EGIDE_SPEECH_MODEL).name,
        "local_manque": {"code": missing, "message": _(NOBODY_HEARS[missing])} if missing else None,
        "voix_separees": models_of(conf.EGIDE_SPEAKERS_SEGMENTATION, conf.EGIDE_SPEAKERS_EMBEDDING) is not None,
        "disponible": not nobody,
        "empechement": {"code": nobody, "message": _(NOBODY_HEARS[nobody])} if nobody else None,
    }


def _budget(now: Settings) -> Response:
    spent = spending(now)
    response = Response(spending_json(spent, alerts(spent.mois), now.version))
    response.headers["ETag"] = etag_of(now.version)
    return response


class SettingsView(ApiView):
    """How the firm's meetings are read."""

    abilities = {"GET": "ai.view", "PATCH": "ai.manage"}
    versioned = True

    @extend_schema(operation_id="ai_settings_read", responses=OptionsIa)
    def get(self, request: Request) -> Response:
        return _options(options())

    @extend_schema(operation_id="ai_settings_update", request=OptionsIaSaisies, responses=OptionsIa)
    def patch(self, request: Request) -> Response:
        values = OptionsIaSaisies.check(request)
        par = member_of(self.caller)
        return _options(change_options(values=values, expected_version=expected_version(request), par=par))


class BudgetView(ApiView):
    """What reading may cost a month."""

    abilities = {"GET": "ai.usage", "PATCH": "ai.budget"}
    versioned = True

    @extend_schema(operation_id="ai_budget_read", responses=BudgetIa)
    def get(self, request: Request) -> Response:
        return _budget(options())

    @extend_schema(operation_id="ai_budget_update", request=BudgetIaSaisi, responses=BudgetIa)
    def patch(self, request: Request) -> Response:
        """Avec `arret`, plus rien n’est envoyé une fois le budget dépensé : les règles lisent."""
        values = BudgetIaSaisi.check(request)
        par = member_of(self.caller)
        now = change_options(values=values, expected_version=expected_version(request), par=par)
        raise_alerts(spending(now))
        return _budget(now)


class UsageView(ApiView):
    """What was consulted and spent in a month."""

    abilities = {"GET": "ai.usage"}

    @extend_schema(operation_id="ai_usage", parameters=[MONTH], responses=UsageIa)
    def get(self, request: Request) -> Response:
        mois = month_asked(request)
        return Response(
            {
                "mois": mois,
                "total": usage.total(mois),
                "par_jour": usage.by_day(mois),
                "par_fournisseur": usage.by_provider(mois),
                "mois_precedents": usage.by_month(mois),
                "alertes": [alert_json(alert) for alert in alerts(mois)],
            }
        )
