"""What the endpoints of compliance take and give."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from egide.foundation.api.serializers import Checked
from egide.modules.conformite.codes import CONSENT_STATES, EFFACEMENT_STATES, EXPORT_STATES, MOTIFS

REFERENCE = OpenApiParameter(
    "reference", OpenApiTypes.STR, OpenApiParameter.PATH, description="Identifiant ou matricule du client."
)
ID = OpenApiParameter("id", OpenApiTypes.UUID, OpenApiParameter.PATH)


class ClientNomme(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    matricule = serializers.CharField()
    nom = serializers.CharField(allow_null=True)
    prenom = serializers.CharField(allow_null=True)


class ExportDeDonnees(serializers.Serializer[Any]):
    """Tout ce qui est conservé d’une personne, en une archive."""

    id = serializers.UUIDField()
    client = ClientNomme()
    state = serializers.ChoiceField(EXPORT_STATES)
    demandeur = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()
    pret_at = serializers.DateTimeField(allow_null=True)
    expire_at = serializers.DateTimeField(allow_null=True)
    taille = serializers.IntegerField(allow_null=True, help_text="En octets.")
    telechargements = serializers.IntegerField()


class Exports(serializers.Serializer[Any]):
    exports = ExportDeDonnees(many=True)


class CeQuiPart(serializers.Serializer[Any]):
    nom = serializers.CharField()
    fr = serializers.CharField()
    en = serializers.CharField()
    lignes = serializers.IntegerField()


class CeQuiReste(serializers.Serializer[Any]):
    nature = serializers.CharField()
    libelle = serializers.CharField()
    article = serializers.CharField()
    jusqu_au = serializers.DateField()
    documents = serializers.IntegerField()


class ContratEnCours(serializers.Serializer[Any]):
    type = serializers.CharField()
    assureur = serializers.CharField(allow_null=True)
    produit = serializers.CharField(allow_null=True)
    numero = serializers.CharField(allow_null=True)


class ApercuEffacement(serializers.Serializer[Any]):
    """Ce qu’un effacement ferait aujourd’hui ; rien tant qu’un contrat du cabinet est `en_cours`."""

    matricule = serializers.CharField()
    efface = CeQuiPart(many=True)
    garde = CeQuiReste(many=True)
    en_cours = ContratEnCours(many=True)


class EffacementDemande(Checked):
    confirmation = serializers.CharField(max_length=40, help_text="Le matricule du dossier, recopié.")


class ArchiveLegale(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    nature = serializers.CharField()
    libelle = serializers.CharField()
    article = serializers.CharField()
    jusqu_au = serializers.DateField()
    taille = serializers.IntegerField(allow_null=True, help_text="En octets ; null : effacée à son terme.")
    efface_at = serializers.DateTimeField(allow_null=True)


class EffacementEtat(serializers.Serializer[Any]):
    """Un effacement, son avancement, ce que la loi garde et son certificat une fois fini."""

    id = serializers.UUIDField()
    reference = serializers.CharField()
    motif = serializers.ChoiceField(MOTIFS)
    state = serializers.ChoiceField(EFFACEMENT_STATES)
    etape = serializers.CharField()
    faites = serializers.IntegerField()
    etapes = serializers.IntegerField()
    demandeur = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()
    fini_at = serializers.DateTimeField(allow_null=True)
    archives = ArchiveLegale(many=True)
    certificat = serializers.JSONField(allow_null=True)
    sha256 = serializers.CharField(help_text="Du certificat, en JSON canonique.")


class Demandes(serializers.Serializer[Any]):
    exports = ExportDeDonnees(many=True)
    effacements = EffacementEtat(many=True)


class OuvertureArchive(Checked):
    motif = serializers.CharField(
        max_length=200, error_messages={"blank": _("Dites pourquoi vous ouvrez cette archive.")}
    )


class RegleConservation(serializers.Serializer[Any]):
    nom = serializers.CharField()
    fr = serializers.CharField()
    en = serializers.CharField()
    article = serializers.CharField()
    mois = serializers.IntegerField()
    minimum = serializers.IntegerField()
    maximum = serializers.IntegerField()
    ce_soir = serializers.IntegerField(help_text="Combien partiraient cette nuit.")
    dossiers = ClientNomme(many=True, help_text="Les premiers dossiers entiers qui partiraient.")


class PassageDeNuit(serializers.Serializer[Any]):
    at = serializers.DateTimeField()
    comptes = serializers.DictField(child=serializers.IntegerField())


class ConservationVue(serializers.Serializer[Any]):
    regles = RegleConservation(many=True)
    archives_ce_soir = serializers.IntegerField()
    passages = PassageDeNuit(many=True)


class DureeChoisie(Checked):
    regle = serializers.CharField(max_length=40)
    mois = serializers.IntegerField()


class ConsentementAuRegistre(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    kind = serializers.CharField()
    personne = serializers.CharField()
    accorde = serializers.BooleanField()
    formulation = serializers.CharField()
    mode = serializers.CharField()
    at = serializers.DateTimeField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    entretien_id = serializers.UUIDField(allow_null=True)
    state = serializers.ChoiceField(CONSENT_STATES)
    client = ClientNomme()
    note_par = serializers.CharField(allow_null=True, help_text="Qui a noté la réponse.")
    retire_par = serializers.CharField(allow_null=True, help_text="Qui a noté le retrait.")


class ConsentementsPage(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    page = serializers.IntegerField()
    page_size = serializers.IntegerField()
    results = ConsentementAuRegistre(many=True)


class TraitementDeclare(serializers.Serializer[Any]):
    nom = serializers.CharField()
    finalite = serializers.CharField()
    base_legale = serializers.CharField()
    personnes = serializers.ListField(child=serializers.CharField())
    donnees = serializers.ListField(child=serializers.CharField())
    destinataires = serializers.ListField(child=serializers.CharField())
    conservation = serializers.CharField()
    mesures = serializers.ListField(child=serializers.CharField())
    depuis = serializers.DateTimeField(allow_null=True)
    jusqu_a = serializers.DateTimeField(allow_null=True)


class RegistreDesTraitements(serializers.Serializer[Any]):
    cabinet = serializers.CharField()
    siren = serializers.CharField(allow_null=True)
    orias = serializers.CharField()
    etabli_le = serializers.DateTimeField()
    traitements = TraitementDeclare(many=True)
