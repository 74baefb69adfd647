"""Who may read the measures of the service."""

from __future__ import annotations

import hmac
import ipaddress

from django.conf import settings


def may_scrape(*, address: str, authorization: str, forwarded: bool) -> bool:
    """The token when one is set; otherwise this machine itself, and not through a proxy.

    `address` is the peer's, `authorization` the header as sent, `forwarded` whether a proxy says it passed it on.
    """
    expected = settings.EGIDE_METRICS_TOKEN
    if expected:
        return hmac.compare_digest(authorization.encode(), f"Bearer {expected}".encode())
    try:
        return ipaddress.ip_address(address).is_loopback and not forwarded
    except ValueError:
        return False
