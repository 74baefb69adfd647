"""The shapes of the API of documents, notes, tasks and the thread."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema_field
from rest_framework import serializers

from egide.foundation.api.serializers import Checked
from egide.modules.suivi.codes import FIL, PIECES
from egide.modules.suivi.models import LONGEST_TEXT, LONGEST_TITLE

S = serializers
Shape = serializers.Serializer[Any]

ID = OpenApiParameter("id", OpenApiTypes.UUID, OpenApiParameter.PATH)
REFERENCE = OpenApiParameter(
    "reference", OpenApiTypes.STR, OpenApiParameter.PATH, description="Identifiant ou matricule du client."
)


class Auteur(Shape):
    """Un membre du cabinet."""

    id = S.UUIDField()
    prenom = S.CharField()
    nom = S.CharField()


class ClientSuivi(Shape):
    id = S.UUIDField()
    matricule = S.CharField()
    nom = S.CharField(allow_null=True)
    prenom = S.CharField(allow_null=True)


class Piece(Shape):
    """Un document joint à un dossier. `size` en octets."""

    id = S.UUIDField()
    nom = S.CharField()
    kind = S.ChoiceField(list(PIECES))
    media_type = S.CharField(help_text="Lu dans le contenu, pas dans le nom.")
    size = S.IntegerField()
    client = ClientSuivi()
    created_by = Auteur(allow_null=True)
    created_at = S.DateTimeField()
    updated_at = S.DateTimeField()
    version = S.IntegerField()
    abilities = S.ListField(child=S.CharField())


class PiecePage(Shape):
    count = S.IntegerField()
    page = S.IntegerField()
    page_size = S.IntegerField()
    results = Piece(many=True)


class Doublon(Shape):
    """Un autre document du même dossier, au contenu identique."""

    id = S.UUIDField()
    nom = S.CharField()
    created_at = S.DateTimeField()


class PieceDeposee(Piece):
    doublons = Doublon(many=True)


class PieceChangee(Checked):
    nom = S.CharField(required=False, max_length=255)
    kind = S.ChoiceField(list(PIECES), required=False)


class Note(Shape):
    id = S.UUIDField()
    texte = S.CharField()
    epinglee = S.BooleanField()
    mentions = Auteur(many=True)
    created_by = Auteur(allow_null=True)
    created_at = S.DateTimeField()
    updated_at = S.DateTimeField()
    version = S.IntegerField()
    abilities = S.ListField(child=S.CharField())


class NotePage(Shape):
    count = S.IntegerField()
    page = S.IntegerField()
    page_size = S.IntegerField()
    results = Note(many=True)


class NoteSaisie(Checked):
    """« @Prénom Nom » appelle un membre du cabinet."""

    texte = S.CharField(max_length=LONGEST_TEXT, trim_whitespace=False)


class NoteChangee(Checked):
    texte = S.CharField(required=False, max_length=LONGEST_TEXT, trim_whitespace=False)
    epinglee = S.BooleanField(required=False)


class NoteCitee(Shape):
    id = S.UUIDField()
    texte = S.CharField(help_text="Le début.")


class Mention(Shape):
    """Une note où l’on m’appelle."""

    id = S.UUIDField()
    note = NoteCitee()
    auteur = Auteur(allow_null=True)
    client = ClientSuivi()
    created_at = S.DateTimeField()


class MentionPage(Shape):
    count = S.IntegerField()
    page = S.IntegerField()
    page_size = S.IntegerField()
    results = Mention(many=True)


class MentionVue(Checked):
    vue = S.BooleanField()


class Tache(Shape):
    id = S.UUIDField()
    titre = S.CharField()
    detail = S.CharField()
    echeance = S.DateField(allow_null=True)
    en_retard = S.BooleanField()
    faite_at = S.DateTimeField(allow_null=True)
    client = ClientSuivi(allow_null=True)
    assigne = Auteur(allow_null=True)
    created_by = Auteur(allow_null=True)
    created_at = S.DateTimeField()
    updated_at = S.DateTimeField()
    version = S.IntegerField()
    abilities = S.ListField(child=S.CharField())


class TachePage(Shape):
    count = S.IntegerField()
    page = S.IntegerField()
    page_size = S.IntegerField()
    results = Tache(many=True)


class TacheSaisie(Checked):
    """Sans `assigne_id`, pour soi ; null : pour qui la prendra."""

    titre = S.CharField(max_length=LONGEST_TITLE)
    detail = S.CharField(required=False, allow_blank=True, max_length=2_000)
    echeance = S.DateField(required=False, allow_null=True)
    assigne_id = S.UUIDField(required=False, allow_null=True)
    client_id = S.UUIDField(required=False, allow_null=True)


class TacheChangee(Checked):
    titre = S.CharField(required=False, max_length=LONGEST_TITLE)
    detail = S.CharField(required=False, allow_blank=True, max_length=2_000)
    echeance = S.DateField(required=False, allow_null=True)
    assigne_id = S.UUIDField(required=False, allow_null=True)
    client_id = S.UUIDField(required=False, allow_null=True)
    faite = S.BooleanField(required=False)


class CauseDuFil(Shape):
    kind = S.CharField()
    id = S.UUIDField(allow_null=True)


@extend_schema_field({"type": "object", "additionalProperties": {"type": "array", "items": {}}})
class Changements(S.JSONField):
    """{champ: [avant, après]}."""


@extend_schema_field({"type": "object", "nullable": True, "additionalProperties": {}})
class Objet(S.JSONField):
    """Ce qu’un autre module dit de son événement."""


class LigneDuFil(Shape):
    section = S.CharField()
    row_id = S.UUIDField()
    action = S.CharField(help_text="insert, update, delete ou restore.")
    changes = Changements()


class EvenementDuFil(Shape):
    """Un acte (une demande, une tâche de fond) : qui, pourquoi, et les premières lignes écrites."""

    id = S.UUIDField()
    at = S.DateTimeField()
    kind = S.ChoiceField(list(FIL))
    actor = Auteur(allow_null=True)
    actor_kind = S.CharField()
    pour = S.CharField(allow_null=True, help_text="Le conseiller absent que l’auteur remplaçait.")
    cause = CauseDuFil(allow_null=True)
    count = S.IntegerField(help_text="Lignes écrites en tout.")
    lines = LigneDuFil(many=True)
    objet = Objet(allow_null=True)


class Fil(Shape):
    results = EvenementDuFil(many=True)
    next = S.CharField(allow_null=True, help_text="`cursor` de la page suivante ; null : il n’y en a plus.")
