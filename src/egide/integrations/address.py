"""Where a request may go: what a firm types as an address must not become a way into the operator's own network."""

from __future__ import annotations

import socket
from collections.abc import Collection
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

Reason = Literal["malformed", "insecure", "private", "unknown_host"]


class AddressRefused(ValueError):
    """`reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def check_address(url: str, *, trusted: Collection[str]) -> None:
    """Refuse what is not a public https address, unless the operator trusts its host.

    :param trusted: host names, with or without a port, that may be private and plain http: the operator's own.
    :raises AddressRefused: malformed, insecure, private, or a name that does not resolve.
    """
    host, is_trusted = _host(url, trusted)
    if not is_trusted:
        _public(host)


def checked_addresses(url: str, *, trusted: Collection[str]) -> list[str]:
    """The addresses of the host, each of them allowed: whoever connects to one of these, and to no name, goes where
    was checked, whatever the name says a moment later.

    :raises AddressRefused: as `check_address`.
    """
    host, is_trusted = _host(url, trusted)
    return _addresses(host) if is_trusted else _public(host)


def _host(url: str, trusted: Collection[str]) -> tuple[str, bool]:
    """The host of a well-formed address, and whether the operator trusts it."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise AddressRefused("malformed") from None
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.query or parts.fragment:
        raise AddressRefused("malformed")
    if host in trusted or f"{host}:{port}" in trusted:
        return host, True
    if parts.scheme != "https":
        raise AddressRefused("insecure")
    return host, False


def _public(host: str) -> list[str]:
    found = _addresses(host)
    if not all(ip_address(address).is_global for address in found):
        raise AddressRefused("private")
    return found


def _addresses(host: str) -> list[str]:
    try:
        found = socket.getaddrinfo(host, 443, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        raise AddressRefused("unknown_host") from None
    return [str(sockaddr[0]).partition("%")[0] for *_, sockaddr in found]
