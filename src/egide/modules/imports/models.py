"""An import, its lines, and what the firm remembers of its columns."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey, TenantModel
from egide.modules.imports.codes import DECISIONS, ISSUES, STATES, VERDICTS


class Import(AuditedModel):
    """One file brought in, from its arrival to its undoing. `fichier` is null once somebody named in it was erased.

    `colonnes` [{titre, exemples}] as the file has them, what looks like an account or a social security number masked;
    `places` [place or null] by column; `options` as `services.options` reads them. `traites` of `total` lines in the
    step under way; `bilan` counts lines by verdict, then by issue. `motif`: why the file cannot be read.
    """

    owner = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    nom = models.CharField(max_length=255)
    taille = models.BigIntegerField()
    fichier = TenantForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=12, default="lecture")
    feuille = models.CharField(max_length=100, blank=True, default="")
    colonnes = models.JSONField(default=list)
    signature = models.CharField(max_length=64, blank=True, default="")
    places = models.JSONField(default=list)
    options = models.JSONField(default=dict)
    total = models.PositiveIntegerField(default=0)
    traites = models.PositiveIntegerField(default=0)
    bilan = models.JSONField(default=dict)
    motif = models.CharField(max_length=300, blank=True, default="")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar = ("created_at", "updated_at", "traites", "bilan", "colonnes", "total")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(state__in=STATES), name="imports_state_ck")]
        indexes: ClassVar = [models.Index(fields=["team", "created_at"], name="imports_created_ix")]

    def __str__(self) -> str:
        return f"{self.state} {self.traites}/{self.total}"


class Ligne(TenantModel):
    """One line of the file: what was found of it (`verdict`), what is asked (`decision`), what became of it (`issue`).

    `numero` as the spreadsheet counts. `motifs` [{place, texte}]; `doublon` {nom, matricule, raisons, sur}; `champs`
    what it would write over its client. `dossier` is the client found, then the one made; `version` what it was left
    at; `avant` what it had (`clients.public.Before`). Not audited: the client's own log says what was written and why.
    """

    lot = TenantForeignKey(Import, on_delete=models.CASCADE, related_name="lignes")
    numero = models.PositiveIntegerField()
    intitule = models.CharField(max_length=200, blank=True, default="")
    verdict = models.CharField(max_length=12)
    motifs = models.JSONField(default=list)
    doublon = models.JSONField(null=True)
    champs = models.JSONField(default=list)
    decision = models.CharField(max_length=10, blank=True, default="")
    issue = models.CharField(max_length=10, blank=True, default="")
    # Its own row is the import's; whoever reads the import has seen the file it came from.
    dossier = TenantForeignKey("clients.Client", on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(null=True)
    avant = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "lot", "numero"], name="imports_ligne_numero_uq"),
            models.CheckConstraint(condition=models.Q(verdict__in=VERDICTS), name="imports_ligne_verdict_ck"),
            models.CheckConstraint(condition=models.Q(decision__in=DECISIONS), name="imports_ligne_decision_ck"),
            models.CheckConstraint(condition=models.Q(issue__in=ISSUES), name="imports_ligne_issue_ck"),
        ]

    def __str__(self) -> str:
        return f"{self.numero} {self.verdict} {self.issue}"


class Correspondance(AuditedModel):
    """Where the columns of a kind of file go, as the firm last said it; `signature` is of its headings."""

    signature = models.CharField(max_length=64)
    places = models.JSONField(default=list)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar = ("updated_at",)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "signature"], name="imports_correspondance_uq"),
        ]

    def __str__(self) -> str:
        return self.signature[:8]
