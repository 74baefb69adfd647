"""The shapes of the API of language models."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rest_framework import serializers

from egide.foundation.ai.codes import ALERTS, CIRCUITS, ENGINES, LISTENERS, PRICE_SOURCES, SPLITS, USAGES
from egide.foundation.api.serializers import Checked
from egide.integrations.llm import KINDS

S = serializers


class Prix(serializers.Serializer[Any]):
    """Euros par million de jetons."""

    entree = S.FloatField()
    sortie = S.FloatField()
    source = S.ChoiceField(PRICE_SOURCES)  # type: ignore[assignment]


class Autorisation(serializers.Serializer[Any]):
    """Depuis quand, et par qui, l’envoi de données personnelles est autorisé."""

    at = S.DateTimeField()
    par = S.UUIDField()
    par_nom = S.CharField()


class DerniereErreur(serializers.Serializer[Any]):
    code = S.CharField()
    message = S.CharField()
    at = S.DateTimeField()


class Disjoncteur(serializers.Serializer[Any]):
    etat = S.ChoiceField(CIRCUITS)
    jusqu_a = S.DateTimeField(allow_null=True)
    echecs = S.IntegerField()
    derniere_erreur = DerniereErreur(allow_null=True)


class FournisseurIa(serializers.Serializer[Any]):
    id = S.UUIDField()
    nom = S.CharField()
    usage = S.ChoiceField(USAGES, help_text="« texte » lit, « parole » transcrit.")
    kind = S.ChoiceField(KINDS)
    base_url = S.CharField(allow_blank=True)
    modele = S.CharField()
    cle = S.CharField(allow_null=True, help_text="Un masque : la clé ne se relit pas.")
    actif = S.BooleanField()
    rang = S.IntegerField()
    delai_s = S.IntegerField()
    essais = S.IntegerField()
    streaming = S.BooleanField()
    prix = Prix(allow_null=True, help_text="De ce qui lit.")
    prix_heure = S.FloatField(allow_null=True, help_text="De ce qui transcrit, en euros par heure de son.")
    consentement = Autorisation(allow_null=True)
    disjoncteur = Disjoncteur()
    version = S.IntegerField()
    created_at = S.DateTimeField()
    updated_at = S.DateTimeField()


class _Reglages(Checked):
    base_url = S.CharField(required=False, allow_blank=True, max_length=300)
    cle = S.CharField(required=False, allow_blank=True, allow_null=True, max_length=300)
    actif = S.BooleanField(required=False)
    rang = S.IntegerField(required=False, min_value=0, max_value=99)
    delai_s = S.IntegerField(required=False, min_value=5, max_value=300, help_text="Pour un essai, en secondes.")
    essais = S.IntegerField(required=False, min_value=1, max_value=5)
    streaming = S.BooleanField(required=False)
    prix_entree = S.DecimalField(
        10, 4, required=False, allow_null=True, min_value=Decimal(0), help_text="€ par million de jetons lus."
    )
    prix_sortie = S.DecimalField(
        10, 4, required=False, allow_null=True, min_value=Decimal(0), help_text="€ par million de jetons écrits."
    )
    prix_heure = S.DecimalField(
        10, 4, required=False, allow_null=True, min_value=Decimal(0), help_text="€ par heure de son transcrite."
    )


class FournisseurIaSaisi(_Reglages):
    """Un fournisseur de plus ; la clé est chiffrée et ne se relit pas."""

    nom = S.CharField(max_length=80)
    usage = S.ChoiceField(USAGES, required=False)
    kind = S.ChoiceField(KINDS)
    modele = S.CharField(max_length=120)


class FournisseurIaModifie(_Reglages):
    nom = S.CharField(max_length=80, required=False)
    kind = S.ChoiceField(KINDS, required=False)
    modele = S.CharField(max_length=120, required=False)


class ConsentementIaSaisi(Checked):
    """La décision de l’administrateur, et les mots qu’il a lus."""

    accorde = S.BooleanField()
    formulation = S.CharField(required=False, allow_blank=True, max_length=5000)


class EssaiIa(serializers.Serializer[Any]):
    ok = S.BooleanField()
    code = S.CharField(allow_null=True)
    message = S.CharField()
    modele = S.CharField(allow_null=True)
    duree_ms = S.FloatField()
    tokens_entree = S.IntegerField()
    tokens_sortie = S.IntegerField()
    cout = S.FloatField()


class AvisIa(serializers.Serializer[Any]):
    code = S.CharField()
    message = S.CharField()


class EcouteIa(serializers.Serializer[Any]):
    """Ce qui peut transcrire maintenant ; `empechement` : pourquoi rien ne le peut. `voix_separees` : cette machine
    sépare par leur timbre les voix d’un seul canal."""

    local_disponible = S.BooleanField()
    local_modele = S.CharField(allow_blank=True)
    local_manque = AvisIa(allow_null=True)
    voix_separees = S.BooleanField()
    disponible = S.BooleanField()
    empechement = AvisIa(allow_null=True)


class OptionsIa(serializers.Serializer[Any]):
    moteur = S.ChoiceField(ENGINES)
    decoupage = S.ChoiceField(SPLITS)
    pseudonymisation = S.BooleanField()
    disponible = S.BooleanField()
    empechement = AvisIa(allow_null=True)
    ecoute = S.ChoiceField(LISTENERS)
    transcription = EcouteIa()
    version = S.IntegerField()


class OptionsIaSaisies(Checked):
    moteur = S.ChoiceField(ENGINES, required=False)
    decoupage = S.ChoiceField(SPLITS, required=False)
    pseudonymisation = S.BooleanField(required=False)
    ecoute = S.ChoiceField(LISTENERS, required=False)


class AlerteIa(serializers.Serializer[Any]):
    id = S.UUIDField()
    kind = S.ChoiceField(ALERTS)
    mois = S.CharField()
    seuil = S.FloatField()
    cout = S.FloatField()
    at = S.DateTimeField()
    message = S.CharField()


class BudgetIa(serializers.Serializer[Any]):
    budget_mensuel = S.FloatField(allow_null=True)
    arret = S.BooleanField()
    mois = S.CharField()
    depense = S.FloatField()
    part = S.FloatField(allow_null=True, help_text="1 : tout le budget.")
    habituel = S.FloatField(allow_null=True, help_text="Moyenne des trois derniers mois qui ont une dépense.")
    bloque = S.BooleanField()
    alertes = AlerteIa(many=True)
    version = S.IntegerField()


class BudgetIaSaisi(Checked):
    budget_mensuel = S.DecimalField(10, 2, required=False, allow_null=True, min_value=Decimal(0))
    arret = S.BooleanField(required=False)


class CompteIa(serializers.Serializer[Any]):
    appels = S.IntegerField()
    echecs = S.IntegerField()
    depuis_cache = S.IntegerField()
    tokens_entree = S.IntegerField()
    tokens_sortie = S.IntegerField()
    cout = S.FloatField()


class CompteIaDuJour(CompteIa):
    jour = S.DateField()


class CompteIaDuFournisseur(CompteIa):
    provider_id = S.UUIDField()
    nom = S.CharField()
    modele = S.CharField()


class CompteIaDuMois(CompteIa):
    mois = S.CharField()


class UsageIa(serializers.Serializer[Any]):
    mois = S.CharField()
    total = CompteIa()
    par_jour = CompteIaDuJour(many=True)
    par_fournisseur = CompteIaDuFournisseur(many=True)
    mois_precedents = CompteIaDuMois(many=True)
    alertes = AlerteIa(many=True)


class TraitementIa(serializers.Serializer[Any]):
    """Une entrée du registre des traitements."""

    id = S.UUIDField()
    provider_id = S.UUIDField()
    destinataire = S.CharField()
    adresse = S.CharField()
    modele = S.CharField()
    finalite = S.CharField()
    base_legale = S.CharField()
    categories_donnees = S.ListField(child=S.CharField())
    categories_personnes = S.ListField(child=S.CharField())
    conservation = S.CharField()
    mesures = S.ListField(child=S.CharField())
    pseudonymisation = S.BooleanField()
    formulation = S.CharField()
    depuis = S.DateTimeField()
    jusqu_a = S.DateTimeField(allow_null=True)
    par = S.UUIDField()
    par_nom = S.CharField()
