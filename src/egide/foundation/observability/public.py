"""What other packages may use to say what they do."""

from __future__ import annotations

from egide.foundation.observability.access import may_scrape
from egide.foundation.observability.context import log_context, log_fields
from egide.foundation.observability.logs import describe_error, logging_settings
from egide.foundation.observability.metrics import (
    JOB_DURATION,
    JOBS,
    LIVE_EVENTS,
    LIVE_SOCKETS,
    RECORDING_BYTES,
    RECORDING_PARTS,
    exposition,
)
from egide.foundation.observability.probes import QUEUES

__all__ = [
    "JOBS",
    "JOB_DURATION",
    "LIVE_EVENTS",
    "LIVE_SOCKETS",
    "QUEUES",
    "RECORDING_BYTES",
    "RECORDING_PARTS",
    "describe_error",
    "exposition",
    "log_context",
    "log_fields",
    "logging_settings",
    "may_scrape",
]
