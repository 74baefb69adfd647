"""Asking a provider: at an address that was allowed, in bounded time, for a bounded answer, led nowhere else."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import time
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from egide.integrations.address import AddressRefused, checked_addresses
from egide.integrations.oidc.types import Code, OidcFailure

TIMEOUT_S = 5.0
LONGEST_S = 10.0
MOST_BYTES = 512 * 1024


def _connection(url: str, trusted: Collection[str]) -> http.client.HTTPConnection:
    """To the very address that was checked, under the name that its certificate must bear."""
    try:
        address = checked_addresses(url, trusted=trusted)[0]
    except AddressRefused as refusal:
        raise OidcFailure(Code.UNREACHABLE if refusal.reason == "unknown_host" else Code.ADDRESS) from None
    parts = urlsplit(url)
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    raw = socket.create_connection((address, port), TIMEOUT_S)
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT_S)
    connection.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=host) if secure else raw
    return connection


def ask(
    url: str,
    *,
    trusted: Collection[str],
    form: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[int, dict[str, Any]]:
    """The status and the JSON object of the answer (empty when it is none). POST when there is a `form`.

    :raises OidcFailure: `address`, `unreachable`.
    """
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sent = {"Accept": "application/json", **(headers or {})}
    if form is not None:
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    deadline = time.monotonic() + LONGEST_S
    try:
        connection = _connection(url, trusted)
        try:
            body = None if form is None else urlencode(form)
            connection.request("GET" if form is None else "POST", target, body=body, headers=sent)
            answer = connection.getresponse()
            content = _read(answer, deadline)
        finally:
            connection.close()
    except (OSError, http.client.HTTPException):
        raise OidcFailure(Code.UNREACHABLE) from None
    return answer.status, _object(content)


def _read(answer: http.client.HTTPResponse, deadline: float) -> bytes:
    content = b""
    while piece := answer.read1(64 * 1024):
        content += piece
        if len(content) > MOST_BYTES or time.monotonic() > deadline:
            raise OidcFailure(Code.UNREACHABLE)
    return content


def _object(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
