"""Messages to other programs over HTTP, signed as Standard Webhooks says, and what becomes of them."""

from egide.integrations.webhooks.delivery import LIMIT_BYTES, TIMEOUT_S, Answer, Failure, Undelivered, deliver
from egide.integrations.webhooks.signing import new_secret, signed_headers

__all__ = [
    "LIMIT_BYTES",
    "TIMEOUT_S",
    "Answer",
    "Failure",
    "Undelivered",
    "deliver",
    "new_secret",
    "signed_headers",
]
