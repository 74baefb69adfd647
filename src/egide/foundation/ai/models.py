"""Language models for a firm: providers, options, what was spent, what was answered, and the register of processing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.ai.codes import ALERTS, ENGINES, LISTENERS, SPLITS
from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey, TenantModel, TenantOneToOneField
from egide.integrations.llm import KINDS


class Provider(AuditedModel):
    """One model of one provider that a firm may ask, in order of `rang`, to read (`usage` texte) or listen (parole).

    `cle_scellee` is sealed for this row; `cle` is its mask. `prix_entree` and `prix_sortie` are euros per million
    tokens, null: the table's. `prix_heure`: of one that listens, euros per hour of sound. `autorise_at` says since when
    its administrator lets personal data go there; null: not. `deleted_at` keeps the row for what was spent there,
    without its key.
    """

    nom = models.CharField(max_length=80)
    usage = models.CharField(max_length=8, default="texte", db_default="texte")
    kind = models.CharField(max_length=12)
    base_url = models.CharField(max_length=300, blank=True, default="")
    modele = models.CharField(max_length=120)
    cle = models.CharField(max_length=20, null=True)
    cle_scellee = models.TextField(null=True, editable=False)
    actif = models.BooleanField(default=True)
    rang = models.PositiveSmallIntegerField(default=0)
    delai_s = models.PositiveSmallIntegerField(default=90)
    essais = models.PositiveSmallIntegerField(default=3)
    streaming = models.BooleanField(default=True)
    prix_entree = models.DecimalField(max_digits=10, decimal_places=4, null=True)
    prix_sortie = models.DecimalField(max_digits=10, decimal_places=4, null=True)
    prix_heure = models.DecimalField(max_digits=10, decimal_places=4, null=True)
    autorise_at = models.DateTimeField(null=True)
    autorise_par = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1, db_default=1)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)
    deleted_at = models.DateTimeField(null=True)

    audit_exclude: ClassVar[Sequence[str]] = ("version", "created_at", "updated_at", "cle_scellee")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="ai_provider_kind_ck"),
            models.CheckConstraint(
                condition=models.Q(cle__isnull=True, cle_scellee__isnull=True)
                | models.Q(cle__regex="^•••• .{0,4}$", cle_scellee__regex=r"^v[0-9]+[.][0-9a-f]+[.][A-Za-z0-9_=-]+$"),
                name="ai_provider_cle_ck",
            ),
            models.CheckConstraint(
                condition=models.Q(autorise_at__isnull=True) | models.Q(autorise_par__isnull=False),
                name="ai_provider_autorise_ck",
            ),
            models.CheckConstraint(
                condition=models.Q(deleted_at__isnull=True)
                | models.Q(cle_scellee__isnull=True, autorise_at__isnull=True),
                name="ai_provider_deleted_ck",
            ),
            models.CheckConstraint(
                condition=models.Q(prix_entree__isnull=True, prix_sortie__isnull=True)
                | models.Q(prix_entree__gte=0, prix_sortie__gte=0),
                name="ai_provider_prix_ck",
            ),
            models.CheckConstraint(
                condition=models.Q(usage="texte", prix_heure__isnull=True)
                | models.Q(usage="parole", kind="openai", prix_heure__gte=0),
                name="ai_provider_usage_ck",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.modele}"


class Circuit(TenantModel):
    """Whether a provider is being left alone for a while. Not audited: it moves with every failure.

    `openings` counts the times in a row, so that each wait is longer than the one before.
    """

    provider = TenantOneToOneField(Provider, on_delete=models.CASCADE, related_name="circuit")
    failures = models.PositiveIntegerField(default=0)
    openings = models.PositiveIntegerField(default=0)
    open_until = models.DateTimeField(null=True)
    last_code = models.CharField(max_length=20, blank=True, default="")
    last_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.provider_id} {self.failures}"


class Settings(AuditedModel):
    """How a firm's meetings are heard and read, and what it may cost a month (euros; null: no budget). One row, from
    the first change; without it, the fields' defaults hold.

    `ecoute`: on this machine (local), by a service that was allowed (service), or one and else the other."""

    moteur = models.CharField(max_length=8, default="rules")
    ecoute = models.CharField(max_length=16, default="local_service", db_default="local_service")
    decoupage = models.CharField(max_length=10, default="une")
    pseudonymisation = models.BooleanField(default=False)
    budget_mensuel = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    arret = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1, db_default=1)

    audit_exclude: ClassVar[Sequence[str]] = ("version",)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team"], name="ai_settings_team_uq"),
            models.CheckConstraint(condition=models.Q(moteur__in=ENGINES), name="ai_settings_moteur_ck"),
            models.CheckConstraint(condition=models.Q(decoupage__in=SPLITS), name="ai_settings_decoupage_ck"),
            models.CheckConstraint(condition=models.Q(ecoute__in=LISTENERS), name="ai_settings_ecoute_ck"),
            models.CheckConstraint(
                condition=models.Q(budget_mensuel__isnull=True) | models.Q(budget_mensuel__gte=0),
                name="ai_settings_budget_ck",
            ),
        ]

    def __str__(self) -> str:
        return self.moteur


class Processing(AuditedModel):
    """An entry of the register of processing (RGPD, art. 30): personal data may go to a provider from `depuis` on.

    A change of what the entry says ends it (`jusqu_a`) and opens another.
    """

    provider = TenantForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    destinataire = models.CharField(max_length=120)
    adresse = models.CharField(max_length=300)
    modele = models.CharField(max_length=120)
    pseudonymisation = models.BooleanField()
    formulation = models.TextField()
    depuis = models.DateTimeField()
    jusqu_a = models.DateTimeField(null=True)
    par = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "provider"], condition=models.Q(jusqu_a__isnull=True), name="ai_processing_open_uq"
            )
        ]

    def __str__(self) -> str:
        return self.destinataire


class Use(TenantModel):
    """One consultation that was metered: of whom, about what, how many tokens or seconds of sound, how many euros.
    Never changed.

    `mois` is "AAAA-MM" in Paris. `code` says why there was no answer, empty when there was one; `requests` counts the
    requests that it took. What was found in the cache cost nothing and is kept too.
    """

    at = models.DateTimeField()
    mois = models.CharField(max_length=7)
    provider = TenantForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    modele = models.CharField(max_length=120)
    purpose = models.CharField(max_length=20)
    subject_id = models.UUIDField(null=True)
    input_tokens = models.PositiveIntegerField()
    output_tokens = models.PositiveIntegerField()
    secondes = models.FloatField(default=0, db_default=0)
    requests = models.PositiveIntegerField()
    cost = models.DecimalField(max_digits=12, decimal_places=6)
    duration_ms = models.FloatField()
    code = models.CharField(max_length=20, blank=True, default="")
    cached = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["team", "mois"], name="ai_use_mois_ix"),
            models.Index(
                fields=["team", "subject_id"],
                name="ai_use_subject_ix",
                condition=models.Q(subject_id__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mois} {self.cost}"


class Alert(TenantModel):
    """Something about a month's spending that was told once: `seuil` is the amount passed, `cout` what was spent."""

    mois = models.CharField(max_length=7)
    kind = models.CharField(max_length=12)
    seuil = models.DecimalField(max_digits=12, decimal_places=6)
    cout = models.DecimalField(max_digits=12, decimal_places=6)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "mois", "kind"], name="ai_alert_once_uq"),
            models.CheckConstraint(condition=models.Q(kind__in=ALERTS), name="ai_alert_kind_ck"),
        ]

    def __str__(self) -> str:
        return f"{self.mois} {self.kind}"


class CachedAnswer(TenantModel):
    """What a model answered to exactly this question, sealed: it holds what the meeting said. Forgotten after a month.

    `key` is a digest of the firm, the provider, the model and the whole question; `subject_id` what it was about, so
    that it can be forgotten with it.
    """

    key = models.CharField(max_length=64)
    subject_id = models.UUIDField(null=True)
    modele = models.CharField(max_length=120)
    answer_scelle = models.TextField()
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["team", "key"], name="ai_cached_answer_uq")]
        indexes: ClassVar = [models.Index(fields=["team", "created_at"], name="ai_cached_answer_age_ix")]

    def __str__(self) -> str:
        return self.key
