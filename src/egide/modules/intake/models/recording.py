"""The sound of a meeting: what arrives of it, what it is once whole, and how long it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey, TenantModel, TenantOneToOneField
from egide.modules.intake.codes import RECORDING_SOURCES, RECORDING_STATES

from .entretien import Entretien


class Enregistrement(AuditedModel):
    """The recording of a meeting. `etat`: arrive (parts are coming), complet, abandonne (its parts were swept).

    `taille` in bytes, as announced, then as it is; `media_type` likewise: announced, then read in the bytes. `duree_s`
    and `canaux` once it could be opened. `marques`: `[{t, texte}]`, what was noted at second `t`; `hors_micro`:
    `[[t0, t1]]`, what was said off the record. Seconds of the whole, takes end to end. `ecoute` is the copy people
    listen to. `gel_*`: kept whatever the rules of retention say, since when, why and by whom. `archive_at`,
    `efface_at`: when the sound left for cheaper storage, and when it was erased for good.
    """

    entretien = TenantOneToOneField(Entretien, on_delete=models.CASCADE, related_name="enregistrement")
    sight_through: ClassVar[str] = "entretien"

    source = models.CharField(max_length=10)
    etat = models.CharField(max_length=10, default="arrive")
    nom = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100, blank=True, default="")
    taille = models.BigIntegerField(null=True)
    duree_s = models.FloatField(null=True)
    canaux = models.PositiveSmallIntegerField(null=True)
    marques = models.JSONField(default=list)
    hors_micro = models.JSONField(default=list)
    ecoute = TenantOneToOneField("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    termine_at = models.DateTimeField(null=True)
    gel_at = models.DateTimeField(null=True)
    gel_motif = models.CharField(max_length=300, blank=True, default="")
    gel_par_id = models.UUIDField(null=True)
    archive_at = models.DateTimeField(null=True)
    efface_at = models.DateTimeField(null=True)

    audit_exclude: ClassVar[Sequence[str]] = ("created_at", "hors_micro", "marques")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(etat__in=RECORDING_STATES), name="intake_enregistrement_etat_ck"),
            models.CheckConstraint(
                condition=models.Q(source__in=RECORDING_SOURCES), name="intake_enregistrement_source_ck"
            ),
            models.CheckConstraint(
                condition=models.Q(gel_at=None) | ~models.Q(gel_motif=""), name="intake_enregistrement_gel_ck"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Prise(TenantModel):
    """One continuous run of the recorder, or the one file that was sent: `parties` parts end to end, once they are
    joined in `file`, as it came.

    Not audited: written by the work alone, with its recording, which is.
    """

    enregistrement = TenantForeignKey(Enregistrement, on_delete=models.CASCADE, related_name="prises")
    sight_through: ClassVar[str] = "enregistrement"
    numero = models.PositiveSmallIntegerField()
    parties = models.PositiveIntegerField()
    file = TenantOneToOneField("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    duree_s = models.FloatField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "enregistrement", "numero"], name="intake_prise_numero_uq")
        ]

    def __str__(self) -> str:
        return f"prise {self.numero}"


class Partie(TenantModel):
    """Part `numero` of take `prise`: `size` bytes of digest `sha256`, sealed under its own key until it is joined."""

    enregistrement = TenantForeignKey(Enregistrement, on_delete=models.CASCADE, related_name="parties")
    sight_through: ClassVar[str] = "enregistrement"
    prise = models.PositiveSmallIntegerField()
    numero = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    cle_scellee = models.TextField(editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "enregistrement", "prise", "numero"], name="intake_partie_numero_uq"
            )
        ]

    def __str__(self) -> str:
        return f"partie {self.prise}.{self.numero}"


class Onde(TenantModel):
    """The loudness of a recording, to be drawn: one byte (0 to 255) for every `pas_ms`, one channel after another."""

    enregistrement = TenantOneToOneField(Enregistrement, on_delete=models.CASCADE, related_name="onde")
    sight_through: ClassVar[str] = "enregistrement"
    pas_ms = models.PositiveIntegerField()
    canaux = models.PositiveSmallIntegerField()
    valeurs = models.BinaryField()

    def __str__(self) -> str:
        return str(self.id)
