"""How long before a contract's date its adviser is reminded."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import ApiView, etag_of, expected_version
from egide.foundation.api.serializers import Checked
from egide.modules.suivi.models import Rappels
from egide.modules.suivi.services.rappels import LONGEST_AHEAD, change_reminders, reminders


class RappelsEtat(serializers.Serializer[Any]):
    """Une tâche par date de contrat : `jours_avant` la date, à faire `jours_a_faire` jours avant elle."""

    actif = serializers.BooleanField()
    jours_avant = serializers.IntegerField()
    jours_a_faire = serializers.IntegerField()
    version = serializers.IntegerField(help_text="0 avant le premier changement.")


class RappelsChanges(Checked):
    actif = serializers.BooleanField(required=False)
    jours_avant = serializers.IntegerField(required=False, min_value=1, max_value=LONGEST_AHEAD)
    jours_a_faire = serializers.IntegerField(required=False, min_value=0, max_value=LONGEST_AHEAD)


class RappelsView(ApiView):
    """The firm's reminders."""

    abilities = {"GET": "taches.view", "PATCH": "rappels.manage"}
    versioned = True

    @extend_schema(operation_id="rappels_read", responses=RappelsEtat)
    def get(self, request: Request) -> Response:
        return _told(reminders())

    @extend_schema(operation_id="rappels_update", request=RappelsChanges, responses=RappelsEtat)
    def patch(self, request: Request) -> Response:
        return _told(change_reminders(values=RappelsChanges.check(request), expected_version=expected_version(request)))


def _told(rules: Rappels) -> Response:
    return Response(RappelsEtat(rules).data, headers={"ETag": etag_of(rules.version)})
