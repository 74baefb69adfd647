"""Reads request bodies; refuses text that PostgreSQL cannot store before any view sees it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from rest_framework.exceptions import ParseError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser, MultiPartParser
from rest_framework.request import Request

from egide.kit.errors import Invalid

UNSTORABLE = "Le texte contient un caractère qui ne peut pas être enregistré."


def storable(text: str) -> bool:
    """No NUL, no lone surrogate."""
    if "\x00" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _all_storable(data: Any) -> bool:
    if isinstance(data, str):
        return storable(data)
    if isinstance(data, dict):
        return all(storable(name) and _all_storable(value) for name, value in data.items())
    return not isinstance(data, list) or all(_all_storable(item) for item in data)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} n’est pas du JSON")


class StrictJsonParser(BaseParser):
    """JSON (RFC 8259): no NaN or Infinity, only text that can be stored."""

    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        raw: bytes = stream.read()
        try:
            data = json.loads(raw.decode(), parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            raise ParseError("Le corps de la demande n’est pas du JSON lisible.") from None
        # Only an escape can bring such a character into text that decoded: look no further without one.
        if b"\\u" in raw and not _all_storable(data):
            raise ParseError(UNSTORABLE)
        return data


class SafeMultiPartParser(MultiPartParser):
    """multipart/form-data whose text can be stored."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        parsed = super().parse(stream, media_type, dict(parser_context or {}))
        for _name, values in parsed.data.lists():
            if not all(storable(str(value)) for value in values):
                raise ParseError(UNSTORABLE)
        return parsed


class JsonOnly(BaseContentNegotiation):
    """Answers are JSON whatever the Accept header asks: there is nothing else to choose from."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        media_type = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == media_type), None)

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        return renderers[0], renderers[0].media_type


def refuse_unstorable_parameters(parameters: Mapping[str, Any]) -> None:
    """:raises Invalid: a query parameter holds a NUL or a lone surrogate."""
    for name in parameters:
        if not storable(str(parameters[name])) or not storable(name):
            raise Invalid({name if storable(name) else "": [UNSTORABLE]})
