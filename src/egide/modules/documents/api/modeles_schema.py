"""The shapes of the API of the firm's own templates."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from egide.foundation.api.serializers import Checked
from egide.modules.documents.api.schema import ManqueDuDocument, Signataire
from egide.modules.documents.codes import FORMATS, NATURES
from egide.modules.documents.models import LONGEST_NAME

S = serializers
Shape = serializers.Serializer[Any]


class DerniereVersionDeModele(Shape):
    """Un document Word, jamais modifié."""

    id = S.UUIDField()
    numero = S.IntegerField()
    nom = S.CharField(help_text="Du fichier.")
    size = S.IntegerField()
    sha256 = S.CharField()
    champs = S.ListField(child=S.CharField())
    created_at = S.DateTimeField()
    created_by = Signataire(allow_null=True)


class VersionDeModele(DerniereVersionDeModele):
    remarques = S.ListField(child=S.CharField(), help_text="Ce que le PDF montre autrement que Word.")


class Modele(Shape):
    """Un modèle du cabinet."""

    id = S.UUIDField()
    nom = S.CharField()
    nature = S.ChoiceField(list(NATURES))
    archived_at = S.DateTimeField(allow_null=True)
    version = S.IntegerField()
    created_at = S.DateTimeField()
    created_by = Signataire(allow_null=True)
    derniere = DerniereVersionDeModele(allow_null=True)


class ModelePage(Shape):
    count = S.IntegerField()
    page = S.IntegerField()
    page_size = S.IntegerField()
    results = Modele(many=True)


class ModeleDetaille(Shape):
    """Un modèle et ses versions, la dernière d’abord."""

    id = S.UUIDField()
    nom = S.CharField()
    nature = S.ChoiceField(list(NATURES))
    archived_at = S.DateTimeField(allow_null=True)
    version = S.IntegerField()
    created_at = S.DateTimeField()
    versions = VersionDeModele(many=True)


class ModeleChange(Checked):
    nom = S.CharField(max_length=LONGEST_NAME, required=False)
    nature = S.ChoiceField(list(NATURES), required=False)
    archive = S.BooleanField(required=False)


class ChampDeModele(Shape):
    champ = S.CharField(help_text="À écrire entre doubles accolades.")
    libelle = S.CharField()


class GroupeDeChamps(Shape):
    nom = S.CharField()
    libelle = S.CharField()
    liste = S.BooleanField(help_text="Une valeur par ligne : à mettre dans une ligne de tableau, qui sera répétée.")
    champs = ChampDeModele(many=True)


class ChampsDeModele(Shape):
    groupes = GroupeDeChamps(many=True)


class PreparationDeModele(Shape):
    """Un document sur le point d’être établi depuis un modèle du cabinet."""

    modele = S.UUIDField()
    titre = S.CharField()
    nature = S.ChoiceField(list(NATURES))
    version = S.IntegerField(help_text="Du modèle.")
    numero = S.IntegerField(help_text="La version du document qui serait établie.")
    pret = S.BooleanField(help_text="Chaque champ a une valeur, ou des mots pour quand il n’en a pas.")
    manques = ManqueDuDocument(many=True)


class EtablissementDeModele(Checked):
    format = S.ChoiceField(list(FORMATS), default="pdf")
