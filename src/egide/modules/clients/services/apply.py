"""Many changes to one file at once: whole or not at all, once, under one version (rule 10 of the business)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Greatest

from egide.foundation.realtime.public import publish
from egide.kit.errors import Invalid
from egide.modules.clients.dictionary import BESOINS, SECTIONS
from egide.modules.clients.models import Client
from egide.modules.clients.services.changes import (
    AddBesoin,
    AddRow,
    Change,
    Origine,
    RemoveBesoin,
    RemoveRow,
    SetValues,
)
from egide.modules.clients.services.edition import Edition, edit


@dataclass(frozen=True, slots=True)
class Applied:
    """The file after the changes; `changed` is false when it already said all of it."""

    client_id: UUID
    version: int
    changed: bool
    dossier: dict[str, Any]


def _set(file: Edition, change: SetValues) -> None:
    if change.section == "client":
        file.set_client(change.values)
    elif change.row_id is not None:
        file.set_row(change.section, change.row_id, change.values)
    elif SECTIONS[change.section].lignes:
        raise Invalid({change.section: ["row_id"]})
    else:
        file.set_record(change.section, change.values)


def _apply(file: Edition, change: Change) -> None:
    besoins: list[str] = file.dossier[BESOINS]
    match change:
        case SetValues():
            _set(file, change)
        case AddRow(section, values):
            file.add_row(section, values)
        case RemoveRow(section, row_id):
            file.remove_row(section, row_id)
        case AddBesoin(besoin):
            file.set_besoins([*besoins, besoin])
        case RemoveBesoin(besoin):
            file.set_besoins([kept for kept in besoins if kept != besoin])


def apply_changes(
    *,
    client_id: UUID,
    changes: Sequence[Change],
    expected_version: int | None,
    cause: Origine,
    now: datetime | None = None,
) -> Applied:
    """Apply `changes` in order, in as few statements as there are tables.

    Errors are gathered: the keys of `Invalid` are "<index of the change>.<field>".

    :raises NotFound, StaleVersion, Invalid: nothing is written.
    """

    def write(file: Edition) -> bool:
        errors: dict[str, list[str]] = {}
        for index, change in enumerate(changes):
            try:
                _apply(file, change)
            except Invalid as refusal:
                errors |= {f"{index}.{champ}": sentences for champ, sentences in refusal.errors.items()}
        if errors:
            raise Invalid(errors)
        return file.changed

    changed, file = edit(client_id, write, origine=cause, expected_version=expected_version, now=now)
    return Applied(client_id=client_id, version=file.version, changed=changed, dossier=file.dossier)


def set_pending_review(*, client_id: UUID, count: int) -> None:
    """How many values wait for a decision (what lists show as "14 valeurs à relire"). One statement if it changed."""
    if Client.objects.filter(~Q(a_relire=count), pk=client_id).update(a_relire=count):
        publish("client.changed", client_id=client_id)


def note_exchange(*, client_id: UUID, at: datetime) -> None:
    """A meeting or a message took place at that moment; only a later one moves the date."""
    Client.objects.filter(pk=client_id).update(dernier_echange_at=Greatest("dernier_echange_at", at))
