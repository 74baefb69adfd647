"""The shapes of the API of recordings."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from egide.foundation.api.serializers import Checked
from egide.modules.clients.dictionary.enums import MODE_CONSENTEMENT
from egide.modules.intake.codes import RECORDING_SOURCES, RECORDING_STATES

S = serializers
_RANGES = S.ListField(
    child=S.ListField(child=S.IntegerField(), min_length=2, max_length=2), help_text="[[première, dernière], …]"
)


class ConsentementSaisi(Checked):
    """La réponse d’une personne à la question posée avant l’entretien."""

    accorde = S.BooleanField()
    personne = S.CharField(max_length=200)
    formulation = S.CharField(max_length=5000)
    mode = S.ChoiceField([(choix.valeur, choix.fr) for choix in MODE_CONSENTEMENT.choix])
    at = S.DateTimeField(
        required=False, help_text="Quand la réponse a été donnée ; sinon, maintenant. Jamais après maintenant."
    )


class EnregistrementSaisi(Checked):
    """Un enregistrement annoncé, et l’accord recueilli."""

    source = S.ChoiceField(RECORDING_SOURCES)  # type: ignore[assignment]
    nom = S.CharField(required=False, allow_blank=True, max_length=255)
    media_type = S.CharField(required=False, allow_blank=True, max_length=100)
    taille = S.IntegerField(required=False, allow_null=True, min_value=0, help_text="Octets ; pour un fichier.")
    client_id = S.UUIDField(required=False, allow_null=True)
    titre = S.CharField(required=False, allow_blank=True, max_length=200)
    date = S.DateField(required=False, allow_null=True)
    consentement = ConsentementSaisi()


class Marque(Checked):
    """Ce qui a été noté à la seconde `t` de l’enregistrement."""

    t = S.FloatField(min_value=0)
    texte = S.CharField(allow_blank=True, max_length=500)


class EnregistrementTermine(Checked):
    """Le nombre de parties de chaque prise, et ce que l’enregistreur a noté."""

    prises = S.ListField(child=S.IntegerField(min_value=0, max_value=50_000), min_length=1, max_length=500)
    marques = Marque(many=True, required=False)
    hors_micro = S.ListField(
        child=S.ListField(child=S.FloatField(min_value=0), min_length=2, max_length=2),
        required=False,
        max_length=500,
        help_text="Secondes : [[début, fin], …].",
    )


class GelSaisi(Checked):
    """Pourquoi l’enregistrement doit être conservé."""

    motif = S.CharField(max_length=300)


class PriseArrivee(serializers.Serializer[Any]):
    numero = S.IntegerField()
    parties = _RANGES
    octets = S.IntegerField()
    debut = S.CharField(allow_null=True, help_text="SHA-256 de la première partie, tant qu’elle en est une.")


class Gel(serializers.Serializer[Any]):
    at = S.DateTimeField()
    motif = S.CharField()
    par = S.UUIDField(allow_null=True)


class EnregistrementResume(serializers.Serializer[Any]):
    """L’enregistrement d’un entretien ; durées en secondes, tailles en octets."""

    source = S.ChoiceField(RECORDING_SOURCES)  # type: ignore[assignment]
    etat = S.ChoiceField(RECORDING_STATES)
    nom = S.CharField()
    media_type = S.CharField(allow_blank=True)
    taille = S.IntegerField(allow_null=True)
    duree_s = S.FloatField(allow_null=True)
    canaux = S.IntegerField(allow_null=True)
    marques = Marque(many=True)
    hors_micro = S.ListField(child=S.ListField(child=S.FloatField()))
    created_at = S.DateTimeField()
    termine_at = S.DateTimeField(allow_null=True)
    archive_at = S.DateTimeField(allow_null=True)
    efface_at = S.DateTimeField(allow_null=True)
    gel = Gel(allow_null=True)
    ecoutable = S.BooleanField(help_text="La copie d’écoute est prête.")


class EnregistrementArrive(EnregistrementResume):
    prises = PriseArrivee(many=True)


class PriseIncomplete(serializers.Serializer[Any]):
    numero = S.IntegerField()
    parties = _RANGES


class PartiesManquantes(serializers.Serializer[Any]):
    """Un problème (RFC 9457), avec ce qui reste à envoyer."""

    code = S.CharField()
    detail = S.CharField()
    manquantes = PriseIncomplete(many=True)
