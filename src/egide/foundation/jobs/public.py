"""What other packages may use of jobs."""

from __future__ import annotations

from egide.foundation.jobs.failures import failures
from egide.foundation.jobs.models import JobFailure
from egide.foundation.jobs.reasons import FailureReason
from egide.foundation.jobs.rerun import AlreadyRerun, rerun
from egide.foundation.jobs.task import Job, Queue, job

__all__ = ["AlreadyRerun", "FailureReason", "Job", "JobFailure", "Queue", "failures", "job", "rerun"]
