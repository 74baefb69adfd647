"""Attached documents, notes, who they call upon, and tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey, TenantOneToOneField
from egide.modules.suivi.codes import PIECES

LONGEST_TITLE = 200
LONGEST_TEXT = 10_000


class Folded(models.Func):
    """Lower case without accents, as everywhere people search (`tenancy` defines the function)."""

    function = "public.fr_fold"
    output_field: ClassVar[models.Field[str, str]] = models.TextField()


class SuiviModel(AuditedModel):
    """Something people write, change and take away: `deleted_at` hides it until it is restored."""

    created_by = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1, db_default=1)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)
    deleted_at = models.DateTimeField(null=True, editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("version", "created_at", "updated_at")

    class Meta:
        abstract = True


class Piece(SuiviModel):
    """A document attached to a client's file. `kind` is one of `codes.PIECES`.

    A client whose documents are there cannot be deleted for good before them: their bytes would stay behind.
    """

    client = TenantForeignKey("clients.Client", on_delete=models.PROTECT, related_name="+")
    file = TenantOneToOneField("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    nom = models.CharField(max_length=255)
    kind = models.CharField(max_length=30)
    recherche = models.GeneratedField(expression=Folded("nom"), output_field=models.TextField(), db_persist=True)

    audit_exclude: ClassVar[Sequence[str]] = (*SuiviModel.audit_exclude, "recherche")

    class Meta(SuiviModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=list(PIECES)), name="suivi_piece_kind_ck"),
            models.CheckConstraint(condition=~models.Q(nom=""), name="suivi_piece_nom_ck"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Ouverture(AuditedModel):
    """One person read one document. Written before its first byte leaves; never edited.

    `nom` is what the document was called then: the log names it even once it is gone.
    """

    piece = TenantForeignKey(Piece, on_delete=models.CASCADE, related_name="ouvertures")
    sight_through: ClassVar[str] = "piece"

    nom = models.CharField(max_length=255)
    user_id = models.UUIDField()
    at = models.DateTimeField(db_default=Now(), editable=False)

    # The line of the log says who and when.
    audit_exclude: ClassVar[Sequence[str]] = ("user_id", "at")

    class Meta(AuditedModel.Meta):
        abstract = False

    def __str__(self) -> str:
        return str(self.id)


class Note(SuiviModel):
    """What a colleague should know of a client, in light Markdown."""

    client = TenantForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")
    texte = models.CharField(max_length=LONGEST_TEXT)
    epinglee = models.BooleanField(default=False)

    class Meta(SuiviModel.Meta):
        abstract = False
        constraints: ClassVar = [models.CheckConstraint(condition=~models.Q(texte=""), name="suivi_note_texte_ck")]

    def __str__(self) -> str:
        return str(self.id)


class Mention(AuditedModel):
    """A colleague called upon in a note; theirs to answer until `vue_at`."""

    note = TenantForeignKey(Note, on_delete=models.CASCADE, related_name="mentions")
    sight_through: ClassVar[str] = "note"

    membre = TenantForeignKey("accounts.Membership", on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    vue_at = models.DateTimeField(null=True)

    audit_exclude: ClassVar[Sequence[str]] = ("created_at",)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "note", "membre"], name="suivi_mention_once_uq")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["team", "membre", "-id"], name="suivi_mention_waiting_ix", condition=models.Q(vue_at=None)
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Tache(SuiviModel):
    """Something to do, by somebody, for a day, about a client or not.

    `cle` names what a program asked for once (`services.taches.ensure_task`); people's own tasks have none.
    """

    client = TenantForeignKey("clients.Client", on_delete=models.CASCADE, null=True, related_name="+")
    titre = models.CharField(max_length=LONGEST_TITLE)
    detail = models.CharField(max_length=2_000, blank=True, default="")
    echeance = models.DateField(null=True)
    assigne = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, null=True, related_name="+")
    faite_at = models.DateTimeField(null=True)
    faite_par = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, null=True, related_name="+")
    cle = models.CharField(max_length=200, null=True)
    recherche = models.GeneratedField(expression=Folded("titre"), output_field=models.TextField(), db_persist=True)

    audit_exclude: ClassVar[Sequence[str]] = (*SuiviModel.audit_exclude, "recherche", "cle")

    class Meta(SuiviModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(titre=""), name="suivi_tache_titre_ck"),
            models.UniqueConstraint(fields=["team", "cle"], name="suivi_tache_cle_uq"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["team", "assigne", "echeance"],
                name="suivi_tache_open_ix",
                condition=models.Q(faite_at=None, deleted_at=None),
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Rappels(AuditedModel):
    """How long before a contract's date its adviser is reminded: one row, from the first change; without it, the
    fields' defaults hold. `jours_avant`: the task comes so many days before; `jours_a_faire`: it is due so many before.
    """

    actif = models.BooleanField(default=True)
    jours_avant = models.PositiveSmallIntegerField(default=60)
    jours_a_faire = models.PositiveSmallIntegerField(default=30)
    version = models.PositiveIntegerField(default=1, db_default=1)

    audit_exclude: ClassVar[Sequence[str]] = ("version",)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team"], name="suivi_rappels_team_uq"),
            models.CheckConstraint(
                condition=models.Q(
                    jours_avant__gte=1, jours_avant__lte=365, jours_a_faire__lte=models.F("jours_avant")
                ),
                name="suivi_rappels_jours_ck",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jours_avant}/{self.jours_a_faire}"
