"""Addresses of the follow-up, under /api/v1/."""

from __future__ import annotations

from django.urls import path

from egide.modules.suivi.api import notes, pieces, rappels, taches, thread

urlpatterns = [
    path("clients/<str:reference>/pieces", pieces.PiecesView.as_view(), name="pieces"),
    path("clients/<str:reference>/notes", notes.NotesView.as_view(), name="notes"),
    path("clients/<str:reference>/fil", thread.ThreadView.as_view(), name="client-fil"),
    path("pieces/<uuid:id>", pieces.PieceView.as_view(), name="piece"),
    path("pieces/<uuid:id>/restore", pieces.PieceRestoreView.as_view(), name="piece-restore"),
    path("pieces/<uuid:id>/content", pieces.PieceContentView.as_view(), name="piece-content"),
    path("notes/<uuid:id>", notes.NoteView.as_view(), name="note"),
    path("notes/<uuid:id>/restore", notes.NoteRestoreView.as_view(), name="note-restore"),
    path("mentions", notes.MentionsView.as_view(), name="mentions"),
    path("mentions/<uuid:id>", notes.MentionView.as_view(), name="mention"),
    path("rappels", rappels.RappelsView.as_view(), name="rappels"),
    path("taches", taches.TachesView.as_view(), name="taches"),
    path("taches/<uuid:id>", taches.TacheView.as_view(), name="tache"),
    path("taches/<uuid:id>/restore", taches.TacheRestoreView.as_view(), name="tache-restore"),
]
