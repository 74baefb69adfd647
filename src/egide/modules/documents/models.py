"""Documents made for clients, and what is typed for them before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower, Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey, TenantOneToOneField
from egide.modules.documents.codes import ECHECS, KINDS, MODES, NATURES, PARTIES

LONGEST_TITLE = 200
LONGEST_NAME = 120
LONGEST_MESSAGE = 2_000


class Saisie(AuditedModel):
    """What a document of one kind says of this client that is nowhere in the file, as it is being typed."""

    client = TenantForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    valeurs = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1, db_default=1)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("version", "updated_at")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "client", "kind"], name="documents_saisie_once_uq"),
            models.CheckConstraint(condition=models.Q(kind__in=list(KINDS)), name="documents_saisie_kind_ck"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.client_id}"


class Modele(AuditedModel):
    """A firm's own template: a Word document with fields, in its versions. `nature` is what it makes (`codes.NATURES`).

    Once archived nothing is made from it any more; what was made stays.
    """

    nom = models.CharField(max_length=LONGEST_NAME)
    nature = models.CharField(max_length=10)
    archived_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1, db_default=1)
    created_by = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("version", "created_at")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(
                "team",
                Lower("nom"),
                condition=models.Q(archived_at__isnull=True),
                name="documents_modele_nom_uq",
            ),
            models.CheckConstraint(condition=models.Q(nature__in=list(NATURES)), name="documents_modele_nature_ck"),
        ]

    def __str__(self) -> str:
        return self.nom


class VersionDeModele(AuditedModel):
    """The Word document of a template, as it was brought; never changed (the database refuses it).

    `champs` are the fields it says, `remarques` what its pages show otherwise than Word (`{"code", "params"}`).
    """

    modele = TenantForeignKey(Modele, on_delete=models.PROTECT, related_name="versions")
    numero = models.PositiveIntegerField()
    file = TenantOneToOneField("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    champs = models.JSONField(default=list)
    remarques = models.JSONField(default=list)
    created_by = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("created_at", "remarques")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "modele", "numero"], name="documents_versiondemodele_numero_uq"),
        ]

    def __str__(self) -> str:
        return f"{self.modele_id} {self.numero}"


class Document(AuditedModel):
    """One making of a document, never changed (the database refuses it): what is corrected is made again.

    `numero` counts the makings of a kind for a client from 1; files brought together keep the numbers they had.
    `sha256` is of the file's content. `modele_version` is the firm's own template it was made from, if it was.
    """

    client = TenantForeignKey("clients.Client", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    numero = models.PositiveIntegerField()
    titre = models.CharField(max_length=LONGEST_TITLE)
    file = TenantOneToOneField("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    modele_version = TenantForeignKey(VersionDeModele, on_delete=models.PROTECT, null=True, related_name="+")
    created_by = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("created_at",)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=list(NATURES)), name="documents_document_kind_ck"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["team", "-created_at", "-id"], name="documents_document_at_ix"),
            models.Index(fields=["team", "client", "kind", "-numero"], name="documents_document_client_ix"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.numero}"


class Envoi(AuditedModel):
    """A document sent by e-mail as a link that needs no account, until a day or until it is taken back.

    The link is signed (`services.links`): nothing of it is kept. `sent_at` is when the mail server took the message,
    `echec` why it never did (`codes.ECHECS`). `openings` counts how often the document was read from the link.
    """

    document = TenantForeignKey(Document, on_delete=models.PROTECT, related_name="envois")
    sight_through: ClassVar[str] = "document"

    email = models.CharField(max_length=254)
    message = models.CharField(max_length=LONGEST_MESSAGE, blank=True, default="")
    a_signer = models.BooleanField(default=False)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    echec = models.CharField(max_length=20, blank=True, default="")
    openings = models.PositiveIntegerField(default=0, db_default=0)
    opened_first_at = models.DateTimeField(null=True)
    opened_last_at = models.DateTimeField(null=True)
    created_by = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("created_at",)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(echec__in=["", *ECHECS]), name="documents_envoi_echec_ck"),
            models.CheckConstraint(
                condition=models.Q(openings=0, opened_first_at__isnull=True, opened_last_at__isnull=True)
                | models.Q(openings__gt=0, opened_first_at__isnull=False, opened_last_at__isnull=False),
                name="documents_envoi_openings_ck",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["team", "document", "-id"], name="documents_envoi_document_ix")]

    def __str__(self) -> str:
        return str(self.id)


class Signature(AuditedModel):
    """A simple electronic signature (Regulation 910/2014, art. 3 (10) and 25; C. civ. 1367), or its code on the way.

    `code_hash` is of the code sent last, good until `code_expires_at` and for `tries` < `services.signing.TRIES`.
    Once `signed_at` is set nothing changes any more; its `parties` are what it leaves.
    """

    envoi = TenantOneToOneField(Envoi, on_delete=models.PROTECT, related_name="signature")
    sight_through: ClassVar[str] = "envoi"

    code_hash = models.CharField(max_length=64, blank=True, default="", editable=False)
    code_sent_at = models.DateTimeField(null=True)
    code_expires_at = models.DateTimeField(null=True)
    codes = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    signed_at = models.DateTimeField(null=True)
    signataire = models.CharField(max_length=200, blank=True, default="")
    mode = models.CharField(max_length=10, blank=True, default="")

    audit_exclude: ClassVar[Sequence[str]] = ("code_hash",)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(mode__in=["", *MODES]), name="documents_signature_mode_ck"),
            models.CheckConstraint(
                condition=models.Q(signed_at__isnull=True) | ~models.Q(signataire="") & ~models.Q(mode=""),
                name="documents_signature_whole_ck",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Partie(AuditedModel):
    """What a signature leaves: the document and its page of signature, the proof to read, the proof for programs."""

    signature = TenantForeignKey(Signature, on_delete=models.PROTECT, related_name="parties")
    sight_through: ClassVar[str] = "signature"

    nom = models.CharField(max_length=20)
    file = TenantOneToOneField("files.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "signature", "nom"], name="documents_partie_once_uq"),
            models.CheckConstraint(condition=models.Q(nom__in=PARTIES), name="documents_partie_nom_ck"),
        ]

    def __str__(self) -> str:
        return self.nom
