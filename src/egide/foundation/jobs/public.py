"""What other packages may use of jobs."""

from __future__ import annotations

from egide.foundation.jobs.failures import failures
from egide.foundation.jobs.models import JobFailure
from egide.foundation.jobs.reasons import FailureReason
from egide.foundation.jobs.rerun import AlreadyRerun, GivenUp, Rerun, give_up, rerun, rerun_all
from egide.foundation.jobs.selectors import long_threads_each
from egide.foundation.jobs.task import Job, Queue, job
from egide.foundation.jobs.telling import Told

__all__ = [
    "AlreadyRerun",
    "FailureReason",
    "GivenUp",
    "Job",
    "JobFailure",
    "Queue",
    "Rerun",
    "Told",
    "failures",
    "give_up",
    "job",
    "long_threads_each",
    "rerun",
    "rerun_all",
]
