"""The last line of defence: shapes of personal data and of secrets never leave in a log line.

Nothing personal should get this far. Names have no shape, so the rules that keep them out are elsewhere: messages are
not interpolated with text, exceptions are logged without their message, addresses without their query.
"""

from __future__ import annotations

import re

MASK = "[masqué]"

_UUID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_SHAPES = re.compile(
    "|".join(
        (
            rf"(?P<keep>\b{_UUID}\b)",
            r"[\w.+%-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+",  # e-mail
            r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){3,7}(?:[ -]?[A-Z0-9]{1,3})?\b",  # IBAN
            r"\b[12][ .-]?\d{2}[ .-]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .-]?(?:\d{2}|2[ABab])"  # NIR
            r"(?:[ .-]?\d{3}){2}(?:[ .-]?\d{2})?\b",
            r"(?<![\w.])(?:\+|00)33[ .-]?(?:\(0\))?[1-9](?:[ .-]?\d{2}){4}\b",  # telephone, international
            r"(?<![\w.-])0[1-9](?:[ .-]?\d{2}){4}\b",  # telephone, national
            r"\beyJ[\w-]+\.[\w-]+(?:\.[\w-]+)?",  # JWT
            r"(?i:\b(?:bearer|token|password|passwd|secret|sessionid|egide_session|authorization|api[_-]?key)\b[\"']?\s*[=:]\s*[\"']?)[^\s\"',;&]+",
            r"\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[A-Za-z0-9_-]{24,}\b",  # session keys, tokens
            r"\b\d(?:[ -]?\d){12,18}\b",  # card and account numbers
        )
    )
)


def scrub(text: str) -> str:
    """`text` with everything that has the shape of personal data or of a secret masked; UUIDs stay."""
    return _SHAPES.sub(lambda found: found["keep"] or MASK, text)
