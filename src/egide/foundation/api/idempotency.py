"""Idempotency-Key: a creation repeated (a double click, a lost answer) is made once and answered alike.

The record lives in the creation's own transaction: what was refused or rolled back may be tried again, and a
second request that arrives while the first is at work waits for it on the unique key.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable

from django.core.files.uploadedfile import UploadedFile
from django.db import connection
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from egide.foundation.accounts.public import Caller
from egide.foundation.api.models import IdempotencyKey
from egide.foundation.tenancy.public import current_team_id
from egide.kit.errors import Conflict, Invalid
from egide.kit.ids import uuid7

KEPT_HEADERS = ("Content-Type", "ETag", "Location")
VALID_KEY = re.compile(r"[\x21-\x7e]{1,200}")

CLAIM = """
INSERT INTO api_idempotencykey (team_id, id, user_id, key, fingerprint, status, headers, body, created_at)
VALUES (%s, %s, %s, %s, %s, 0, '{}', '', now())
ON CONFLICT (team_id, user_id, key) DO NOTHING RETURNING id
"""


def fingerprint(request: Request) -> str:
    """Of the method, address and content; a form counts by its fields and files, not by its boundary."""
    digest = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if isinstance(request.data, QueryDict):
        for name, values in sorted(request.data.lists()):
            for value in values:
                digest.update(f"\n{name}\n".encode())
                if isinstance(value, UploadedFile):
                    for chunk in value.chunks():
                        digest.update(chunk)
                    value.seek(0)
                else:
                    digest.update(str(value).encode())
    else:
        digest.update(json.dumps(request.data, sort_keys=True, ensure_ascii=False, default=str).encode())
    return digest.hexdigest()


def answer_once(request: Request, key: str, caller: Caller, answer: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """`answer()` the first time, its recorded response afterwards (header `Idempotent-Replayed: true`).

    :raises Invalid: not 1–200 visible ASCII characters.
    :raises Conflict: the key came before with something else.
    """
    if not VALID_KEY.fullmatch(key):
        raise Invalid({"Idempotency-Key": ["De 1 à 200 caractères ASCII visibles."]})
    print_ = fingerprint(request)
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [caller.team_id, uuid7(), caller.user_id, key, print_])
        claimed = cursor.fetchone()
    mine = IdempotencyKey.objects.filter(user_id=caller.user_id, key=key)
    if claimed is None:
        return _replay(mine.get(), print_)
    response = answer()
    if isinstance(response, HttpResponse) and response.status_code < 400:
        kept = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
        mine.update(status=response.status_code, headers=kept, body=response.content)
    else:
        mine.delete()  # a refusal that keeps what it found: the same request may be tried again
    return response


def _replay(record: IdempotencyKey, print_: str) -> HttpResponse:
    if record.fingerprint != print_:
        raise Conflict("idempotency_key_reused", "Cette clé d’idempotence a déjà servi pour une autre demande.")
    response = HttpResponse(bytes(record.body), status=record.status, headers=record.headers)
    response.headers["Idempotent-Replayed"] = "true"
    return response


def forget_answers_about(identifier: str) -> None:
    """The active firm's kept answers that hold these characters are forgotten. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM api_idempotencykey WHERE team_id = %s AND position(convert_to(%s, 'UTF8') in body) > 0",
            [current_team_id(), identifier],
        )
