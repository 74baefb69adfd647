from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from egide.foundation.audit.constraints import DEFAULT_CLIENT_COLUMN, AuditTrigger
from egide.foundation.tenancy.fields import TeamField, short_name

if TYPE_CHECKING:
    from django.db.models.constraints import BaseConstraint


class AuditedTeamField(TeamField):
    """`team` of an audited table. It brings the trigger too, so that no Meta can lose it."""

    def rules(self, cls: type[models.Model], name: str) -> list[BaseConstraint]:
        trigger = AuditTrigger(
            name=short_name(f"{cls._meta.db_table}_audit"),
            exclude=getattr(cls, "audit_exclude", ()),
            client_column=getattr(cls, "audit_client_column", DEFAULT_CLIENT_COLUMN),
        )
        return [*super().rules(cls, name), trigger]
