"""Addresses of the meetings, under /api/v1/."""

from __future__ import annotations

from django.urls import path

from egide.modules.intake.api import entretiens, listening, recording, resume, review, todo, usage, words

urlpatterns = [
    path("todo", todo.TodoView.as_view(), name="todo"),
    path("ai/usage/entretiens", usage.UsageView.as_view(), name="ai-usage-entretiens"),
    path("entretiens", entretiens.EntretiensView.as_view(), name="entretiens"),
    path("entretiens/enregistrements", recording.EnregistrementsView.as_view(), name="enregistrements"),
    path("entretiens/<uuid:id>/enregistrement", recording.EnregistrementView.as_view(), name="enregistrement"),
    path(
        "entretiens/<uuid:id>/enregistrement/prises/<int:prise>/parties/<int:partie>",
        recording.PartieView.as_view(),
        name="enregistrement-partie",
    ),
    path(
        "entretiens/<uuid:id>/enregistrement/termine",
        recording.EnregistrementTermineView.as_view(),
        name="enregistrement-termine",
    ),
    path("entretiens/<uuid:id>/enregistrement/audio", listening.AudioView.as_view(), name="enregistrement-audio"),
    path("entretiens/<uuid:id>/enregistrement/onde", listening.OndeView.as_view(), name="enregistrement-onde"),
    path("entretiens/<uuid:id>/enregistrement/gel", recording.GelView.as_view(), name="enregistrement-gel"),
    path("entretiens/<uuid:id>", entretiens.EntretienView.as_view(), name="entretien"),
    path("entretiens/<uuid:id>/restore", entretiens.EntretienRestoreView.as_view(), name="entretien-restore"),
    path("entretiens/<uuid:id>/extract", entretiens.EntretienExtractView.as_view(), name="entretien-extract"),
    path("entretiens/<uuid:id>/retry", entretiens.EntretienRetryView.as_view(), name="entretien-retry"),
    path("entretiens/<uuid:id>/annule", recording.EntretienCancelView.as_view(), name="entretien-annule"),
    path("entretiens/<uuid:id>/transcript", words.TranscriptView.as_view(), name="entretien-transcript"),
    path("entretiens/<uuid:id>/transcript/speakers", words.SpeakersView.as_view(), name="entretien-speakers"),
    path("entretiens/<uuid:id>/transcript/tours", words.TurnsView.as_view(), name="entretien-tours"),
    path("entretiens/<uuid:id>/transcript/versions", words.VersionsView.as_view(), name="entretien-versions"),
    path(
        "entretiens/<uuid:id>/transcript/versions/<int:version>/retablir",
        words.VersionRestoreView.as_view(),
        name="entretien-version-retablir",
    ),
    path("entretiens/<uuid:id>/proposals", review.ProposalsView.as_view(), name="entretien-proposals"),
    path("entretiens/<uuid:id>/proposals/<uuid:proposal_id>", review.ProposalView.as_view(), name="entretien-proposal"),
    path("entretiens/<uuid:id>/resume", resume.ResumeView.as_view(), name="entretien-resume"),
    path("entretiens/<uuid:id>/accept-safe", review.AcceptSafeView.as_view(), name="entretien-accept-safe"),
    path("entretiens/<uuid:id>/apply", review.ApplyView.as_view(), name="entretien-apply"),
    path("entretiens/<uuid:id>/candidates", review.CandidatesView.as_view(), name="entretien-candidates"),
    path("entretiens/<uuid:id>/client", review.ClientChoiceView.as_view(), name="entretien-client"),
]
