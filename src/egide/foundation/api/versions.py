"""Optimistic locking over HTTP: strong ETag `"<version>"`, `If-Match` on every write of a versioned thing."""

from __future__ import annotations

from django.http import HttpRequest
from rest_framework.request import Request

from egide.kit.errors import PreconditionRequired

NEVER = -1


def etag_of(version: int) -> str:
    return f'"{version}"'


def expected_version(request: Request | HttpRequest) -> int:
    """The version the writer read, from If-Match; a tag we never gave out is `NEVER`, which matches nothing.

    :raises PreconditionRequired: no If-Match.
    """
    header = request.headers.get("If-Match")
    if header is None:
        raise PreconditionRequired
    tag = header.strip()
    digits = tag[1:-1] if len(tag) > 2 and tag[0] == tag[-1] == '"' else ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else NEVER
