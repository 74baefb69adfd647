"""Who acts, from where and why: said once around a request or a job, written with every row."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from egide.foundation.tenancy.announcement import ActorKind, AuditContext, current_audit


@contextmanager
def audit_context(
    *,
    actor_id: uuid.UUID | None = None,
    actor_kind: ActorKind | None = None,
    request_id: str | None = None,
    ip: str | None = None,
    cause: tuple[str, uuid.UUID] | None = None,
) -> Iterator[AuditContext]:
    """Say who acts and why for what is written inside.

    A nested context keeps what it does not say: a service adds its cause to its request's actor. `cause` is a kind
    and an identifier, as ("entretien", id). An `ip` that is not an address is left out.
    """
    said: dict[str, Any] = {"actor_id": actor_id, "actor_kind": actor_kind, "request_id": request_id, "ip": ip}
    if cause is not None:
        said["cause_kind"], said["cause_id"] = cause
    context = replace(current_audit.get() or AuditContext(), **{k: v for k, v in said.items() if v is not None})
    token = current_audit.set(context)
    try:
        yield context
    finally:
        current_audit.reset(token)
