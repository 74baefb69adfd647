"""Notes and mentions. One statement each."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject, Left

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.public import abilities_expression
from egide.kit.errors import NotFound
from egide.modules.suivi.models import Mention, Note
from egide.modules.suivi.selectors.rows import person

EXCERPT = 280


def present_notes(client_id: UUID) -> QuerySet[Note]:
    """A client's notes, those taken away left out."""
    return Note.objects.filter(client_id=client_id, deleted_at__isnull=True)


def find_note(note_id: UUID, *, removed: bool = False) -> Note:
    """:raises NotFound: missing, taken away (or, with `removed`, not), or another firm's."""
    rows = Note.objects.filter(client__deleted_at__isnull=True, deleted_at__isnull=not removed)
    note = rows.filter(pk=note_id).first()
    if note is None:
        raise NotFound
    return note


def note_rows(rows: QuerySet[Note], caller: Caller) -> QuerySet[Note, dict[str, Any]]:
    """`rows` as the API sends them, for `json_page` and `json_object`."""
    named = Mention.objects.filter(note_id=OuterRef("pk")).order_by("id")
    member = JSONObject(id=F("membre_id"), prenom=F("membre__user__prenom"), nom=F("membre__user__nom"))
    columns: QuerySet[Note, dict[str, Any]] = rows.values(
        *("id", "texte", "epinglee", "created_at", "updated_at", "version"),
        created_by_=person("created_by"),
        mentions_=ArraySubquery(named.values_list(member)),
        abilities=abilities_expression(caller, "notes"),
    )
    return columns


def waiting_mentions(membre_id: UUID | None) -> QuerySet[Mention]:
    """Where this person is called upon and has not said that they saw it."""
    alive = Mention.objects.filter(note__deleted_at__isnull=True, note__client__deleted_at__isnull=True)
    return alive.filter(membre_id=membre_id, vue_at__isnull=True)


def mention_rows(rows: QuerySet[Mention]) -> QuerySet[Mention, dict[str, Any]]:
    """`rows` as the API sends them: the note's beginning, its author, its client."""
    columns: QuerySet[Mention, dict[str, Any]] = rows.values(
        *("id", "created_at"),
        note_=JSONObject(id=F("note_id"), texte=Left("note__texte", EXCERPT)),
        auteur=person("note__created_by"),
        client=JSONObject(
            id=F("note__client_id"),
            matricule=F("note__client__matricule"),
            nom=F("note__client__nom"),
            prenom=F("note__client__prenom"),
        ),
    )
    return columns
