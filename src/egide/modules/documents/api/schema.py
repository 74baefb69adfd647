"""The shapes of the API of documents."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from egide.foundation.api.serializers import Checked
from egide.modules.documents.codes import ECHECS, ETATS, KINDS, MODES, NATURES, NIVEAUX, OBJETS

S = serializers
Shape = serializers.Serializer[Any]
LONG = 5_000

ID = OpenApiParameter("id", OpenApiTypes.UUID, OpenApiParameter.PATH)
KIND = OpenApiParameter("kind", OpenApiTypes.STR, OpenApiParameter.PATH, enum=list(KINDS))
REFERENCE = OpenApiParameter(
    "reference", OpenApiTypes.STR, OpenApiParameter.PATH, description="Identifiant ou matricule du client."
)


class Signataire(Shape):
    """Un membre du cabinet."""

    id = S.UUIDField()
    prenom = S.CharField()
    nom = S.CharField()


class ClientDuDocument(Shape):
    id = S.UUIDField()
    matricule = S.CharField()
    nom = S.CharField(allow_null=True)
    prenom = S.CharField(allow_null=True)


class EnvoiDuDocument(Shape):
    """Un envoi par e-mail : son lien, ses lectures, sa signature."""

    id = S.UUIDField()
    email = S.CharField()
    a_signer = S.BooleanField()
    created_at = S.DateTimeField()
    expires_at = S.DateTimeField()
    revoked_at = S.DateTimeField(allow_null=True)
    sent_at = S.DateTimeField(allow_null=True, help_text="Accepté par le serveur de courrier.")
    echec = S.ChoiceField(list(ECHECS), allow_blank=True)
    openings = S.IntegerField()
    opened_first_at = S.DateTimeField(allow_null=True)
    opened_last_at = S.DateTimeField(allow_null=True)
    signed_at = S.DateTimeField(allow_null=True)
    signataire = S.CharField(allow_null=True)


class Document(Shape):
    """Une version d’un document, jamais modifiée."""

    id = S.UUIDField()
    kind = S.ChoiceField(list(NATURES))
    numero = S.IntegerField(help_text="Version, depuis 1.")
    titre = S.CharField()
    etat = S.ChoiceField(list(ETATS))
    sha256 = S.CharField(help_text="Empreinte du contenu.")
    nom = S.CharField()
    media_type = S.CharField()
    size = S.IntegerField()
    modele = S.UUIDField(allow_null=True, help_text="Le modèle du cabinet dont il vient, s’il en vient.")
    client = ClientDuDocument()
    created_by = Signataire(allow_null=True)
    created_at = S.DateTimeField()
    envoi = EnvoiDuDocument(allow_null=True, help_text="Le dernier.")


class DocumentPage(Shape):
    count = S.IntegerField()
    page = S.IntegerField()
    page_size = S.IntegerField()
    results = Document(many=True)


class ManqueDuDocument(Shape):
    """Ce qui manque à un document, et où le dire."""

    ou = S.ChoiceField(["cabinet", "client", "document", "questionnaire"])
    section = S.CharField()
    champ = S.CharField()
    libelle = S.CharField()
    article = S.CharField()
    obligatoire = S.BooleanField(help_text="Sans lui le document n’est pas établi.")


class ProduitCompare(Checked):
    """Un contrat examiné."""

    assureur = S.CharField(max_length=120)
    produit = S.CharField(max_length=120)
    cotisation = S.CharField(max_length=80, allow_blank=True, required=False)
    garanties = S.CharField(max_length=1_000, allow_blank=True, required=False)
    exclusions = S.CharField(max_length=1_000, allow_blank=True, required=False)
    retenu = S.BooleanField(required=False)


class SaisieDeDocument(Checked):
    """Ce qu’un document dit et qui n’est pas dans le dossier ; chaque nature prend les champs qu’elle connaît."""

    exigences = S.CharField(max_length=LONG, allow_blank=True, required=False)
    observations = S.CharField(max_length=LONG, allow_blank=True, required=False)
    niveau = S.ChoiceField(list(NIVEAUX), allow_blank=True, required=False)
    produits = ProduitCompare(many=True, required=False)
    motivation = S.CharField(max_length=LONG, allow_blank=True, required=False)
    mises_en_garde = S.CharField(max_length=LONG, allow_blank=True, required=False)
    objet = S.ChoiceField(list(OBJETS), allow_blank=True, required=False)
    risques = S.CharField(max_length=500, allow_blank=True, required=False)
    assureur = S.CharField(max_length=120, allow_blank=True, required=False)
    contrat = S.CharField(max_length=80, allow_blank=True, required=False)
    effet = S.DateField(allow_null=True, required=False)
    duree_mois = S.IntegerField(min_value=1, max_value=120, allow_null=True, required=False)
    exclusif = S.BooleanField(required=False)


class PreparationDeDocument(Shape):
    """Un document sur le point d’être établi."""

    kind = S.ChoiceField(list(KINDS))
    titre = S.CharField()
    numero = S.IntegerField(help_text="La version qui serait établie.")
    pret = S.BooleanField(help_text="Tout ce que la loi demande est là.")
    manques = ManqueDuDocument(many=True)
    saisie = SaisieDeDocument()
    version = S.IntegerField()


class EnvoiSaisi(Checked):
    """À qui, avec quels mots, jusqu’à quand."""

    email = S.EmailField()
    message = S.CharField(max_length=2_000, allow_blank=True, default="")
    a_signer = S.BooleanField(default=False)
    jours = S.IntegerField(min_value=1, max_value=90, default=30)


class DocumentPartage(Shape):
    """Ce que montre un lien."""

    cabinet = S.CharField()
    titre = S.CharField()
    version = S.IntegerField()
    sha256 = S.CharField()
    email = S.CharField()
    expires_at = S.DateTimeField()
    a_signer = S.BooleanField()
    signed_at = S.DateTimeField(allow_null=True)
    signataire = S.CharField()
    consentement = S.CharField(help_text="Ce que le signataire accepte, mot pour mot.")
    niveau = S.CharField()


class CodeEnvoye(Shape):
    email = S.CharField()
    expires_at = S.DateTimeField()


class SignatureSaisie(Checked):
    """Un dessin, ou le nom écrit, avec le code reçu par e-mail."""

    code = S.RegexField(r"^[0-9]{6}$")
    nom = S.CharField(max_length=120)
    mode = S.ChoiceField(list(MODES))
    traits = S.ListField(
        child=S.ListField(
            child=S.ListField(child=S.IntegerField(min_value=0, max_value=1_000), min_length=2, max_length=2),
            min_length=2,
            max_length=1_000,
        ),
        max_length=60,
        required=False,
        help_text="Les traits du dessin : des points [x, y] en millièmes du cadre.",
    )
    accepte = S.BooleanField()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs["accepte"]:
            raise S.ValidationError({"accepte": ["Acceptez d’abord de signer ce document."]})
        if attrs["mode"] == "trace" and not attrs.get("traits"):
            raise S.ValidationError({"traits": ["Dessinez votre signature, ou écrivez votre nom."]})
        return attrs
