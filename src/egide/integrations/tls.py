"""Whom a service's certificate must come from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import httpx2

if TYPE_CHECKING:
    import ssl


@cache
def authorities() -> ssl.SSLContext:
    """What `httpx2` checks certificates against, read once a process: reading costs some 30 ms of processor."""
    return httpx2.create_ssl_context()
