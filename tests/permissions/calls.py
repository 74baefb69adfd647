"""Makes the call of a line of the table."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from tests.people import Browser
from tests.permissions.fillers import Args, Belongings
from tests.permissions.line import Line


def call(
    browser: Browser, line: Line, mine: Belongings, *, args: Args | None = None, body: dict[str, Any] | None = None
) -> Any:
    """`line` as its firm would do it; `args` and `body` replace what differs."""
    where = reverse(line.name, kwargs=mine.args.get(line.on, {}) if args is None else args)
    headers = dict(line.headers) | ({"If-Match": mine.tags[line.on]} if line.if_match else {})
    if line.method == "GET":
        return whole(browser.get(where, headers=headers))
    if line.raw is not None:
        send = getattr(browser, line.method.lower())
        return send(where, line.raw, content_type="application/octet-stream", headers=headers)
    sent = (line.sent(mine) or {}) if body is None else body
    kind = {} if line.form else {"content_type": "application/json"}
    return getattr(browser, line.method.lower())(where, sent, headers=headers, **kind)


def whole(answer: Any) -> Any:
    """An answer sent in pieces, put together."""
    if not answer.streaming:
        return answer
    together = HttpResponse(answer.getvalue(), status=answer.status_code, headers=answer.headers)
    together.request = answer.request  # type: ignore[attr-defined]
    return together


def seen(answer: Any) -> tuple[int, Any]:
    """Status and body, without what differs from call to call."""
    if answer.headers.get("Content-Type", "").endswith("json") and answer.content:
        body = answer.json()
        if isinstance(body, dict):
            body.pop("request_id", None)
        return answer.status_code, body
    return answer.status_code, answer.content
