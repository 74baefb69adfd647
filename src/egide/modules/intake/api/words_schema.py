"""The shapes of the words of a meeting: who says what, its versions, its corrections."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from egide.foundation.api.serializers import Checked
from egide.modules.intake.api.schema import Contenu
from egide.modules.intake.codes import CHANGES, CORRECTIONS, ROLES

S = serializers


class Voix(serializers.Serializer[Any]):
    label = S.CharField()  # type: ignore[assignment]
    role = S.ChoiceField(ROLES)
    nom = S.CharField(allow_null=True)
    confiance = S.FloatField(allow_null=True, help_text="Du rôle proposé, de 0 à 1 ; null : il a été dit.")


class Segment(serializers.Serializer[Any]):
    """Un tour de parole. `role` : qui le dit ; `corrige` : quelqu’un l’a dit de ce tour."""

    index = S.IntegerField()
    start = S.FloatField(allow_null=True)
    end = S.FloatField(allow_null=True)
    speaker = S.CharField(allow_null=True)
    text = S.CharField()
    role = S.ChoiceField(ROLES, allow_null=True)
    confiance = S.FloatField(allow_null=True, help_text="Sans étiquette : la part de ce tour que dit cette voix.")
    corrige = S.BooleanField()
    words = S.ListField(
        child=S.ListField(child=S.FloatField(allow_null=True)),
        allow_null=True,
        help_text="De ce qui a été entendu : [premier caractère, dernier, début, fin, confiance] de chaque mot.",
    )


class Noms(serializers.Serializer[Any]):
    """Le prénom de chacun, quand il est connu."""

    courtier = S.CharField(allow_null=True)
    client = S.CharField(allow_null=True)
    conjoint = S.CharField(allow_null=True)


class Transcription(serializers.Serializer[Any]):
    """Les mots d’un entretien ; version 0 : ce qui est entendu jusqu’à la seconde `entendu_s`, l’écoute continue."""

    version = S.IntegerField()
    entendu_s = S.FloatField(allow_null=True)
    speakers = Voix(many=True)
    noms = Noms()
    segments = Segment(many=True)


class Correction(serializers.Serializer[Any]):
    """Un geste : les tours `premier` à `dernier`, ou la voix `voix`, sont `role` ; ou retour à une version."""

    genre = S.ChoiceField(CORRECTIONS)
    premier = S.IntegerField(allow_null=True)
    dernier = S.IntegerField(allow_null=True)
    voix = S.CharField(allow_null=True)
    role = S.ChoiceField(ROLES, allow_null=True)
    retour_a = S.IntegerField(allow_null=True)


class Effet(serializers.Serializer[Any]):
    """Ce qu’une correction a changé : une valeur nouvelle, changée, passée d’une personne à l’autre, retirée, à
    redécider, ou reprise telle quelle."""

    effet = S.ChoiceField(CHANGES)
    section = S.CharField()
    champ = S.CharField(allow_null=True)
    libelle = S.CharField()
    avant = Contenu(allow_null=True)
    apres = Contenu(allow_null=True)
    de = S.CharField(allow_null=True, help_text="La section que la valeur a quittée.")


class VersionDuTexte(serializers.Serializer[Any]):
    version = S.IntegerField()
    at = S.DateTimeField()
    par = S.CharField(allow_null=True, help_text="Prénom et nom ; null : la version de départ.")
    corrections = Correction(many=True)
    effets = Effet(many=True, allow_null=True, help_text="null : cette version n’a pas été lue jusqu’au bout.")


class ToursCorriges(Checked):
    """Les tours de `premier` à `dernier` compris sont de `role`."""

    premier = S.IntegerField(min_value=0)
    dernier = S.IntegerField(min_value=0)
    role = S.ChoiceField(ROLES)


ROLES_SAISIS = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": {"type": "string", "enum": list(ROLES)},
    "description": "Le rôle de chaque voix, par étiquette.",
}
