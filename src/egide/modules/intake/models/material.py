"""What a meeting is made of and what the machine made of it: written once, never changed.

Not audited: bulk text that nobody edits, kept whole in its own versions, and the times of the steps.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.tenancy.public import TenantForeignKey, TenantModel, TenantOneToOneField

from .entretien import Entretien


class SourceText(TenantModel):
    """What was given, byte for byte. `format` is text, json, srt, vtt or docx; `sha256` is of `content`."""

    entretien = TenantOneToOneField(Entretien, on_delete=models.CASCADE, related_name="source_text")
    sight_through: ClassVar[str] = "entretien"
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    filename = models.CharField(max_length=255, blank=True, default="")
    format = models.CharField(max_length=10)
    created_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return str(self.id)


class TranscriptVersion(TenantModel):
    """The words in order: `[{index, speaker, text, start, end, marks?, words?, role?}]` (seconds or null).

    Of what was heard, `words` gives each its characters of `text`, its times and how sure the engine is of it:
    `[[from, to, t0, t1, confidence or null], …]`.

    `roles` holds what people corrected, {speaker's label: courtier | client | conjoint | autre}; a segment's own `role`
    is what they corrected of that turn alone. A correction makes the next `version` and leaves this one.
    """

    entretien = TenantForeignKey(Entretien, on_delete=models.CASCADE, related_name="transcripts")
    sight_through: ClassVar[str] = "entretien"
    version = models.PositiveIntegerField()
    segments = models.JSONField()
    roles = models.JSONField(default=dict)
    created_by_id = models.UUIDField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "entretien", "version"], name="intake_transcript_version_uq")
        ]

    def __str__(self) -> str:
        return f"{self.entretien_id} v{self.version}"


class ExtractionRecord(TenantModel):
    """What one engine understood of one version of the transcript, as it said it (`result`).

    `normalised` is the same after the dictionary's rules, and `summary` tells it to the client and to the broker
    (`summary.serial`): each is written once, by its own step. `written` is that summary as a model wrote it, when
    somebody asked for it, or the notice that says why none did. `asked` is the engine that was wanted, `engine` the one
    that read. When a model was consulted: who answered, how many tokens and euros it took in all, whether the answer
    was already known (`cached`), whether names were replaced (`pseudonymised`). `notices`: `[{code, params}]`, what
    people must know of this reading. `answers` is what the model said, section by section, and of which voices
    (`llm.again`): a correction asks again only what it touches. `changes` is what this reading changed of the
    proposals (`services.rereading`), null until they are made.
    """

    entretien = TenantForeignKey(Entretien, on_delete=models.CASCADE, related_name="extractions")
    sight_through: ClassVar[str] = "entretien"
    transcript_version = models.PositiveIntegerField()
    run = models.PositiveIntegerField()
    engine = models.CharField(max_length=40)
    version = models.CharField(max_length=60)
    duration_ms = models.FloatField()
    asked = models.CharField(max_length=8, default="rules")
    provider = models.CharField(max_length=80, blank=True, default="")
    model = models.CharField(max_length=120, blank=True, default="")
    input_tokens = models.PositiveIntegerField(default=0)
    output_tokens = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(max_digits=12, decimal_places=6, default=0)
    cached = models.BooleanField(default=False)
    pseudonymised = models.BooleanField(default=False)
    notices = models.JSONField(default=list)
    result = models.JSONField()
    normalised = models.JSONField(null=True)
    summary = models.JSONField(null=True)
    written = models.JSONField(null=True)
    answers = models.JSONField(null=True)
    changes = models.JSONField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "entretien", "run"], name="intake_extraction_run_uq")
        ]

    def __str__(self) -> str:
        return f"{self.engine} {self.version}"


class Step(TenantModel):
    """One step of the present run: how it stands and how long it took."""

    entretien = TenantForeignKey(Entretien, on_delete=models.CASCADE, related_name="steps")
    sight_through: ClassVar[str] = "entretien"
    name = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default="pending")
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    duration_ms = models.FloatField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "entretien", "name"], name="intake_step_name_uq")
        ]

    def __str__(self) -> str:
        return self.name
