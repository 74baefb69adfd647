"""What was asked about persons' data, what was done of it, and for how long each kind is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey, TenantOneToOneField
from egide.modules.conformite.codes import EFFACEMENT_STATES, EXPORT_STATES, MOTIFS


class ExportPersonne(AuditedModel):
    """All that is kept of one client, as one archive (RGPD, art. 15 and 20), until `expire_at`."""

    client = TenantForeignKey("clients.Client", on_delete=models.PROTECT, related_name="+")
    file = TenantOneToOneField("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    demandeur = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, default="en_cours")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    pret_at = models.DateTimeField(null=True)
    expire_at = models.DateTimeField(null=True)

    audit_exclude: ClassVar[Sequence[str]] = ("created_at",)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=EXPORT_STATES), name="conformite_export_state_ck"),
            models.CheckConstraint(
                condition=~models.Q(state="pret") | models.Q(file__isnull=False, expire_at__isnull=False),
                name="conformite_export_ready_ck",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Telechargement(AuditedModel):
    """One time an archive was taken. Written before its first byte leaves; never edited."""

    export = TenantForeignKey(ExportPersonne, on_delete=models.CASCADE, related_name="telechargements")
    sight_through: ClassVar[str] = "export"
    user_id = models.UUIDField(null=True)
    at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("at",)

    def __str__(self) -> str:
        return str(self.id)


class Effacement(AuditedModel):
    """A client's data erased (RGPD, art. 17), step by step.

    `client_id` is the file being erased, nothing once it is done: what is left says nothing of the person. `etape` is
    the next step. `comptes`: {part: {table: rows erased}}. `fichiers`: stored files whose bytes are still to go.
    `empreinte` lets the firm recognise whose certificate it is, never find out (`services.certificat`).
    """

    client_id = models.UUIDField(null=True)
    reference = models.CharField(max_length=20)
    motif = models.CharField(max_length=12)
    demandeur = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, default="en_cours")
    etape = models.CharField(max_length=40, default="archives")
    comptes = models.JSONField(default=dict)
    fichiers = models.JSONField(default=list)
    empreinte = models.CharField(max_length=64)
    certificat = models.JSONField(null=True)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    fini_at = models.DateTimeField(null=True)

    audit_exclude: ClassVar[Sequence[str]] = ("created_at", "etape", "comptes", "fichiers")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=EFFACEMENT_STATES), name="conformite_eff_state_ck"),
            models.CheckConstraint(condition=models.Q(motif__in=MOTIFS), name="conformite_eff_motif_ck"),
            models.CheckConstraint(
                condition=~models.Q(state="fait")
                | models.Q(client_id__isnull=True, certificat__isnull=False, fini_at__isnull=False)
                & ~models.Q(sha256=""),
                name="conformite_eff_done_ck",
            ),
            models.UniqueConstraint(fields=["team", "reference"], name="conformite_eff_reference_uq"),
            models.UniqueConstraint(
                fields=["team", "client_id"],
                condition=models.Q(client_id__isnull=False),
                name="conformite_eff_client_uq",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["team", "-created_at"], name="conformite_eff_at_ix")]

    def __str__(self) -> str:
        return self.reference


class Archive(AuditedModel):
    """What the law keeps of an erased file: sealed, apart from the daily base, until `jusqu_au` included.

    `nature` is one of `loi.NATURES`. Without a file, its time has come and it was erased on `efface_at`.
    """

    effacement = TenantForeignKey(Effacement, on_delete=models.PROTECT, related_name="archives")
    nature = models.CharField(max_length=20)
    article = models.CharField(max_length=200)
    jusqu_au = models.DateField()
    file = TenantOneToOneField("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    efface_at = models.DateTimeField(null=True)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "effacement", "nature"], name="conformite_archive_uq"),
            models.CheckConstraint(
                condition=models.Q(file__isnull=False) | models.Q(efface_at__isnull=False),
                name="conformite_archive_file_ck",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["team", "jusqu_au"],
                name="conformite_archive_due_ix",
                condition=models.Q(efface_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.nature


class Consultation(AuditedModel):
    """One time an archive kept by law was opened, and why. Written before its first byte leaves."""

    archive = TenantForeignKey(Archive, on_delete=models.CASCADE, related_name="consultations")
    user_id = models.UUIDField()
    motif = models.CharField(max_length=200)
    at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("at",)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [models.CheckConstraint(condition=~models.Q(motif=""), name="conformite_consult_ck")]

    def __str__(self) -> str:
        return str(self.id)


class Duree(AuditedModel):
    """How many months a firm keeps one kind of data, when it chose otherwise than the rule says."""

    regle = models.CharField(max_length=40)
    mois = models.PositiveSmallIntegerField()

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "regle"], name="conformite_duree_uq"),
            models.CheckConstraint(condition=models.Q(mois__gte=1, mois__lte=600), name="conformite_duree_ck"),
        ]

    def __str__(self) -> str:
        return f"{self.regle} {self.mois}"


class Passage(AuditedModel):
    """One night's work: how many of each kind went, {rule: count}."""

    at = models.DateTimeField(db_default=Now(), editable=False)
    comptes = models.JSONField(default=dict)

    audit_exclude: ClassVar[Sequence[str]] = ("at",)

    def __str__(self) -> str:
        return str(self.id)
