"""Notes on a client, and the mentions that wait for me."""

from __future__ import annotations

import json
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request

from egide.foundation.api.public import (
    PAGE_PARAMETERS,
    ApiView,
    empty,
    etag_of,
    expected_version,
    json_object,
    json_page,
    json_response,
    page_of,
)
from egide.foundation.authz.public import require
from egide.kit.errors import NotFound
from egide.modules.clients.public import present_client
from egide.modules.suivi.api.schema import ID, REFERENCE, MentionPage, MentionVue, NoteChangee, NotePage, NoteSaisie
from egide.modules.suivi.api.schema import Note as NoteShape
from egide.modules.suivi.models import Note
from egide.modules.suivi.selectors.notes import find_note, mention_rows, note_rows, present_notes, waiting_mentions
from egide.modules.suivi.services.notes import add_note, change_note, delete_note, restore_note, see_mention


def _response(view: ApiView, note_id: UUID, status: int = 200) -> HttpResponse:
    body = json_object(note_rows(Note.objects.filter(pk=note_id), view.caller))
    if body is None:
        raise NotFound
    return json_response(body, status=status, etag=etag_of(json.loads(body)["version"]))


class NotesView(ApiView):
    """A client's notes: pinned ones first, then the latest."""

    abilities = {"GET": "notes.view", "POST": "notes.add"}

    @extend_schema(operation_id="notes_list", parameters=[REFERENCE, *PAGE_PARAMETERS], responses=NotePage)
    def get(self, request: Request, reference: str) -> HttpResponse:
        found = present_notes(present_client(reference))
        rows = note_rows(found, self.caller).order_by("-epinglee", "-created_at", "-id")
        return json_response(json_page(rows, page_of(request), counted=found))

    @extend_schema(operation_id="notes_create", parameters=[REFERENCE], request=NoteSaisie, responses={201: NoteShape})
    def post(self, request: Request, reference: str) -> HttpResponse:
        texte = NoteSaisie.check(request)["texte"]
        note = add_note(client_id=present_client(reference), texte=texte, created_by_id=self.caller.membership_id)
        return _response(self, note.id, 201)


class NoteView(ApiView):
    """One note. Its words are its author's; anybody may pin it."""

    abilities = {"PATCH": "notes.pin", "DELETE": "notes.delete"}
    versioned = True

    @extend_schema(operation_id="notes_update", parameters=[ID], request=NoteChangee, responses=NoteShape)
    def patch(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        note, values = find_note(id), NoteChangee.check(request)
        if "texte" in values:
            require(self.caller, "notes.edit", note)
        change_note(note=note, expected_version=expected_version(request), **values)
        return _response(self, note.id)

    @extend_schema(
        operation_id="notes_delete", parameters=[ID], responses={204: OpenApiResponse(description="Retirée")}
    )
    def delete(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        """Retire la note ; `restore` la rend."""
        note = find_note(id)
        require(self.caller, "notes.delete", note)
        delete_note(note=note, expected_version=expected_version(request))
        return empty()


class NoteRestoreView(ApiView):
    """A note that was taken away."""

    abilities = {"POST": "notes.delete"}

    @extend_schema(operation_id="notes_restore", parameters=[ID], request=None, responses=NoteShape)
    def post(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        note = find_note(id, removed=True)
        require(self.caller, "notes.delete", note)
        restore_note(note=note)
        return _response(self, note.id)


class MentionsView(ApiView):
    """Where I am called upon and have not said that I saw it, the latest first."""

    abilities = {"GET": "notes.view"}

    @extend_schema(operation_id="mentions_list", parameters=PAGE_PARAMETERS, responses=MentionPage)
    def get(self, request: Request) -> HttpResponse:
        found = waiting_mentions(self.caller.membership_id)
        return json_response(json_page(mention_rows(found).order_by("-id"), page_of(request), counted=found))


class MentionView(ApiView):
    """Seen, or not yet; mine only."""

    abilities = {"PATCH": "notes.view"}

    @extend_schema(
        operation_id="mentions_update",
        parameters=[ID],
        request=MentionVue,
        responses={204: OpenApiResponse(description="C’est noté")},
    )
    def patch(self, request: Request, id: UUID) -> HttpResponse:  # noqa: A002
        see_mention(mention_id=id, membre_id=self.caller.membership_id, vue=MentionVue.check(request)["vue"])
        return empty()
