"""What the questionnaire's endpoints take and give, for the OpenAPI document."""

from __future__ import annotations

from rest_framework import serializers

from egide.modules.adequation.models import PROFILS


class Reponses(serializers.Serializer[object]):
    """By part, then by question."""

    comportement = serializers.DictField(required=False)
    connaissances = serializers.DictField(required=False)
    quiz = serializers.DictField(required=False)
    durabilite = serializers.DictField(required=False)


class Incoherence(serializers.Serializer[object]):
    champs = serializers.ListField(child=serializers.CharField())
    fr = serializers.CharField()
    en = serializers.CharField()


class Manquante(serializers.Serializer[object]):
    partie = serializers.CharField()
    question = serializers.CharField()


class QuestionnaireInvestisseur(serializers.Serializer[object]):
    id = serializers.UUIDField()
    reponses = Reponses()
    updated_at = serializers.DateTimeField()
    validated_at = serializers.DateTimeField(allow_null=True)
    validated_by_id = serializers.UUIDField(allow_null=True)
    score = serializers.IntegerField()
    profil = serializers.ChoiceField(PROFILS)
    quiz = serializers.IntegerField()
    connus = serializers.IntegerField()
    incoherences = Incoherence(many=True)
    manquantes = Manquante(many=True)


class Questionnaires(serializers.Serializer[object]):
    """`version` is what If-Match expects: that of the one being answered, 0 when there is none."""

    version = serializers.IntegerField()
    en_cours = QuestionnaireInvestisseur(allow_null=True)
    valides = QuestionnaireInvestisseur(many=True)


class ReponsePossible(serializers.Serializer[object]):
    code = serializers.CharField()
    fr = serializers.CharField()
    en = serializers.CharField()
    points = serializers.IntegerField()
    propose = serializers.BooleanField()


class QuestionPosee(serializers.Serializer[object]):
    nom = serializers.CharField()
    kind = serializers.ChoiceField(("choix", "oui_non", "pourcentage", "montant", "texte", "plusieurs"))
    fr = serializers.CharField()
    en = serializers.CharField()
    reponses = ReponsePossible(many=True)
    obligatoire = serializers.BooleanField()


class ProduitConnu(serializers.Serializer[object]):
    code = serializers.CharField()
    fr = serializers.CharField()
    en = serializers.CharField()


class AffirmationDuQuiz(serializers.Serializer[object]):
    nom = serializers.CharField()
    vrai = serializers.BooleanField()
    fr = serializers.CharField()
    en = serializers.CharField()
    pourquoi = serializers.CharField()
    why = serializers.CharField()


class QuestionsDuQuestionnaire(serializers.Serializer[object]):
    comportement = QuestionPosee(many=True)
    produits = ProduitConnu(many=True)
    quiz = AffirmationDuQuiz(many=True)
    durabilite = QuestionPosee(many=True)
