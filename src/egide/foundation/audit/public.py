"""What the rest of the product may use of the audit."""

from __future__ import annotations

from egide.foundation.audit.context import audit_context
from egide.foundation.audit.models import AuditedModel, AuditEntry
from egide.foundation.audit.records import Column, Record, Subject, register_record, register_subjects
from egide.foundation.audit.selectors import Act, AuditLine, acts, history, history_count, writers_of

__all__ = [
    "Act",
    "AuditEntry",
    "AuditLine",
    "AuditedModel",
    "Column",
    "Record",
    "Subject",
    "acts",
    "audit_context",
    "history",
    "history_count",
    "register_record",
    "register_subjects",
    "writers_of",
]
