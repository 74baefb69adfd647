"""Files over HTTP: sent as the request's own body, given back whole or by ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import IO, Any
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.request import UnreadablePostError
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from egide.foundation.api.public import problem
from egide.foundation.files.errors import FAULTS, FileRefused
from egide.foundation.files.models import StoredFile
from egide.foundation.files.services import MAX_BYTES, read_file, refuse_too_large
from egide.integrations.storage import BLOCK
from egide.kit.media import PDF, TEXT, Fault

OCTETS = "application/octet-stream"
NAME_HEADER = OpenApiParameter(
    "X-Nom-Fichier", OpenApiTypes.STR, OpenApiParameter.HEADER, description="Nom du fichier, en UTF-8 encodé par %."
)
RANGE_HEADER = OpenApiParameter(
    "Range", OpenApiTypes.STR, OpenApiParameter.HEADER, description="Une seule plage : `bytes=0-65535`."
)
INLINE = OpenApiParameter("apercu", OpenApiTypes.BOOL, description="Pour l’afficher dans la page : PDF, image, texte.")
FILE_RESPONSES = {
    (200, "*/*"): OpenApiTypes.BINARY,
    (206, "*/*"): OpenApiTypes.BINARY,
    416: OpenApiResponse(description="Plage impossible"),
}

# A browser shows these without running anything of them.
SHOWN = frozenset({PDF, TEXT, "image/jpeg", "image/png", "image/gif", "image/webp"})
_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
# The browser's own PDF reader is an embedded object with its own style, and does not open in a sandbox.
POLICY_OF_PDF = f"{_NOTHING}; object-src 'self'; style-src 'unsafe-inline'"
POLICY = f"{_NOTHING}; sandbox"

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


class RawBody(BaseParser):
    """The file itself is the body, and is read by whoever stores it."""

    media_type = OCTETS

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        return stream


def name_sent(request: Request) -> str:
    """The file's name as the sender has it; empty when they do not say."""
    return unquote(request.headers.get("X-Nom-Fichier", ""))


def content_sent(request: Request, max_bytes: int = MAX_BYTES) -> Iterator[bytes]:
    """The request's body in blocks, as it arrives.

    :raises PayloadTooLarge: announced too large; nothing is read.
    :raises FileRefused: nothing was sent, or less than announced.
    """
    stated = str(request.META.get("CONTENT_LENGTH", ""))
    announced = int(stated) if stated.isascii() and stated.isdigit() else 0
    refuse_too_large(announced, max_bytes)
    stream: Any = request.data
    if not announced or not isinstance(stream, HttpRequest):
        raise FileRefused(FAULTS[Fault.EMPTY])
    return _blocks(stream, announced)


def _blocks(stream: HttpRequest, announced: int) -> Iterator[bytes]:
    received = 0
    try:
        while block := stream.read(BLOCK):
            received += len(block)
            yield block
    except UnreadablePostError:
        received = -1
    if received != announced:
        raise FileRefused(FAULTS[Fault.DAMAGED])


def file_response(
    request: Request, stored: StoredFile, name: str = "", *, played: bool = False, longest: int | None = None
) -> HttpResponseBase:
    """The content of `stored`, for a caller who was found to have the right to it; `?apercu=1` to show it in a page.

    :param name: when people have given it another one. :param played: a sound, for a page's player.
    :param longest: bytes given at once to who asks for all from somewhere on, and comes back for the rest.
    :raises FileUnreadable, StorageUnavailable: before anything is sent.
    """
    asked = _range_of(request, stored.size)
    if asked is None:
        return problem(
            416,
            "range",
            _("Cette partie du fichier n’existe pas."),
            headers={"Content-Range": f"bytes */{stored.size}"},
        )
    start, end = asked
    if longest is not None and request.headers.get("Range", "").rstrip().endswith("-"):
        end = min(end, start + longest)
    inline = played or (request.query_params.get("apercu") in ("1", "true") and stored.media_type in SHOWN)
    # A player that asks for a range is told that it has one, even when it is the whole.
    partial = "Range" in request.headers and (played or (start, end) != (0, stored.size))
    response = StreamingHttpResponse(read_file(stored, start, end), status=206 if partial else 200)
    headers = {
        "Content-Type": stored.media_type if inline else OCTETS,
        "Content-Length": str(end - start),
        "Content-Disposition": content_disposition_header(not inline, name or stored.nom) or "attachment",
        "Content-Security-Policy": POLICY_OF_PDF if inline and stored.media_type == PDF else POLICY,
        "X-Content-Type-Options": "nosniff",
        "Accept-Ranges": "bytes",
        "ETag": f'"{stored.sha256}"',
    }
    if partial:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{stored.size}"
    for name, value in headers.items():
        response.headers[name] = value
    return response


def made_pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF made for this answer alone and kept nowhere, to show in a page."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=False, filename=name) or "inline",
        "Content-Security-Policy": POLICY_OF_PDF,
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=PDF, headers=headers)


def _range_of(request: Request, size: int) -> tuple[int, int] | None:
    """First byte and the one after the last (RFC 9110 §14); the whole without a single range; None: impossible."""
    match = _RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if match is None or match.group(1) == match.group(2) == "":
        return 0, size
    first, last = match.groups()
    if first == "":
        return (max(0, size - int(last)), size) if int(last) else None
    start, end = int(first), min(int(last) + 1, size) if last else size
    if last and int(last) < start:
        return 0, size
    return (start, end) if start < size else None
