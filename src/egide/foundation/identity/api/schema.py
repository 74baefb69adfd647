"""The shapes of the API of the firm's identity."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from egide.foundation.api.serializers import Checked
from egide.foundation.identity.codes import CATEGORIES, METHODES, REMUNERATIONS
from egide.foundation.identity.models import LONG

S = serializers


def _typed(longest: int) -> serializers.CharField:
    return S.CharField(allow_blank=True, max_length=longest, required=False)


class ChampManquant(S.Serializer[Any]):
    champ = S.CharField()
    libelle = S.CharField()
    article = S.CharField(help_text="Le texte qui demande de le dire.")


class IdentiteDuCabinet(S.Serializer[Any]):
    """Ce que le cabinet dit de lui. Vide : pas encore dit."""

    nom = S.CharField(allow_blank=True)
    forme_juridique = S.CharField(allow_blank=True)
    siren = S.CharField(allow_blank=True)
    siret = S.CharField(allow_blank=True)
    rcs = S.CharField(allow_blank=True)
    orias = S.CharField(allow_blank=True)
    adresse = S.CharField(allow_blank=True)
    code_postal = S.CharField(allow_blank=True)
    ville = S.CharField(allow_blank=True)
    telephone = S.CharField(allow_blank=True)
    site = S.CharField(allow_blank=True)
    rc_assureur = S.CharField(allow_blank=True)
    rc_contrat = S.CharField(allow_blank=True)
    mediateur = S.CharField(allow_blank=True)
    autorite = S.CharField(allow_blank=True)
    reclamations = S.CharField(allow_blank=True)
    partenaires = S.CharField(allow_blank=True)
    liens_financiers = S.CharField(allow_blank=True)
    concentration = S.CharField(allow_blank=True)
    honoraires = S.CharField(allow_blank=True)
    couleur = S.CharField(allow_blank=True)
    email = S.CharField(allow_blank=True)
    capital = S.FloatField(allow_null=True, help_text="Euros.")
    categories = S.ListField(child=S.ChoiceField(list(CATEGORIES)))
    methode = S.ChoiceField(list(METHODES), allow_blank=True)
    remuneration = S.ChoiceField(list(REMUNERATIONS), allow_blank=True)
    logo = S.BooleanField(help_text="Un logo est déposé.")
    manquants = ChampManquant(many=True, help_text="Ce que la loi demande et qui n’est pas dit.")
    version = S.IntegerField()


class IdentiteSaisie(Checked):
    nom = _typed(200)
    forme_juridique = _typed(80)
    siren = _typed(20)
    siret = _typed(25)
    rcs = _typed(80)
    orias = _typed(15)
    adresse = _typed(200)
    code_postal = _typed(10)
    ville = _typed(100)
    telephone = _typed(25)
    site = _typed(200)
    rc_assureur = _typed(200)
    rc_contrat = _typed(80)
    mediateur = _typed(LONG)
    autorite = _typed(LONG)
    reclamations = _typed(LONG)
    partenaires = _typed(LONG)
    liens_financiers = _typed(LONG)
    concentration = _typed(300)
    honoraires = _typed(LONG)
    couleur = _typed(10)
    email = S.EmailField(allow_blank=True, required=False)
    capital = S.DecimalField(max_digits=14, decimal_places=2, min_value=0, allow_null=True, required=False)
    categories = S.ListField(child=S.ChoiceField(list(CATEGORIES)), required=False)
    methode = S.ChoiceField(list(METHODES), allow_blank=True, required=False)
    remuneration = S.ChoiceField(list(REMUNERATIONS), allow_blank=True, required=False)
