"""Two files that may be one person: proposed, compared, merged, and made two again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.api.public import ApiView, empty
from egide.foundation.api.serializers import Checked
from egide.modules.clients.api.base import REFERENCE
from egide.modules.clients.dictionary import ROWS
from egide.modules.clients.models import Client, Fusion
from egide.modules.clients.rapprochement import Identity
from egide.modules.clients.selectors.fusions import doublons, fusions
from egide.modules.clients.services.comparaison import Comparaison, compare, identical_rows, two_files
from egide.modules.clients.services.fusions import SIDES, UNDONE_FOR, distinguish, merge, undo

ID = OpenApiParameter("fusion_id", OpenApiTypes.UUID, OpenApiParameter.PATH)
AVEC = OpenApiParameter("avec", OpenApiTypes.STR, required=True, description="L’autre : identifiant ou matricule.")
MOST = 200


class DossierCompare(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    matricule = serializers.CharField()
    nom = serializers.CharField(allow_null=True)
    prenom = serializers.CharField(allow_null=True)
    date_naissance = serializers.CharField(allow_null=True)
    email = serializers.CharField(allow_null=True)
    telephone = serializers.CharField(allow_null=True)


class PaireDeDoublons(serializers.Serializer[Any]):
    """Deux dossiers qui sont peut-être la même personne, et pourquoi ; `score` de 0 à 1."""

    un = DossierCompare()
    autre = DossierCompare()
    raisons = serializers.ListField(child=serializers.CharField())
    score = serializers.FloatField()


class FusionFaite(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    survivant = DossierCompare()
    absorbe = DossierCompare()
    par = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()
    annulable_jusqu_a = serializers.DateTimeField()


class Doublons(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    paires = PaireDeDoublons(many=True, help_text="Deux cents au plus, les plus sûres d’abord.")
    fusions = FusionFaite(many=True, help_text="Celles qui s’annulent encore.")


class ChampCompare(serializers.Serializer[Any]):
    cle = serializers.CharField(help_text="section.champ")
    section = serializers.CharField()
    champ = serializers.CharField()
    survivant = serializers.JSONField(allow_null=True)
    absorbe = serializers.JSONField(allow_null=True)
    cote = serializers.ChoiceField(("egal", "survivant", "absorbe", "conflit"))


class LignesComparees(serializers.Serializer[Any]):
    section = serializers.CharField()
    survivant = serializers.IntegerField()
    absorbe = serializers.IntegerField()
    identiques = serializers.IntegerField(help_text="Gardées une fois.")


class DeuxDossiers(serializers.Serializer[Any]):
    """Ce que disent les deux dossiers ; `conflit` : il faut choisir."""

    survivant = DossierCompare()
    absorbe = DossierCompare()
    champs = ChampCompare(many=True)
    lignes = LignesComparees(many=True)


class FusionDemandee(Checked):
    absorbe = serializers.CharField(max_length=40, help_text="Le dossier qui rejoint l’autre.")
    choix = serializers.DictField(
        child=serializers.ChoiceField(SIDES), required=False, help_text="Pour chaque conflit, par section.champ."
    )


class DistinctionDemandee(Checked):
    un = serializers.UUIDField()
    autre = serializers.UUIDField()


class FusionAnnulee(serializers.Serializer[Any]):
    """Ce qui n’a pas pu être rendu : champs modifiés depuis, lignes effacées depuis."""

    gardes = serializers.ListField(child=serializers.CharField())
    perdues = serializers.IntegerField()


NAMES = ("id", "matricule", "nom", "prenom", "date_naissance", "email", "telephone")


def _who(one: Client | Identity) -> dict[str, Any]:
    return {nom: getattr(one, nom) for nom in NAMES}


def _file(dossier: dict[str, Any]) -> dict[str, Any]:
    return {nom: dossier[nom] for nom in NAMES}


def _merge_json(fusion: Fusion) -> dict[str, Any]:
    return {
        "id": fusion.id,
        "survivant": _who(fusion.survivant),
        "absorbe": _who(fusion.absorbe),
        "par": f"{fusion.par.user.prenom} {fusion.par.user.nom}" if fusion.par else None,
        "created_at": fusion.created_at,
        "annulable_jusqu_a": fusion.created_at + UNDONE_FOR,
    }


def _field(field: Comparaison) -> dict[str, Any]:
    names = ("cle", "section", "champ", "survivant", "absorbe", "cote")
    return {nom: getattr(field, nom) for nom in names}


class DoublonsView(ApiView):
    """Files that may be one person."""

    abilities = {"GET": "clients.merge", "POST": "clients.merge"}

    @extend_schema(operation_id="doublons_list", responses=Doublons)
    def get(self, request: Request) -> Response:
        """Avec les raisons, et les fusions des trente derniers jours."""
        found = doublons()
        recent = fusions().filter(created_at__gt=timezone.now() - UNDONE_FOR)
        return Response(
            {
                "count": len(found),
                "paires": [
                    {"un": _who(one), "autre": _who(match.other), "raisons": match.reasons, "score": match.score}
                    for one, match in found[:MOST]
                ],
                "fusions": [_merge_json(fusion) for fusion in recent[:MOST]],
            }
        )

    @extend_schema(
        operation_id="doublons_distinguish",
        request=DistinctionDemandee,
        responses={204: OpenApiResponse(description="Ces deux dossiers ne sont plus proposés")},
    )
    def post(self, request: Request) -> Any:
        """Ce sont deux personnes : la paire n’est plus proposée."""
        asked = DistinctionDemandee.check(request)
        distinguish(one_id=asked["un"], other_id=asked["autre"])
        return empty()


class FusionView(ApiView):
    """Two files compared, then one."""

    abilities = {"GET": "clients.merge", "POST": "clients.merge"}

    @extend_schema(operation_id="fusion_preview", parameters=[REFERENCE, AVEC], responses=DeuxDossiers)
    def get(self, request: Request, reference: str) -> Response:
        """Champ par champ ; ce qui est chiffré reste masqué."""
        mine, theirs = two_files(reference, request.query_params.get("avec", ""))
        twins = identical_rows(mine, theirs)
        rows = [
            {
                "section": section,
                "survivant": len(mine[section]),
                "absorbe": len(theirs[section]),
                "identiques": sum(UUID(row["id"]) in twins for row in theirs[section]),
            }
            for section in ROWS
            if mine[section] or theirs[section]
        ]
        fields = [_field(field) for field in compare(mine, theirs)]
        return Response({"survivant": _file(mine), "absorbe": _file(theirs), "champs": fields, "lignes": rows})

    @extend_schema(
        operation_id="fusion_create", parameters=[REFERENCE], request=FusionDemandee, responses={201: FusionFaite}
    )
    def post(self, request: Request, reference: str) -> Response:
        """`absorbe` rejoint ce dossier : lignes, entretiens, documents, notes, tâches et liens suivent."""
        asked = FusionDemandee.check(request)
        fusion = merge(
            survivant=reference,
            absorbe=asked["absorbe"],
            choix=asked.get("choix", {}),
            member_id=self.caller.membership_id,
            user_id=self.caller.user_id,
        )
        return Response(_merge_json(fusions().get(pk=fusion.pk)), status=201)


class FusionUndoView(ApiView):
    """A merge undone."""

    abilities = {"POST": "clients.merge"}

    @extend_schema(operation_id="fusion_undo", parameters=[ID], request=None, responses=FusionAnnulee)
    def post(self, request: Request, fusion_id: UUID) -> Response:
        """Pendant trente jours : deux dossiers comme avant, sauf ce qui a changé depuis, qui est dit."""
        given = undo(fusion_id=fusion_id, user_id=self.caller.user_id)
        return Response({"gardes": given.gardes, "perdues": given.perdues})
