"""What other packages may use of language models."""

from __future__ import annotations

from egide.foundation.ai.cache import forget_answers
from egide.foundation.ai.codes import ENGINES
from egide.foundation.ai.consult import Consulted, consult
from egide.foundation.ai.listening import Heard, NotHeard, listen, listeners
from egide.foundation.ai.models import Provider, Use
from egide.foundation.ai.notices import NOBODY_HEARS, PREVENTED
from egide.foundation.ai.options import Plan, options, plan
from egide.foundation.ai.register import register_entries
from egide.foundation.ai.usage import COUNTS, Subject, by_subject, check_month

__all__ = [
    "COUNTS",
    "ENGINES",
    "NOBODY_HEARS",
    "PREVENTED",
    "Consulted",
    "Heard",
    "NotHeard",
    "Plan",
    "Provider",
    "Subject",
    "Use",
    "by_subject",
    "check_month",
    "consult",
    "forget_answers",
    "listen",
    "listeners",
    "options",
    "plan",
    "register_entries",
]
