"""Jobs that will not be tried again, with the reason and all it takes to run them once more."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.tenancy.public import TenantModel


class JobFailure(TenantModel):
    """A job whose last attempt failed.

    `args` and `on_behalf` hold identifiers only. `error_message` is a sentence of ours (a DomainError's, without its
    parameters) or empty: the text of any other exception may quote a person's data and is never kept.
    """

    job_id = models.BigIntegerField()
    task = models.CharField(max_length=128)
    queue = models.CharField(max_length=16)
    args = models.JSONField()
    on_behalf = models.JSONField()
    attempts = models.PositiveSmallIntegerField()
    error_class = models.CharField(max_length=200)
    error_code = models.CharField(max_length=80, blank=True, default="")
    error_message = models.CharField(max_length=300, blank=True, default="")
    at = models.DateTimeField(db_default=Now())
    rerun_at = models.DateTimeField(null=True)
    rerun_job_id = models.BigIntegerField(null=True)
    # Somebody said that it need not be done.
    given_up_at = models.DateTimeField(null=True)
    # Who ran it again or gave it up; nobody: an operator.
    closed_by_id = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["team", "-at"], name="jobs_failure_at_ix")]

    def __str__(self) -> str:
        return f"{self.task} #{self.job_id}"
