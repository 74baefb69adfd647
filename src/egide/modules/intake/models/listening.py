"""What is being heard of a recording, piece by piece, until its words are a transcript."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.tenancy.public import TenantForeignKey, TenantModel, TenantOneToOneField

from .entretien import Entretien


class Transcription(TenantModel):
    """How far the hearing of a recording has come, by whom, at what cost.

    `pieces` is null until the recording is cut. `moteur` is "local" or a service's name, of the last piece heard.
    `cout` in euros, of all pieces. `essais` counts the stops in a row since a piece was last heard, and `reprise_at`
    is when the work is taken up again by itself. `secondes` is how long the recording lasts. `avis` (a key of
    `notices.VOICES`, or empty) is why the sound of the voices does not tell who speaks.
    """

    entretien = TenantOneToOneField(Entretien, on_delete=models.CASCADE, related_name="transcription")
    sight_through: ClassVar[str] = "entretien"
    pieces = models.PositiveIntegerField(null=True)
    entendues = models.PositiveIntegerField(default=0)
    secondes = models.FloatField(default=0)
    moteur = models.CharField(max_length=80, blank=True, default="")
    modele = models.CharField(max_length=300, blank=True, default="")
    cout = models.DecimalField(max_digits=12, decimal_places=6, default=0)
    duree_ms = models.FloatField(default=0)
    essais = models.PositiveSmallIntegerField(default=0)
    reprise_at = models.DateTimeField(null=True)
    avis = models.CharField(max_length=40, blank=True, default="")
    created_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.entendues}/{self.pieces}"


class PieceEntendue(TenantModel):
    """Piece `numero` of a recording. Its sound, from second `debut`, waits sealed in the storage until it is heard.

    Its words count from second `depuis`, and are in `mots`, null until it is heard: channel by channel,
    `[[[text, start, end, confidence], …], …]`. The pieces go once the transcript is made of them.
    """

    entretien = TenantForeignKey(Entretien, on_delete=models.CASCADE, related_name="pieces")
    sight_through: ClassVar[str] = "entretien"
    numero = models.PositiveIntegerField()
    debut = models.FloatField()
    depuis = models.FloatField()
    jusqu_a = models.FloatField()
    size = models.PositiveIntegerField()
    cle_scellee = models.TextField(editable=False)
    mots = models.JSONField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "entretien", "numero"], name="intake_piece_numero_uq")
        ]

    def __str__(self) -> str:
        return f"pièce {self.numero}"
