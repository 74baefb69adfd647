"""What other packages may use of language models."""

from __future__ import annotations

from egide.foundation.ai.consult import Consulted, consult
from egide.foundation.ai.models import Provider, Use
from egide.foundation.ai.options import Plan, options, plan
from egide.foundation.ai.usage import COUNTS, Subject, by_subject, check_month

__all__ = [
    "COUNTS",
    "Consulted",
    "Plan",
    "Provider",
    "Subject",
    "Use",
    "by_subject",
    "check_month",
    "consult",
    "options",
    "plan",
]
