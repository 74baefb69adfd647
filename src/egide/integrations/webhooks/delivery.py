"""One POST to somebody else's server: it goes where was checked, follows nothing, reads little, and ends in time."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from egide.integrations.address import AddressRefused, checked_addresses

TIMEOUT_S = 10.0
LIMIT_BYTES = 16_384
EXCERPT = 300
Failure = Literal["address", "unknown_host", "unreachable", "tls", "timeout", "broken"]


@dataclass(frozen=True, slots=True)
class Answer:
    """`excerpt`: the first characters of the body, for whoever wonders why. `retry_after_s`: what the server asked."""

    status: int
    excerpt: str
    duration_ms: int
    retry_after_s: int | None = None


class Undelivered(Exception):
    """No answer came."""

    def __init__(self, reason: Failure, duration_ms: int = 0) -> None:
        super().__init__(reason)
        self.reason: Failure = reason
        self.duration_ms = duration_ms


class _Pinned(http.client.HTTPSConnection):
    """Connects to an address that was checked, under the name that its certificate must bear."""

    def __init__(self, host: str, port: int, address: str, *, secure: bool, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout, context=ssl.create_default_context())
        self._address, self._secure = address, secure
        self._tls = ssl.create_default_context()

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            self.sock = self._tls.wrap_socket(self.sock, server_hostname=self.host)


def deliver(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    trusted: Collection[str] = (),
    timeout_s: float = TIMEOUT_S,
) -> Answer:
    """Any answer is one, a redirect included: it is not followed. At most `LIMIT_BYTES` of it are read.

    :param trusted: hosts that may be private and plain http.
    :param timeout_s: for the whole exchange, however slowly the other side speaks.
    :raises Undelivered: the address may not be reached, or nothing came in time.
    """
    began = time.monotonic()
    try:
        address = checked_addresses(url, trusted=trusted)[0]
    except AddressRefused as refusal:
        raise Undelivered("unknown_host" if refusal.reason == "unknown_host" else "address") from None
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    connection = _Pinned(parts.hostname or "", port, address, secure=secure, timeout=timeout_s)
    late = threading.Event()
    clock = threading.Timer(timeout_s, _cut, (connection, late))
    clock.daemon = True
    clock.start()
    try:
        return _exchange(connection, parts.path or "/", body, headers, began)
    except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
        raise Undelivered(_reason(error, late=late.is_set()), _since(began)) from None
    finally:
        clock.cancel()
        connection.close()


def _exchange(
    connection: http.client.HTTPConnection, path: str, body: bytes, headers: Mapping[str, str], began: float
) -> Answer:
    connection.request("POST", path, body, {**headers, "Connection": "close", "Accept-Encoding": "identity"})
    response = connection.getresponse()
    read = response.read(LIMIT_BYTES)
    asked = response.getheader("Retry-After", "")
    return Answer(
        status=response.status,
        excerpt=read.decode(errors="replace")[:EXCERPT],
        duration_ms=_since(began),
        retry_after_s=int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else None,
    )


def _cut(connection: http.client.HTTPConnection, late: threading.Event) -> None:
    """Whatever is being waited for ends now."""
    late.set()
    sock = connection.sock
    if sock is not None:
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)


def _reason(error: Exception, *, late: bool) -> Failure:
    if late or isinstance(error, TimeoutError):
        return "timeout"
    if isinstance(error, ssl.SSLError):
        return "tls"
    return (
        "unreachable" if isinstance(error, OSError) and not isinstance(error, http.client.HTTPException) else "broken"
    )
