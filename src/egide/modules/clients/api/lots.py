"""One change to many clients: those ticked, or all those of the list."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.public import require
from egide.kit.errors import Forbidden, Invalid, NotFound
from egide.modules.clients.api.base import ClientApiView, body_of
from egide.modules.clients.models import Client, Lot
from egide.modules.clients.selectors.criteria import narrowed_by, read_criteria
from egide.modules.clients.selectors.listing import present, search
from egide.modules.clients.services.lots import AT_ONCE, carry_on, start_lot, undo_lot
from egide.modules.clients.tasks import carry_on_lot

ID = OpenApiParameter("lot_id", OpenApiTypes.UUID, OpenApiParameter.PATH)
MOST_KEYS = 1_000
LONGEST_SEARCH = 100


class SelectionLot(serializers.Serializer[Any]):
    """Des clients nommés, ou tous ceux d’une recherche et d’un filtre."""

    ids = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=MOST_KEYS)
    q = serializers.CharField(required=False, max_length=LONGEST_SEARCH)
    filtre = serializers.JSONField(required=False)
    tous = serializers.BooleanField(required=False, help_text="Tout le cabinet, sans recherche ni filtre.")


class LotSaisie(serializers.Serializer[Any]):
    selection = SelectionLot()
    valeurs = serializers.DictField(
        child=serializers.JSONField(allow_null=True),
        help_text="Champs modifiables de `GET /colonnes`, conseiller_id, etiquette_ajoutee, etiquette_retiree.",
    )


class LotEtat(serializers.Serializer[Any]):
    """Où en est le changement. `annule` : chacun a retrouvé ce qu’il avait, sauf ce qui avait changé depuis."""

    id = serializers.UUIDField()
    state = serializers.CharField(help_text="en_cours, fait, annulation, annule.")
    total = serializers.IntegerField()
    traites = serializers.IntegerField()
    changes = serializers.IntegerField()
    refuses = serializers.IntegerField()
    gardes = serializers.IntegerField(help_text="Annulé, mais modifié depuis par quelqu’un : laissé tel quel.")
    refus = serializers.ListField(child=serializers.CharField(), help_text="Pourquoi, cinq phrases au plus.")


def _json(lot: Lot) -> dict[str, Any]:
    reasons = lot.lignes.filter(state="refuse").exclude(motif="").values_list("motif", flat=True).distinct()
    return {
        "id": lot.id,
        "state": lot.state,
        "total": lot.total,
        "traites": lot.traites,
        "changes": lot.changes,
        "refuses": lot.refuses,
        "gardes": lot.lignes.filter(state="garde").count(),
        "refus": list(reasons[:5]),
    }


def _selected(selection: object, caller: Caller) -> QuerySet[Client]:
    """:raises Invalid: neither names nor anything to find them by."""
    if not isinstance(selection, dict) or not selection:
        raise Invalid({"selection": [_("Dites quels clients : ids, ou q et filtre, ou tous.")]})
    keys = selection.get("ids")
    if keys is not None:
        try:
            found = [UUID(str(key)) for key in keys] if isinstance(keys, list) and len(keys) <= MOST_KEYS else None
        except ValueError:
            found = None
        if found is None:
            raise Invalid({"selection": [_("Au plus %(maximum)s identifiants.") % {"maximum": MOST_KEYS}]})
        return present().filter(pk__in=found)
    typed, filtre = selection.get("q", ""), selection.get("filtre")
    if not isinstance(typed, str) or len(typed) > LONGEST_SEARCH:
        raise Invalid({"selection": [_("Au plus %(longueur)s caractères.") % {"longueur": LONGEST_SEARCH}]})
    criteria = read_criteria(filtre, membership_id=caller.membership_id) if filtre is not None else None
    if not typed.strip() and criteria is None and selection.get("tous") is not True:
        raise Invalid({"selection": [_("Dites quels clients : ids, ou q et filtre, ou tous.")]})
    return narrowed_by(search(present(), typed), criteria)


def _lot(lot_id: UUID, caller: Caller) -> Lot:
    """Whose lot: its maker's, or a manager's. :raises NotFound: no such lot."""
    lot = Lot.objects.filter(pk=lot_id).first()
    if lot is None:
        raise NotFound
    require(caller, "lots.view", lot)
    return lot


class LotsView(ClientApiView):
    """A change to many."""

    abilities = {"POST": "clients.edit"}

    @extend_schema(operation_id="lots_create", request=LotSaisie, responses={201: LotEtat, 202: LotEtat})
    def post(self, request: Request) -> Response:
        """Quelques clients : fait dans la réponse (201). Beaucoup : commencé, suivi par `GET` (202)."""
        caller = self.caller
        if caller.membership_id is None or caller.team_id is None:
            raise Forbidden
        body = body_of(request)
        values = body.get("valeurs")
        if not isinstance(values, dict):
            raise Invalid({"valeurs": [_("Dites quoi changer.")]})
        rows = _selected(body.get("selection"), caller)
        lot = start_lot(member_id=caller.membership_id, values=values, rows=rows)
        at_once = lot.total <= AT_ONCE
        if at_once:
            carry_on(lot_id=lot.id, user_id=caller.user_id)
            lot.refresh_from_db()
        else:
            carry_on_lot.enqueue(team_id=caller.team_id, lot_id=lot.id, user_id=caller.user_id)
        return Response(_json(lot), status=201 if at_once else 202)


class LotView(ClientApiView):
    """One change to many."""

    abilities = {"GET": "lots.view"}

    @extend_schema(operation_id="lots_read", parameters=[ID], responses=LotEtat)
    def get(self, request: Request, lot_id: UUID) -> Response:
        return Response(_json(_lot(lot_id, self.caller)))


class LotUndoView(ClientApiView):
    """The whole of it undone."""

    abilities = {"POST": "lots.view"}

    @extend_schema(operation_id="lots_undo", parameters=[ID], request=None, responses={200: LotEtat, 202: LotEtat})
    def post(self, request: Request, lot_id: UUID) -> Response:
        caller = self.caller
        lot = _lot(lot_id, caller)
        undo_lot(lot=lot)
        at_once = lot.total <= AT_ONCE
        if at_once:
            carry_on(lot_id=lot.id, user_id=caller.user_id)
            lot.refresh_from_db()
        elif caller.team_id is not None:
            carry_on_lot.enqueue(team_id=caller.team_id, lot_id=lot.id, user_id=caller.user_id)
        return Response(_json(lot), status=200 if at_once else 202)
